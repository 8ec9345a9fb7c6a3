#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include "tests/support/test_registry.h"
#include "ui/commands/action_registry.h"
#include "ui/commands/command_list.h"
#include "ui/settings/preferences.h"

using ui::ActionRegistry;
using ui::CommandList;

class TestCommandList : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wordsAreFoundByTheirBeginnings_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("how");
    const QString text = QStringLiteral("Show or hide the side panel");
    QTest::newRow("nothing typed") << text << QString() << 0;
    QTest::newRow("its beginning") << text << QStringLiteral("show or") << 0;
    QTest::newRow("a later word") << text << QStringLiteral("PAN") << 1;
    QTest::newRow("two in another order") << text << QStringLiteral("panel sh") << 1;
    QTest::newRow("the middle of a word") << text << QStringLiteral("anel") << -1;
    QTest::newRow("one word that is not there") << text << QStringLiteral("panel x") << -1;
    QTest::newRow("after a hyphen") << QStringLiteral("Re-roll a row") << QStringLiteral("roll") << 1;
    QTest::newRow("a later word that begins like an earlier middle")
        << QStringLiteral("Unpin pin") << QStringLiteral("pin") << 1;
    QTest::newRow("Chinese needs no spaces")
        << QStringLiteral("显示侧面板") << QStringLiteral("侧面") << 1;
  }
  void wordsAreFoundByTheirBeginnings() {
    QFETCH(const QString, text);
    QFETCH(const QString, words);
    QTEST(CommandList::match(text, words), "how");
  }

  void theBetterOnesComeFirst() {
    const QTemporaryDir folder;
    ui::Preferences preferences({.config = folder.path(), .state = folder.path()});
    ActionRegistry actions(preferences);
    QWidget page;
    for (const char* text : {"Stop the model", "Model", "Unload"}) actions.define(&page, {text, text, "", {}}, [] {});
    CommandList list(actions);
    list.leaveOut(QStringLiteral("Unload"));
    list.setQuery(QStringLiteral("mod"));
    QCOMPARE(list.rowCount(), 2);
    QCOMPARE(list.index(0).data().toString(), QStringLiteral("Model"));
    QCOMPARE(list.index(1).data().toString(), QStringLiteral("Stop the model"));
    list.setQuery({});
    QCOMPARE(list.rowCount(), 2);
  }

  void whatWasTypedIsFoundInTheText() {
    using Matches = QList<CommandList::Match>;
    const QString text = QStringLiteral("Show the shortcuts");
    QCOMPARE(CommandList::matches(text, {}), Matches());
    QCOMPARE(CommandList::matches(text, QStringLiteral("show t")), Matches({{0, 6}}));
    QCOMPARE(CommandList::matches(text, QStringLiteral("short sh")), Matches({{0, 2}, {9, 5}}));
    QCOMPARE(CommandList::matches(text, QStringLiteral("th the")), Matches({{5, 2}}));
    QCOMPARE(CommandList::matches(text, QStringLiteral("xyz")), Matches());
  }

  void theEnglishTextIsFoundInAnotherLanguage() {
    const QTemporaryDir folder;
    ui::Preferences preferences({.config = folder.path(), .state = folder.path()});
    ActionRegistry actions(preferences);
    QWidget page;
    QAction* action = actions.define(&page, {"chat.new", "New chat", "", "Ctrl+N"}, [] {});
    action->setText(QStringLiteral("新对话"));
    CommandList list(actions);
    for (const auto& words : {QStringLiteral("chat"), QStringLiteral("对话")}) {
      list.setQuery(words);
      QCOMPARE(list.rowCount(), 1);
    }
    ActionRegistry::setOff(action, QStringLiteral("This is a new chat"));
    QCOMPARE(list.index(0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("新对话, Chat, off: This is a new chat, Ctrl+N"));
  }
};

BIFRONS_TEST(TestCommandList)
#include "tst_command_list.moc"
