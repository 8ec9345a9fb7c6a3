#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/commands/action_registry.h"
#include "ui/commands/command_list.h"
#include "ui/commands/command_palette.h"
#include "ui/create/create_page.h"
#include "ui/create/settings_panel.h"
#include "ui/frame/command_hint.h"
#include "ui/frame/rail.h"
#include "ui/main_window.h"
#include "ui/settings/settings_page.h"

namespace {

struct Stage : tests::UiFixture {
  ui::MainWindow window{*bridge, preferences, storage, host.planner()};
  ui::CommandPalette* palette = window.findChild<ui::CommandPalette*>();
  ui::ActionRegistry* actions = window.findChild<ui::ActionRegistry*>();

  Stage() {
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) qWarning("the window did not become active");
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
  }
  void type(const QString& words) const { QTest::keyClicks(palette->line(), words); }
  [[nodiscard]] QString current() const { return palette->list()->currentIndex().data().toString(); }
  [[nodiscard]] QWidget* composer() const { return window.findChild<ui::ChatPage*>()->composer().edit(); }
};

}  // namespace

class TestCommandPalette : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysOpenItOverAnyPageAndCloseItAgain() {
    const Stage stage;
    QVERIFY(stage.composer()->hasFocus());  // an editor has keys of its own, but not these
    stage.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(stage.palette->isVisible());
    QVERIFY(stage.palette->line()->hasFocus());
    QCOMPARE(stage.palette->width(), 560);
    QCOMPARE(stage.palette->y(), 96);
    QVERIFY(std::abs(stage.palette->geometry().center().x() - stage.palette->parentWidget()->rect().center().x()) <= 1);
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.palette->isVisible());
    QVERIFY(stage.composer()->hasFocus());
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!stage.palette->isVisible());
  }

  void theStripOpensItToo() {
    const Stage stage;
    auto* hint = stage.window.findChild<ui::CommandHint*>();
    QCOMPARE(hint->accessibleDescription(), QStringLiteral("Ctrl+K"));
    QTest::mouseClick(hint, Qt::LeftButton);
    QVERIFY(stage.palette->isVisible());
    QTest::mouseClick(hint, Qt::LeftButton);
    QVERIFY(!stage.palette->isVisible());
  }

  void enterDoesTheMarkedOne() {
    const Stage stage;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(QStringLiteral("settings"));
    QCOMPARE(stage.current(), QStringLiteral("Settings"));
    stage.press(Qt::Key_Return);
    QVERIFY(!stage.palette->isVisible());
    QVERIFY(stage.window.findChild<ui::SettingsPage*>()->isVisible());
  }

  void theArrowsMoveTheMark() {
    const Stage stage;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    const QString first = stage.current();
    stage.press(Qt::Key_Down);
    QVERIFY(stage.current() != first);
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.current(), first);
    QVERIFY(stage.palette->line()->hasFocus());
  }

  void anActionOfAnotherPageOpensThatPage() {
    const Stage stage;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(QStringLiteral("draw the"));
    QCOMPARE(stage.current(), QStringLiteral("Draw the prompt"));
    stage.press(Qt::Key_Return);
    QVERIFY(stage.window.findChild<ui::CreatePage*>()->isVisible());
  }

  void eachCommandSaysWhereItBelongs_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("group");
    QTest::newRow("of a page") << QStringLiteral("draw the") << QStringLiteral("Create");
    QTest::newRow("of the models") << QStringLiteral("choose a model") << QStringLiteral("Models");
    QTest::newRow("of the window") << QStringLiteral("quit") << QStringLiteral("Window");
    QTest::newRow("a page") << QStringLiteral("gallery") << QStringLiteral("Pages");
    QTest::newRow("of the looks") << QStringLiteral("larger") << QStringLiteral("Appearance");
  }

  void eachCommandSaysWhereItBelongs() {
    QFETCH(const QString, words);
    QFETCH(const QString, group);
    const Stage stage;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(words);
    const QModelIndex row = stage.palette->list()->currentIndex();
    QCOMPARE(row.data(ui::CommandList::GroupRole).toString(), group);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(group));
  }

  /// Of a command without keys, which would stand there, too.
  void theGroupIsPaintedAtTheRight() {
    const Stage stage;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(QStringLiteral("reset the drawing settings"));
    const QModelIndex row = stage.palette->list()->currentIndex();
    QCOMPARE(row.data(ui::CommandList::GroupRole).toString(), QStringLiteral("Create"));
    QVERIFY(row.data(ui::CommandList::KeysRole).toString().isEmpty());
    const QRect place = stage.palette->list()->visualRect(row);
    const QImage shown = stage.palette->list()->viewport()->grab(place).toImage();
    const QRect right(place.width() * 2 / 3, 4, place.width() / 3 - 8, place.height() - 8);
    const QColor ground = shown.pixelColor(right.topLeft());
    bool written = false;
    for (int x = right.left(); x < right.right(); ++x) {
      for (int y = right.top(); y < right.bottom(); ++y) written = written || shown.pixelColor(x, y) != ground;
    }
    QVERIFY(written);
  }

  void oneThatIsOffSaysWhyAndStays() {
    const Stage stage;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(QStringLiteral("stop the running"));
    const QModelIndex row = stage.palette->list()->currentIndex();
    QCOMPARE(row.data(ui::CommandList::ReasonRole).toString(), QStringLiteral("Nothing is running"));
    stage.press(Qt::Key_Return);
    QVERIFY(stage.palette->isVisible());
  }

  void whatIsNotFoundIsNamed() {
    const Stage stage;
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(QStringLiteral("xyzzy"));
    QCOMPARE(stage.palette->emptyText(), QStringLiteral("No command is called “xyzzy”."));
    QVERIFY(!stage.palette->list()->isVisible());
    stage.press(Qt::Key_Return);
    QVERIFY(stage.palette->isVisible());
  }

  void itFitsTheSmallestWindow() {
    Stage stage;
    stage.window.resize(900, 600);
    stage.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(stage.palette->parentWidget()->rect().contains(stage.palette->geometry()));
  }

  void theSidePanelIsOnePageAfterTheOther() {
    const Stage stage;
    QAction* panel = stage.actions->find(QStringLiteral("window.panel"));
    QCOMPARE(ui::ActionRegistry::whyOff(stage.actions->find(QStringLiteral("window.list"))).isEmpty(),
             stage.window.findChild<ui::ChatPage*>()->hasList());
    stage.press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(panel->isEnabled());
    auto& shown = stage.window.findChild<ui::CreatePage*>()->panel();
    const bool before = shown.isVisible();
    stage.press(Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(shown.isVisible(), !before);
  }

  void everyActionHasATextAnIconAndKeysOfItsOwn() {
    const Stage stage;
    QVERIFY(stage.actions->all().size() > 20);
    for (const QAction* action : stage.actions->all()) {
      QVERIFY2(!action->text().isEmpty() && !ui::ActionRegistry::iconOf(action).isEmpty(), qPrintable(action->objectName()));
      for (const QKeySequence& keys : action->shortcuts()) {
        const QAction* other = stage.actions->otherWith(keys, action);
        QVERIFY2(other == nullptr, qPrintable(QStringLiteral("%1: %2").arg(action->objectName(), keys.toString())));
      }
    }
  }

  void theRailAndTheStripSayTheKeysOfThePerson() {
    const Stage stage;
    stage.actions->setKeys(stage.actions->find(QStringLiteral("window.commands")), {QKeySequence(Qt::Key_F9)});
    QCOMPARE(stage.window.findChild<ui::CommandHint*>()->accessibleDescription(), QStringLiteral("F9"));
    stage.press(Qt::Key_F9);
    QVERIFY(stage.palette->isVisible());
    stage.actions->setKeys(stage.actions->find(QStringLiteral("page.chat")), {QKeySequence(Qt::Key_F8)});
    QVERIFY(stage.window.findChild<ui::Rail*>()->button(0)->toolTip().contains(QStringLiteral("F8")));
  }
};

BIFRONS_TEST(TestCommandPalette)
#include "tst_command_palette.moc"
