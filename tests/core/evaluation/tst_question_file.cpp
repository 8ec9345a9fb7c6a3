#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <array>

#include "core/base/error.h"
#include "core/base/file_descriptor.h"
#include "core/base/file_io.h"
#include "core/evaluation/question_file.h"
#include "tests/support/test_registry.h"

class TestQuestionFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsEveryKeyAndResolvesPictures() {
    const auto items = readContent(
        "{\"image\": \"a.png\", \"question\": \"What?\", \"answer\": \"red\", \"type\": \"color\", \"kept_out\": "
        "true}\n\n"
        "{\"image\": \"/b.png\", \"question\": \"How many?\", \"answer\": \"two\"}");
    QCOMPARE(items.size(), std::size_t{2});
    QCOMPARE(items[0].image, folder() / "a.png");
    QCOMPARE(items[0].image_name, std::string("a.png"));
    QCOMPARE(items[0].question, std::string("What?"));
    QCOMPARE(items[0].answer, std::string("red"));
    QCOMPARE(items[0].type, std::string("color"));
    QVERIFY(items[0].kept_out);
    QCOMPARE(items[1].image, std::filesystem::path("/b.png"));
    QCOMPARE(items[1].type, std::string("any"));
    QVERIFY(!items[1].kept_out);
    QCOMPARE(items[1].place, std::string("questions.jsonl, line 3"));
  }

  void namesTheBadLine_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    const QByteArray good = "{\"image\": \"a.png\", \"question\": \"q\", \"answer\": \"a\"}\n";
    QTest::newRow("no JSON") << good + "image, question\n"
                             << "questions.jsonl, line 2";
    QTest::newRow("cut short") << good + good + "{\"image\": \"a.p"
                               << "questions.jsonl, line 3";
    QTest::newRow("a list") << QByteArray("[1, 2]") << "questions.jsonl, line 1";
    QTest::newRow("no answer") << good + "{\"image\": \"a.png\", \"question\": \"q\"}"
                               << "line 2: 'answer' must be";
    QTest::newRow("number for text") << QByteArray("{\"image\": 3, \"question\": \"q\", \"answer\": \"a\"}")
                                     << "line 1: 'image' must be";
    QTest::newRow("empty question") << QByteArray("{\"image\": \"a\", \"question\": \" \", \"answer\": \"a\"}")
                                    << "line 1: 'question' must be";
    QTest::newRow("text for truth") << QByteArray(
                                           "{\"image\":\"a\",\"question\":\"q\",\"answer\":\"a\",\"kept_out\":\"no\"}")
                                    << "line 1: 'kept_out' must be true or false";
    QTest::newRow("empty file") << QByteArray("\n \n") << "holds no lines";
  }
  void namesTheBadLine() {
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    try {
      readContent(content);
      QFAIL("the file was accepted");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::file_damaged);
      QVERIFY2(QString::fromUtf8(error.what()).contains(expected), error.what());
    }
  }

  void resolvesPicturesOfAPipeFromTheWorkingFolder() {
    const std::string line = R"({"image": "a.png", "question": "What?", "answer": "red"})";
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    const core::FileDescriptor reading(ends[0]);
    core::FileDescriptor writing(ends[1]);
    QCOMPARE(::write(writing.number(), line.data(), line.size()), static_cast<ssize_t>(line.size()));
    writing.close();
    const std::string name = core::join("/dev/fd/", reading.number());
    const auto items = core::evaluation::read_questions(name, {}).value();
    QCOMPARE(items[0].image, std::filesystem::path("a.png"));
    QCOMPARE(items[0].place, name + ", line 1");
  }

  void isNothingAfterAStop() {
    std::stop_source source;
    source.request_stop();
    QVERIFY(!core::evaluation::read_questions(folder() / "questions.jsonl", source.get_token()));
  }

  void namesTheMissingFile() {
    try {
      (void)core::evaluation::read_questions(folder() / "none.jsonl", {});
      QFAIL("the file was found");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::file_missing);
      QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("none.jsonl")));
    }
  }

 private:
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path().toStdString(); }

  std::vector<core::evaluation::VqaItem> readContent(const QByteArray& content) const {
    core::write_file(folder() / "questions.jsonl", content.toStdString());
    return core::evaluation::read_questions(folder() / "questions.jsonl", {}).value();
  }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestQuestionFile)
#include "tst_question_file.moc"
