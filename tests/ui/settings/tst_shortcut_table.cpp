#include <QTest>
#include <algorithm>

#include "tests/support/test_registry.h"
#include "tests/ui/settings/settings_stage.h"
#include "ui/commands/fixed_keys.h"
#include "ui/settings/fixed_key_view.h"
#include "ui/settings/key_field.h"
#include "ui/settings/settings_list.h"
#include "ui/settings/shortcut_table.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_button.h"

namespace {

void give(const SettingsStage& stage, const QAction* action, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) {
  ui::KeyField* field = stage.page.shortcuts().field(action);
  field->click();
  QTest::keyClick(field, key, modifiers);
}

QString keysOf(const QAction* action) { return QKeySequence::listToString(action->shortcuts(), QKeySequence::PortableText); }

}  // namespace

class TestShortcutTable : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysThatArePressedActAtOnceAndAreKept() {
    const SettingsStage stage;
    give(stage, stage.first, Qt::Key_R);
    QCOMPARE(keysOf(stage.first), QStringLiteral("Ctrl+R"));
    QCOMPARE(stage.page.shortcuts().field(stage.first)->text(), QStringLiteral("Ctrl+R"));
    QVERIFY(stage.preferences.shortcuts(QStringLiteral("first.act")).has_value());
    QVERIFY(!stage.page.shortcuts().reset(stage.first)->isHidden());
    QVERIFY(stage.page.shortcuts().reset(stage.second)->isHidden());
  }

  void aConflictNamesTheOtherAndChangesNothing() {
    const SettingsStage stage;
    give(stage, stage.first, Qt::Key_P);
    const auto* note = stage.page.shortcuts().note();
    QVERIFY(!note->isHidden());
    QCOMPARE(note->sentence(), QStringLiteral("“Ctrl+P” belongs to “Second thing”. Nothing was changed."));
    QCOMPARE(keysOf(stage.first), QStringLiteral("Ctrl+J"));
    QCOMPARE(keysOf(stage.second), QStringLiteral("Ctrl+P"));
  }

  void theyCanBeTakenFromTheOther() {
    const SettingsStage stage;
    give(stage, stage.first, Qt::Key_P);
    stage.page.shortcuts().takeOver()->click();
    QCOMPARE(keysOf(stage.first), QStringLiteral("Ctrl+P"));
    QCOMPARE(keysOf(stage.second), QString());
    QVERIFY(stage.page.shortcuts().note()->isHidden());
  }

  void aLetterAloneIsRefusedBesideItsRow() {
    const SettingsStage stage;
    give(stage, stage.first, Qt::Key_A, Qt::NoModifier);
    QVERIFY(stage.page.shortcuts().note()->sentence().contains(QStringLiteral("Hold Ctrl or Alt")));
    QVERIFY(stage.page.shortcuts().takeOver()->isHidden());
    QCOMPARE(keysOf(stage.first), QStringLiteral("Ctrl+J"));
  }

  void oneOrAllGoBack() {
    const SettingsStage stage;
    give(stage, stage.first, Qt::Key_R);
    give(stage, stage.second, Qt::Key_T);
    stage.page.shortcuts().reset(stage.first)->click();
    QCOMPARE(keysOf(stage.first), QStringLiteral("Ctrl+J"));
    QCOMPARE(keysOf(stage.second), QStringLiteral("Ctrl+T"));
    QVERIFY(stage.page.shortcuts().reset(stage.first)->isHidden());
    stage.page.shortcuts().resetAll()->click();
    QCOMPARE(keysOf(stage.second), QStringLiteral("Ctrl+P"));
  }

  void keysThatCannotBeChangedAreListedAsSuch() {
    const SettingsStage stage;
    const auto views = stage.page.shortcuts().findChildren<ui::FixedKeyView*>();
    QCOMPARE(views.size(), ui::fixedKeys().size());
    const bool sends = std::any_of(views.begin(), views.end(), [](const ui::FixedKeyView* view) {
      return view->accessibleName() == QStringLiteral("Send the question: Enter. Cannot be changed");
    });
    QVERIFY(sends);
  }

  void fixedKeysAreNotGivenAway() {
    const SettingsStage stage;
    give(stage, stage.first, Qt::Key_C);
    QCOMPARE(stage.page.shortcuts().note()->sentence(), QStringLiteral("“Ctrl+C” is fixed for “Copy the picture”. Nothing was changed."));
    QVERIFY(stage.page.shortcuts().takeOver()->isHidden());
    QCOMPARE(keysOf(stage.first), QStringLiteral("Ctrl+J"));
  }

  void ofAnotherPageTheyAreFree() {
    SettingsStage stage;
    QWidget chatPage(&stage.window);
    QAction* chat = stage.actions.define(&chatPage, {"chat.act", "Chat thing", "check", {}}, [] {});
    give(stage, chat, Qt::Key_A);  // fixed in the gallery
    QCOMPARE(keysOf(chat), QStringLiteral("Ctrl+A"));
    give(stage, chat, Qt::Key_F2, Qt::NoModifier);  // fixed here
    QCOMPARE(keysOf(chat), QStringLiteral("Ctrl+A"));
    QVERIFY(stage.page.shortcuts().note()->sentence().contains(QStringLiteral("Rename the chat")));
  }

  void theSearchOfThePageLeavesTheRowsThatAnswer() {
    SettingsStage stage;
    const auto& table = stage.page.shortcuts();
    stage.page.list().search()->setText(QStringLiteral("second"));
    QVERIFY(table.field(stage.second)->isVisible() && !table.field(stage.first)->isVisible());
    QVERIFY(!table.findChild<ui::FixedKeyView*>()->isVisible());
    QVERIFY(!table.resetAll()->isVisible());
    stage.page.list().search()->setText(QStringLiteral("ctrl+j"));  // by its keys
    QVERIFY(table.field(stage.first)->isVisible() && !table.field(stage.second)->isVisible());
    stage.page.list().search()->setText(QStringLiteral("first second"));
    QVERIFY(!table.isVisible());
    QCOMPARE(stage.page.emptyText(), QStringLiteral("No setting is called “first second”."));
    stage.page.list().search()->clear();
    QVERIFY(table.field(stage.first)->isVisible() && table.findChild<ui::FixedKeyView*>()->isVisible());
  }

  void aLateActionGetsItsRow() {
    SettingsStage stage;
    const QAction* late = stage.actions.define(&stage.window, {"late.act", "Late", "check", {}}, [] {});
    QVERIFY(stage.page.shortcuts().field(late) != nullptr);
    delete late;
    QVERIFY(stage.page.shortcuts().field(late) == nullptr);
  }
};

BIFRONS_TEST(TestShortcutTable)
#include "tst_shortcut_table.moc"
