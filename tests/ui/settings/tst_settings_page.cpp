#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/test_registry.h"
#include "tests/ui/settings/settings_stage.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/main_window.h"
#include "ui/settings/about_section.h"
#include "ui/settings/appearance_section.h"
#include "ui/settings/drawing_section.h"
#include "ui/settings/settings_form.h"
#include "ui/settings/settings_list.h"
#include "ui/settings/settings_row.h"
#include "ui/settings/settings_values.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/toast.h"

namespace {

QStringList shownSections(const ui::SettingsPage& page) {
  QStringList headings;
  for (const auto& section : page.form().sections()) {
    if (section.box->isVisible()) headings += section.heading;
  }
  return headings;
}

int shownRows(const ui::SettingsPage& page) {
  int rows = 0;
  for (const auto* row : page.findChildren<ui::SettingsRow*>()) rows += row->isVisible() ? 1 : 0;
  return rows;
}

}  // namespace

class TestSettingsPage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theListMarksTheSectionInView() {
    SettingsStage stage;
    QCOMPARE(stage.page.list().current(), 0);
    stage.page.showSection(QStringLiteral("shortcuts"));
    QCOMPARE(stage.page.list().section(stage.page.list().current())->text(), QStringLiteral("Shortcuts"));
    QTest::mouseClick(stage.page.list().section(0), Qt::LeftButton);
    QCOMPARE(stage.page.list().current(), 0);
    QVERIFY(!stage.page.form().sections().first().box->visibleRegion().isEmpty());
  }

  void theListMarksTheSectionThatFillsTheView() {
    SettingsStage stage;
    auto* area = stage.page.findChild<QScrollArea*>();
    QScrollBar& bar = *area->verticalScrollBar();
    const int view = area->viewport()->height();
    const auto& sections = stage.page.form().sections();
    const int second = sections[1].box->mapTo(area->widget(), QPoint(0, 0)).y();
    bar.setValue(second - view / 2);
    QCOMPARE(stage.page.list().current(), 0);
    bar.setValue(second - view / 4);
    QCOMPARE(stage.page.list().current(), 1);
    bar.setValue(bar.maximum());
    QCOMPARE(stage.page.list().current(), static_cast<int>(sections.size()) - 1);
    bar.setValue(0);
    QCOMPARE(stage.page.list().current(), 0);
  }

  void theStripSaysWhetherChangesAreSaved() {
    SettingsStage stage;
    QCOMPARE(stage.page.statusHint().words, QStringLiteral("Changes are saved as you make them"));
    ui::ActionRegistry actions(stage.preferences);
    QFile inTheWay(stage.folder.filePath(QStringLiteral("no folder")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    ui::Preferences lost({.config = inTheWay.fileName(), .state = inTheWay.fileName()});
    const ui::SettingsPage page({lost, actions, stage.host.planner(), {.config = inTheWay.fileName(), .data = inTheWay.fileName()}});
    QVERIFY(page.statusHint().words.startsWith(QStringLiteral("Changes are lost when Bifrons ends")));
  }

  void theWheelSetsOnlyWhatHasTheFocus() {
    SettingsStage stage;
    auto* box = stage.page.findChild<QComboBox*>(QStringLiteral("idleMinutes"));
    const auto turnWheel = [box] {
      QWheelEvent event(QPointF(5, 5), box->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                        Qt::NoScrollPhase, false);
      QCoreApplication::sendEvent(box, &event);
      return event.isAccepted();
    };
    QVERIFY2(!turnWheel(), "the page has it");
    QVERIFY(!box->hasFocus());
    QCOMPARE(stage.preferences.downloads().idleMinutes(), 0);
    box->setFocus();
    QVERIFY(turnWheel());
    QVERIFY(stage.preferences.downloads().idleMinutes() > 0);
  }

  void theSearchLeavesWhatAnswers() {
    SettingsStage stage;
    const int all = shownRows(stage.page);
    QTest::keyClicks(stage.page.list().search(), QStringLiteral("contrast"));
    QCOMPARE(shownSections(stage.page), QStringList{QStringLiteral("Appearance")});
    QCOMPARE(shownRows(stage.page), 1);
    QVERIFY(!stage.page.list().section(1)->isVisible());
    QVERIFY(stage.page.escape());
    QCOMPARE(shownRows(stage.page), all);
    QVERIFY(!stage.page.escape());
    QTest::keyClicks(stage.page.list().search(), QStringLiteral("folders"));  // a heading leaves all of its rows
    QVERIFY(shownSections(stage.page).contains(QStringLiteral("Folders")));
    QVERIFY(shownRows(stage.page) >= 3);
  }

  void whatIsNotFoundIsNamed() {
    SettingsStage stage;
    QTest::keyClicks(stage.page.list().search(), QStringLiteral("xyzzy"));
    QCOMPARE(stage.page.emptyText(), QStringLiteral("No setting is called “xyzzy”."));
    QCOMPARE(shownRows(stage.page), 0);
    stage.page.list().search()->clear();
    QVERIFY(stage.page.emptyText().isEmpty());
  }

  void labelsGoAboveTheirControlsInANarrowWindow() {
    SettingsStage stage;
    const auto* row = stage.page.form().sections().first().rows.first();
    const auto* control = row->findChild<ui::SegmentedControl*>();
    const auto* label = row->findChild<QLabel*>();
    QTRY_VERIFY(label->mapTo(row, QPoint(label->width(), 0)).x() <= control->x());
    stage.page.resize(832, 522);
    QTRY_VERIFY(label->geometry().bottom() < control->y());
    QVERIFY2(control->x() < 10, qPrintable(QString::number(control->x())));
  }

  void controlsStandInOneColumn() {
    SettingsStage stage;
    const int left = stage.page.appearance().themeChoice()->mapTo(&stage.page, QPoint()).x();
    for (const char* name : {"downloadSource", "proxyAddress"}) {
      const auto* field = stage.page.findChild<QLineEdit*>(QString::fromLatin1(name));
      QVERIFY(field != nullptr);
      QTRY_COMPARE(field->mapTo(&stage.page, QPoint()).x(), left);
    }
  }

  void thePreviewOfPicturesFollows() {
    tests::UiFixture stage;
    ui::MainWindow window(*stage.bridge, stage.preferences, stage.storage, stage.host.planner());
    auto& create = *window.findChild<ui::CreatePage*>();
    const auto* preview = window.findChild<ui::SettingsPage*>()->drawing().preview();
    QCOMPARE(create.settings().options().preview_rows, std::int64_t{1});
    preview->choice(0)->click();
    QCOMPARE(create.settings().options().preview_rows, std::int64_t{0});
    preview->choice(1)->click();
    QVERIFY(stage.load());  // the model's own is not taken
    QCOMPARE(create.settings().take().preview_rows, std::int64_t{4});
  }

  void theNotificationIsASwitch() {
    SettingsStage stage;
    QVERIFY(stage.preferences.tellsOfLongJobs());
    stage.page.drawing().tell()->click();
    QVERIFY(!stage.preferences.tellsOfLongJobs());
  }

  void eachSectionHasItsDefaultsBack() {
    SettingsStage stage;
    stage.preferences.setZoom(120);
    stage.preferences.setThreads(2);
    stage.preferences.downloads().setIdleMinutes(30);
    stage.preferences.setCudaFolder(QStringLiteral("/opt/cuda"));
    stage.page.showSection(QStringLiteral("engine"));
    QVERIFY(stage.page.restoreButton()->toolTip().contains(QStringLiteral("Engine")));
    stage.page.restoreButton()->click();
    QCOMPARE(stage.preferences.threads(), 0);
    QCOMPARE(stage.preferences.downloads().idleMinutes(), 0);
    QCOMPARE(stage.preferences.cudaFolder(), QString());
    QCOMPARE(stage.preferences.zoom(), 120);  // of another section
    const auto* toast = stage.page.findChild<ui::Toast*>();
    QCOMPARE(toast->text(), QStringLiteral("“Engine” is as at the first start"));
    stage.preferences.setZoom(90);  // meanwhile
    toast->findChild<ui::TextButton*>()->click();  // Undo
    QCOMPARE(stage.preferences.threads(), 2);
    QCOMPARE(stage.preferences.downloads().idleMinutes(), 30);
    QCOMPARE(stage.preferences.cudaFolder(), QStringLiteral("/opt/cuda"));
    QCOMPARE(stage.preferences.zoom(), 90);
  }

  void everySectionThatSetsSomethingIsKnown() {
    SettingsStage stage;
    for (const auto& section : stage.page.form().sections()) {
      stage.page.showSection(section.id);
      QCOMPARE(stage.page.restoreButton()->isEnabled(), section.id != QStringLiteral("about"));
      stage.page.restoreButton()->click();
      if (section.id == QStringLiteral("about")) continue;
      QCOMPARE(stage.page.findChild<ui::Toast*>()->text(), QStringLiteral("“%1” is as at the first start").arg(section.heading));
    }
    QVERIFY(stage.page.restoreButton()->toolTip().contains(QStringLiteral("nothing that is set")));
  }

  void theShortcutsComeBackAndGoAgain() {
    SettingsStage stage;
    stage.actions.setKeys(stage.first, {QKeySequence(Qt::CTRL | Qt::Key_R)});
    stage.page.showSection(QStringLiteral("shortcuts"));
    stage.page.restoreButton()->click();
    QCOMPARE(stage.first->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_J));
    stage.page.findChild<ui::Toast*>()->findChild<ui::TextButton*>()->click();  // Undo
    QCOMPARE(stage.first->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R));
    QVERIFY(stage.preferences.shortcuts(QStringLiteral("first.act")).has_value());
  }

  void allDefaultsComeBackAndGoAgain() {
    SettingsStage stage;
    stage.page.defineActions(stage.actions);
    stage.preferences.setZoom(120);
    stage.preferences.setPreviewRows(4);
    stage.preferences.setThreads(2);
    stage.actions.find(QStringLiteral("settings.defaults"))->trigger();
    QCOMPARE(stage.preferences.zoom(), 100);
    QCOMPARE(stage.preferences.previewRows(), 1);
    QCOMPARE(stage.preferences.threads(), 0);
    stage.page.findChild<ui::Toast*>()->findChild<ui::TextButton*>()->click();  // Undo
    QCOMPARE(stage.preferences.zoom(), 120);
    QCOMPARE(stage.preferences.previewRows(), 4);
    QCOMPARE(stage.preferences.threads(), 2);
  }

  void theFirstValuesAreTheDefaults() {
    const tests::UiFixture fresh;
    const ui::SettingsValues first = ui::settingsValues(fresh.preferences), defaults;
    QCOMPARE(first.zoom, defaults.zoom);
    QCOMPARE(first.previewRows, defaults.previewRows);
    QCOMPARE(first.tellsOfLongJobs, defaults.tellsOfLongJobs);
    QCOMPARE(first.motionReduced, defaults.motionReduced);
    QCOMPARE(first.threads, defaults.threads);
    QVERIFY(first.theme == defaults.theme && first.font == defaults.font && first.language == defaults.language);
  }

  void theLicencesAreShown() {
    SettingsStage stage;
    stage.page.about().licences()->click();
    auto* dialog = stage.window.findChild<QDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("MIT")));
    dialog->close();
  }

  void theLogIsAskedFor() {
    SettingsStage stage;
    QSignalSpy wanted(&stage.page, &ui::SettingsPage::logWanted);
    stage.page.about().log()->click();
    QCOMPARE(wanted.count(), 1);
  }
};

BIFRONS_TEST(TestSettingsPage)
#include "tst_settings_page.moc"
