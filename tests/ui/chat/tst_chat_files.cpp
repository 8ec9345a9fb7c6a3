#include <QAction>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_page_test.h"
#include "ui/chat/answer_foot.h"
#include "ui/chat/answer_view.h"
#include "ui/chat/chat_files.h"
#include "ui/chat/chat_list.h"
#include "ui/chat/chat_list_model.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/message_text.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/toast.h"

using namespace ui;

namespace {

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

/// Chats leave as Markdown and JSON, and JSON comes back.
class TestChatFiles : public ChatPageTest {
  Q_OBJECT

  void makeChat() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    ask("What *is* it?");
    waitForAnswer();
    m_fixture->answerWith({"Another."});
    QVERIFY(m_page->model().answerAgain(0));
    waitForAnswer();
  }

  /// What a person does with the dialog that the action opens.
  void choose(const char* words, const QString& path) {
    for (QAction* action : m_page->findChildren<QAction*>()) {
      if (action->text() == QString::fromUtf8(words)) action->trigger();
    }
    auto* dialog = child<QFileDialog>();
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(child<QFileDialog>() == nullptr);
  }

 private Q_SLOTS:
  void markdownHasTheBranchThatIsShownAndItsPictures() {
    makeChat();
    const QTemporaryDir out;
    choose("Export as Markdown…", out.filePath(QStringLiteral("chat.md")));
    QTRY_VERIFY(child<Toast>()->isVisible());
    const QString text = QString::fromUtf8(contentOf(out.filePath(QStringLiteral("chat.md"))));
    QVERIFY(text.startsWith(QStringLiteral("# What *is* it?\n")));
    QVERIFY(text.contains(QStringLiteral("\n> What *is* it?\n")));
    QVERIFY(text.contains(QStringLiteral("![Picture 1](<chat pictures/1.png>)")));
    QVERIFY(text.endsWith(QStringLiteral("\nAnother.\n")));
    QVERIFY(!text.contains(QStringLiteral("A red circle.")));
    QCOMPARE(contentOf(out.filePath(QStringLiteral("chat pictures/1.png"))), contentOf(m_folder.filePath(QStringLiteral("red.png"))));
  }

  void jsonComesBackAsAnotherChatWithItsBranches() {
    makeChat();
    const QTemporaryDir out;
    const QString path = out.filePath(QStringLiteral("chat.json"));
    choose("Export as JSON…", path);
    QTRY_VERIFY(QFile::exists(path));
    const QString first = m_page->model().conversation()->id;
    choose("Import a chat…", path);
    QTRY_VERIFY(m_page->model().conversation()->id != first);
    QTRY_COMPARE(m_page->list().model()->chats(), 2);
    QCOMPARE(m_page->title(), QStringLiteral("What *is* it?"));
    QCOMPARE(answer(0)->foot()->versionWords(), QStringLiteral("2 of 2"));
    QCOMPARE(answer(0)->text()->plainText(), QStringLiteral("Another."));
    ask("And now?");
    waitForAnswer();
    QCOMPARE(m_fixture->host.calls().last_text.turns.front().pictures.size(), std::size_t{1});
  }

  void anotherFileIsRefusedInASentence() {
    const QTemporaryDir out;
    QFile file(out.filePath(QStringLiteral("x.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"a\": 1}") > 0);
    file.close();
    choose("Import a chat…", file.fileName());
    QTRY_VERIFY(child<InlineNote>()->isVisible());
    QVERIFY(child<InlineNote>()->sentence().contains(QStringLiteral("“x.json” was not imported.")));
  }

  void brokenJsonIsRefused_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"format\": \"bifrons-chat\", ");
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("other") << QByteArray("{\"format\": \"other\"}");
    QTest::newRow("newer") << QByteArray("{\"format\": \"bifrons-chat\", \"version\": 99, \"turns\": [{}]}");
    QTest::newRow("no turns") << QByteArray("{\"format\": \"bifrons-chat\", \"version\": 1, \"turns\": {}}");
  }

  void brokenJsonIsRefused() {
    QFETCH(QByteArray, json);
    const auto [kind, sentence] = tests::refusal([&] { chat_files::parseJson(json, QStringLiteral("x")); });
    QVERIFY(kind == core::ErrorKind::file_damaged);
    QVERIFY(sentence.startsWith(QStringLiteral("“x” was not imported.")));
  }

  void hostileJsonHarmsNothing() {
    const QByteArray json = R"({"format": "bifrons-chat", "version": 1, "leaf": 7,
      "pictures": {"../../evil.sh": "AAAA", "none": 3},
      "turns": [{"id": "a", "parent": "b", "question": 5, "pictures": [{"file": "../../evil.sh"}, {"file": "/etc/passwd"}, 4]},
                {"id": "b", "parent": "a", "question": "x"}, 9]})";
    const WholeChat chat = chat_files::parseJson(json, QStringLiteral("x"));
    QCOMPARE(chat.stored.turns.size(), 3);
    QVERIFY(chat.stored.turns[0].parent.isEmpty());
    QCOMPARE(chat.stored.turns[1].parent, chat.stored.turns[0].id);
    QCOMPARE(chat.stored.turns[0].pictures.size(), 1);
    QVERIFY(!chat.stored.turns[0].pictures.first().file.contains(QStringLiteral("..")));
    for (const QString& file : chat.pictures.keys()) QVERIFY(!file.contains(QStringLiteral("..")));
  }
};

BIFRONS_TEST(TestChatFiles)
#include "tst_chat_files.moc"
