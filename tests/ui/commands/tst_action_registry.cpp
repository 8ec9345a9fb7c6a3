#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

#include "tests/support/test_registry.h"
#include "ui/commands/action_registry.h"
#include "ui/settings/preferences.h"

using ui::ActionRegistry;

namespace {

/// Two pages of a window and their actions.
struct Stage {
  QTemporaryDir folder;
  ui::Preferences preferences{{.config = folder.path(), .state = folder.path()}};
  QWidget window, first{&window}, second{&window};
  ActionRegistry actions{preferences};
  int runs = 0;

  QAction* define(QWidget* owner, const char* id, const ui::ActionKeys& keys) {
    return actions.define(owner, {id, "Do it", "check", keys}, [this] { ++runs; });
  }
  void open() {
    window.resize(200, 100);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
  }
};

QList<QKeySequence> keys(const char* portable) { return ui::ActionKeys(portable).list; }

/// Knows one text of QWidget's.
class OneWord : public QTranslator {
 public:
  [[nodiscard]] QString translate(const char* context, const char* source, const char*, int) const override {
    return QLatin1String(context) == QLatin1String("QWidget") && QLatin1String(source) == QLatin1String("Do it")
               ? QStringLiteral("Mach es")
               : QString();
  }
  [[nodiscard]] bool isEmpty() const override { return false; }
};

}  // namespace

class TestActionRegistry : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anActionIsHeardWhileItsPageIsShown() {
    Stage stage;
    stage.define(&stage.first, "first.act", "Ctrl+J");
    stage.open();
    QTest::keyClick(&stage.window, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(stage.runs, 1);
    stage.first.hide();
    QTest::keyClick(&stage.window, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(stage.runs, 1);
  }

  void theTextIsTranslatedAndTheEnglishOneKept() {
    OneWord german;
    QCoreApplication::installTranslator(&german);
    Stage stage;
    const QAction* action = stage.define(&stage.first, "first.act", {});
    QCoreApplication::removeTranslator(&german);
    QCOMPARE(action->text(), QStringLiteral("Mach es"));
    QCOMPARE(ActionRegistry::englishOf(action), QStringLiteral("Do it"));
  }

  void oneThatIsOffSaysWhyAndDoesNothing() {
    Stage stage;
    QAction* action = stage.define(&stage.first, "first.act", "Ctrl+J");
    ActionRegistry::setOff(action, QStringLiteral("Nothing is there"));
    QCOMPARE(ActionRegistry::whyOff(action), QStringLiteral("Nothing is there"));
    stage.actions.run(action);
    QCOMPARE(stage.runs, 0);
    ActionRegistry::setOff(action, {});
    stage.actions.run(action);
    QCOMPARE(stage.runs, 1);
    QVERIFY(ActionRegistry::whyOff(action).isEmpty());
  }

  void itsPageIsWantedBeforeItRuns() {
    Stage stage;
    QAction* action = stage.define(&stage.second, "second.act", {});
    int runsBefore = -1;
    QWidget* wanted = nullptr;
    connect(&stage.actions, &ActionRegistry::ownerWanted, this, [&](QWidget* owner) {
      wanted = owner;
      runsBefore = stage.runs;
    });
    stage.actions.run(action);
    QCOMPARE(wanted, &stage.second);
    QCOMPARE(runsBefore, 0);
    QCOMPARE(stage.runs, 1);
  }

  void keysOfThePersonAreKeptAndForgotten() {
    Stage stage;
    QAction* action = stage.define(&stage.first, "first.act", "Ctrl+J");
    QSignalSpy changed(&stage.actions, &ActionRegistry::keysChanged);
    stage.actions.setKeys(action, keys("Alt+J; F9"));
    QCOMPARE(changed.count(), 1);
    QVERIFY(!stage.actions.hasDefaultKeys(action));
    {
      QWidget page;
      ActionRegistry again(stage.preferences);
      QCOMPARE(again.define(&page, {"first.act", "Do it", "", "Ctrl+J"}, [] {})->shortcuts(), keys("Alt+J; F9"));
    }
    stage.actions.setKeys(action, {});  // none at all is a choice, too
    QCOMPARE(stage.preferences.shortcuts(QStringLiteral("first.act")), std::make_optional(QList<QKeySequence>()));
    stage.actions.resetAllKeys();
    QCOMPARE(action->shortcuts(), keys("Ctrl+J"));
    QVERIFY(!stage.preferences.shortcuts(QStringLiteral("first.act")));
  }

  void keysMeetWhereBothActionsAreHeard() {
    Stage stage;
    QAction* ofWindow = stage.define(&stage.window, "window.act", "Ctrl+W");
    QAction* ofFirst = stage.define(&stage.first, "first.act", "Ctrl+J");
    QAction* ofSecond = stage.define(&stage.second, "second.act", "Ctrl+P");
    const auto one = [](const char* text) { return keys(text).first(); };
    QCOMPARE(stage.actions.otherWith(one("Ctrl+W"), ofFirst), ofWindow);
    QCOMPARE(stage.actions.otherWith(one("Ctrl+J"), ofWindow), ofFirst);
    QCOMPARE(stage.actions.otherWith(one("Ctrl+J"), ofSecond), nullptr);  // never shown together
    QCOMPARE(stage.actions.otherWith(one("Ctrl+J"), ofFirst), nullptr);   // its own
  }

  void aStandardKeyFallsBackWhereTheDesktopHasNone() {
    QCOMPARE(ui::ActionKeys(QKeySequence::UnknownKey, "Ctrl+Q").list, keys("Ctrl+Q"));
    QCOMPARE(ui::ActionKeys(QKeySequence::New, "F2").list, QKeySequence::keyBindings(QKeySequence::New));
    QCOMPARE(keys("Ctrl++; Ctrl+=").size(), 2);
  }

  void whatIsDeletedIsForgotten() {
    Stage stage;
    {
      QWidget page;
      stage.define(&page, "gone.act", {});
      QCOMPARE(stage.actions.all().size(), 1);
    }
    QVERIFY(stage.actions.all().isEmpty());
    QVERIFY(stage.actions.find(QStringLiteral("gone.act")) == nullptr);
  }

  void aFileWithNonsenseForKeysLosesNothing() {
    Stage stage;
    QSettings file(stage.folder.filePath(QStringLiteral("bifrons.ini")), QSettings::IniFormat);
    file.setValue(QStringLiteral("shortcuts/first.act"), QStringLiteral("Hyper+Ctrl+Blob"));
    file.sync();
    ui::Preferences preferences({.config = stage.folder.path(), .state = stage.folder.path()});
    ActionRegistry actions(preferences);
    QWidget page;
    QCOMPARE(actions.define(&page, {"first.act", "Do it", "", "Ctrl+J"}, [] {})->shortcuts(), keys("Ctrl+J"));
  }
};

BIFRONS_TEST(TestActionRegistry)
#include "tst_action_registry.moc"
