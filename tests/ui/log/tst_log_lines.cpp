#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/log/log_lines.h"

using ui::LogLevel;

class TestLogLines : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void linesAreMessagesWithLevels() {
    const auto messages = ui::messagesOf(
        QStringLiteral("cut off\n"
                       "[2026-11-27 10:00:00.000] [bifrons] [info] starts\n"
                       "[2026-11-27 10:00:01.000] [bifrons] [warning] a folder is gone\nand so is its parent\n"
                       "[2026-11-27 10:00:02.000] [bifrons] [error] no model\n"));
    QCOMPARE(messages.size(), 3);
    QVERIFY(messages[0].level == LogLevel::Info && messages[1].level == LogLevel::Warning && messages[2].level == LogLevel::Error);
    QVERIFY(messages[1].text.endsWith(QStringLiteral("gone\nand so is its parent")));
  }

  void theLastOnesOfAFileAreRead() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("bifrons.log")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray filler(200, 'x');
    for (int i = 0; i < 20000; ++i) file.write("[t] [bifrons] [info] " + QByteArray::number(i) + ' ' + filler + '\n');  // 4 MB
    file.close();
    const auto messages = ui::lastMessages(file.fileName(), 10);
    QCOMPARE(messages.size(), 10);
    QVERIFY(messages.last().text.startsWith(QStringLiteral("[t] [bifrons] [info] 19999 ")));
  }

  void whatIsNoLogGivesNothing() {
    QVERIFY(ui::lastMessages(QStringLiteral("/no/such/file"), 10).isEmpty());
    QVERIFY(ui::messagesOf(QString::fromLatin1(QByteArray("\0\xff\xfe [ ] [ ]\n\n", 14))).isEmpty());
  }
};

BIFRONS_TEST(TestLogLines)
#include "tst_log_lines.moc"
