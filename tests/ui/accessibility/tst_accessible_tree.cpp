#include <QAbstractButton>
#include <QAccessible>
#include <QDialog>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "tests/support/test_registry.h"
#include "tests/ui/accessibility/accessible_tree.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/commands/action_registry.h"
#include "ui/commands/command_palette.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/picture_grid.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/rail.h"
#include "ui/log/log_dialog.h"
#include "ui/main_window.h"
#include "ui/widgets/segmented_control.h"

namespace {

/// The whole window, with an answer in the chat and pictures on the Create page.
struct Stage : tests::UiFixture {
  ui::MainWindow window{*bridge, preferences, storage, host.planner()};

  Stage() {
    window.loadModel({});
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) qWarning("the window did not become active");
    if (!QTest::qWaitFor([this] { return bridge->model() != nullptr; })) qWarning("the model did not come");
  }
  /// A line each.
  [[nodiscard]] QString problems() { return tests::accessibleProblems(window).join(QLatin1Char('\n')); }
};

}  // namespace

class TestAccessibleTree : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anUnnamedControlIsFound() {
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* unnamed = new QToolButton(&window);
    auto* nothing = new QWidget(&window);  // takes the focus and does not say what it is
    nothing->setFocusPolicy(Qt::StrongFocus);
    nothing->setAccessibleName(QStringLiteral("Thing"));
    column->addWidget(unnamed);
    column->addWidget(nothing);
    window.show();
    const QStringList found = tests::accessibleProblems(window);
    QCOMPARE(found.size(), 2);
    QVERIFY2(found[0].startsWith(QStringLiteral("no name: ")) && found[1].startsWith(QStringLiteral("no role: ")),
             qPrintable(found.join(QLatin1Char('\n'))));
    unnamed->setText(QStringLiteral("Named"));
    nothing->setFocusPolicy(Qt::NoFocus);
    QCOMPARE(tests::accessibleProblems(window), QStringList());
  }

  void everyPageIsNamed_data() {
    QTest::addColumn<QString>("page");
    const Stage stage;
    for (const QAction* action : stage.window.findChild<ui::ActionRegistry*>()->all()) {
      if (!action->objectName().startsWith(QStringLiteral("page."))) continue;
      const QString name = action->objectName().mid(5);
      QTest::newRow(qPrintable(name)) << name;
    }
  }
  void everyPageIsNamed() {
    QFETCH(const QString, page);
    Stage stage;
    QVERIFY(stage.window.openPage(page));
    QTest::qWait(50);
    QCOMPARE(stage.problems(), QString());
    QVERIFY2(tests::controlsSeen() > 10, qPrintable(QString::number(tests::controlsSeen())));
  }

  void pagesAtWorkAreNamedToo() {
    Stage stage;
    auto* create = stage.window.findChild<ui::CreatePage*>();
    stage.window.openPage(QStringLiteral("create"));
    tests::draw(*create, QStringLiteral("a red circle"), 2);
    QTRY_VERIFY(create->model().running() == nullptr && create->model().rowCount() > 0);
    QCOMPARE(stage.problems(), QString());
    auto* chat = stage.window.findChild<ui::ChatPage*>();
    stage.window.openPage(QStringLiteral("chat"));
    chat->model().ask(QStringLiteral("What is it?"), {});
    QTRY_VERIFY(!chat->model().isAnswering());
    QCOMPARE(stage.problems(), QString());
  }

  void theCellsOfAGridAreItemsOfAList() {
    Stage stage;
    auto* create = stage.window.findChild<ui::CreatePage*>();
    stage.window.openPage(QStringLiteral("create"));
    for (int job = 0; job < 2; ++job) tests::draw(*create, QStringLiteral("a red circle"), 2);
    QTRY_VERIFY(create->model().rowCount() == 2 && create->model().running() == nullptr);
    QAccessibleInterface* grid = QAccessible::queryAccessibleInterface(&create->grid());
    QCOMPARE(grid->role(), QAccessible::List);
    QCOMPARE(grid->childCount(), 4);
    QStringList names;
    for (int place = 0; place < 4; ++place) {
      QAccessibleInterface* cell = grid->child(place);
      QCOMPARE(cell->role(), QAccessible::ListItem);
      QCOMPARE(grid->indexOfChild(cell), place);
      QCOMPARE(cell, grid->child(place));  // made once
      QTRY_VERIFY(cell->rect().isValid());  // a grid is laid out once the event loop has nothing else
      names += cell->text(QAccessible::Name);
    }
    QVERIFY2(!names.contains(QString()), qPrintable(names.join(QLatin1Char('\n'))));
    QVERIFY(grid->child(4) == nullptr && grid->child(-1) == nullptr);
    create->grid().setCurrentIndex(create->model().index(1, 0, create->model().index(1, 0)));
    QCOMPARE(grid->indexOfChild(grid->focusChild()), 3);
  }

  void whatLiesOverThePagesIsNamed() {
    Stage stage;
    auto* actions = stage.window.findChild<ui::ActionRegistry*>();
    actions->find(QStringLiteral("window.commands"))->trigger();
    QVERIFY(stage.window.findChild<ui::CommandPalette*>()->isVisible());
    QCOMPARE(stage.problems(), QString());
    actions->find(QStringLiteral("model.choose"))->trigger();
    QVERIFY(stage.window.findChild<ui::ModelSwitcher*>()->isVisible());
    QCOMPARE(stage.problems(), QString());
    actions->find(QStringLiteral("help.log"))->trigger();
    auto* log = stage.window.findChild<ui::LogDialog*>();
    QCOMPARE(tests::accessibleProblems(*log).join(QLatin1Char('\n')), QString());
    log->close();
  }

  void ourButtonsSayWhatTheyAre() {
    Stage stage;
    auto* tab = stage.window.findChild<ui::Rail*>()->button(1);
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(tab);
    QCOMPARE(accessible->role(), QAccessible::PageTab);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Create"));
    QVERIFY(accessible->state().selected == 0U);
    accessible->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(stage.window.findChild<ui::CreatePage*>()->isVisible());
    QVERIFY(accessible->state().selected == 1U);
    ui::SegmentedControl choices(QStringLiteral("Theme"));
    choices.addChoice(QStringLiteral("Light"));
    QAccessibleInterface* choice = QAccessible::queryAccessibleInterface(choices.choice(0));
    QCOMPARE(choice->role(), QAccessible::RadioButton);
    QVERIFY(choice->state().checked == 1U);
  }
};

BIFRONS_TEST(TestAccessibleTree)
#include "tst_accessible_tree.moc"
