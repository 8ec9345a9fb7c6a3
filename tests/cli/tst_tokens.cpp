#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

namespace {

const QString golden_folder = QStringLiteral(BIFRONS_SOURCE_DIR "/tests/golden/tokenizer");

QByteArray json_string(const QString& text) {
  return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

}  // namespace

/// bifrons-cli tokens: texts to tokens and back, line by line.
class TestTokens : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithTheReferenceInBothDirections();
  void takesLinesAsTheyCome_data();
  void takesLinesAsTheyCome();
  void keepsControlTokensInTextsAsTexts();
  void givesControlTokensNoText();
  void givesRowsThatPadTheTableNoText();
  void endsAtABadLineAndKeepsWhatWentBefore_data();
  void endsAtABadLineAndKeepsWhatWentBefore();
  void refusesFoldersWithoutATokenizer();
  void answersEachLineAtOnceAndStopsWhileItWaits();
  void saysThatStandardOutputIsFull();

 private:
  [[nodiscard]] tests::Run tokens(const QByteArray& input, const QStringList& options = {}) const {
    return program_.feed(QStringList{QStringLiteral("tokens"), QStringLiteral("--model"), golden_folder} + options, input);
  }
  [[nodiscard]] tests::Run decoded(const QByteArray& input) const { return tokens(input, {QStringLiteral("--decode")}); }

  tests::Program program_{QStringLiteral(FAKE_PROGRAM)};
};

/// With a JSON library of its own: Qt's drops a byte order mark at the start of a text.
void TestTokens::agreesWithTheReferenceInBothDirections() {
  using nlohmann::json;
  std::ifstream file((golden_folder + QStringLiteral("/cases.jsonl")).toStdString());
  std::string texts, ids_of_texts, ids, decoded_texts;
  for (std::string line; std::getline(file, line);) {
    const json entry = json::parse(line);
    const std::string tokens_line = json{{"tokens", entry["ids"]}}.dump() + "\n";
    ids += tokens_line;
    decoded_texts += entry[entry.contains("text") ? "text" : "decoded"].dump() + "\n";
    if (!entry.contains("text")) continue;  // bytes that are no text, or tokens that no text becomes
    texts += entry["text"].dump(-1, ' ', /*ensure_ascii=*/true) + "\n";
    ids_of_texts += tokens_line;
  }
  QVERIFY2(std::ranges::count(texts, '\n') > 1000, "the file of cases is there and not cut short");
  const tests::Run there = tokens(QByteArray::fromStdString(texts));
  QVERIFY2(there.status == 0 && there.err.isEmpty(), there.err);
  QVERIFY(there.out == QByteArray::fromStdString(ids_of_texts));
  const tests::Run back = decoded(QByteArray::fromStdString(ids));
  QVERIFY2(back.status == 0 && back.err.isEmpty(), back.err);
  QVERIFY(back.out == QByteArray::fromStdString(decoded_texts));
}

void TestTokens::takesLinesAsTheyCome_data() {
  QTest::addColumn<QByteArray>("input");
  QTest::addColumn<QByteArray>("output");
  const auto row = [](const char* name, const QByteArray& input, const char* output) {
    QTest::newRow(name) << input << QByteArray(output);
  };
  row("nothing", "", "");
  row("no line feed at the end", "\" \"", "{\"tokens\":[207]}\n");
  row("empty lines", "\n\"\\n\"\n \t\n\n\" \"\n\n", "{\"tokens\":[185]}\n{\"tokens\":[207]}\n");
  row("line ends of another system", "\" \"\r\n\r\n\"\\n\"\r\n", "{\"tokens\":[207]}\n{\"tokens\":[185]}\n");
  row("a text of nothing", "\"\"\n", "{\"tokens\":[]}\n");
  row("a zero character", "\"\\u0000\"\n", "{\"tokens\":[175]}\n");
  row("half a surrogate pair", R"("\ud800")", R"({"tokens":[169,123,121]})" "\n");
  row("blanks around it", "  \" \"  \n", "{\"tokens\":[207]}\n");
}

void TestTokens::takesLinesAsTheyCome() {
  QFETCH(const QByteArray, input);
  QFETCH(const QByteArray, output);
  const tests::Run run = tokens(input);
  QVERIFY2(run.status == 0 && run.err.isEmpty(), run.text());
  QCOMPARE(run.out, output);
}

void TestTokens::keepsControlTokensInTextsAsTexts() {
  const QByteArray text = json_string(QStringLiteral("<|User|>: a <image_placeholder><｜begin▁of▁sentence｜>\n"));
  const tests::Run run = tokens(text);
  QCOMPARE(run.objects().size(), 1);
  const QJsonArray ids = run.objects().at(0)[QLatin1String("tokens")].toArray();
  QVERIFY2(ids.size() > 20, "each is cut into pieces");
  QCOMPARE(decoded(run.out).out.trimmed(), text);
}

void TestTokens::givesControlTokensNoText() {
  QFile file(golden_folder + QStringLiteral("/tokenizer.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  int special = 0;
  const QJsonArray added = QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("added_tokens")].toArray();
  for (const QJsonValue& token : added) {
    if (!token[QLatin1String("special")].toBool()) continue;
    ++special;
    const int id = token[QLatin1String("id")].toInt();
    QCOMPARE(decoded("{\"tokens\":[207," + QByteArray::number(id) + ",207]}\n").out, QByteArray("\"  \"\n"));
  }
  QVERIFY(special > 0);
}

/// The table of a model has more rows than the tokenizer has tokens: what it draws there has no text, as in the reference.
void TestTokens::givesRowsThatPadTheTableNoText() {
  for (const char* part : {"language_config", "text_config"}) {
    QFile::copy(golden_folder + QStringLiteral("/tokenizer.json"), program_.path(QStringLiteral("padded.json")));
    program_.write(QStringLiteral("padded/tokenizer.json"), program_.read(QStringLiteral("padded.json")));
    program_.write(QStringLiteral("padded/config.json"), QByteArray("{\"") + part + "\": {\"vocab_size\": 102400}}");
    const auto decode = [this](const QByteArray& line) {
      return program_.feed({QStringLiteral("tokens"), QStringLiteral("--decode"), QStringLiteral("--model"), QStringLiteral("padded")}, line);
    };
    QCOMPARE(decode("{\"tokens\":[207,102399,207]}\n").out, QByteArray("\"  \"\n"));
    QVERIFY2(decode("{\"tokens\":[207,102400,207]}\n").isOneError(QStringLiteral("Token 102400 is outside the vocabulary")), part);
  }
}

void TestTokens::endsAtABadLineAndKeepsWhatWentBefore_data() {
  QTest::addColumn<bool>("decode");
  QTest::addColumn<QByteArray>("line");
  QTest::addColumn<QString>("said");
  const auto text = [](const char* name, const QByteArray& line, const char* said = "not valid JSON") {
    QTest::newRow(name) << false << line << QString::fromUtf8(said);
  };
  text("no JSON", "red");
  text("no end", "\"red");
  text("two texts", "\"red\" \"blue\"");
  text("a number", "7", "not a JSON string");
  text("an object", "{\"tokens\":[1]}", "not a JSON string");
  text("no UTF-8", "\"\xff\"");
  text("a zero byte in it", QByteArray("\"a\0b\"", 5));
  text("a zero byte behind it", QByteArray("\"a\"\0 more", 9));
  text("a zero byte alone", QByteArray("\0", 1));
  text("an unknown escape", "\"\\x41\"");
  text("an escape cut short", "\"\\ud8");
  const auto numbers = [](const char* name, const QByteArray& line, const char* said) {
    QTest::newRow(name) << true << line << QString::fromUtf8(said);
  };
  numbers("a text to decode", "\"red\"", "not an object");
  numbers("a list to decode", "[1]", "not an object");
  numbers("no list", "{\"tokens\":7}", "not an object");
  numbers("a fraction", "{\"tokens\":[0.5]}", "token 0.5");
  numbers("a word", "{\"tokens\":[\"red\"]}", "token \"red\"");
  numbers("above the vocabulary", "{\"tokens\":[207,99999999]}", "Token 99999999 is outside the vocabulary of ");
  numbers("below the vocabulary", "{\"tokens\":[-1]}", "Token -1 is outside");
  numbers("beyond 63 bits", "{\"tokens\":[18446744073709551615]}", "token 18446744073709551615");
}

void TestTokens::endsAtABadLineAndKeepsWhatWentBefore() {
  QFETCH(const bool, decode);
  QFETCH(const QByteArray, line);
  QFETCH(const QString, said);
  const QByteArray good = decode ? "{\"tokens\":[207]}" : "\" \"", answer = decode ? "\" \"" : "{\"tokens\":[207]}";
  const QByteArray input = good + "\n\n" + good + '\n' + line + '\n' + good + '\n';
  const tests::Run run = decode ? decoded(input) : tokens(input);
  QCOMPARE(run.status, 1);
  QCOMPARE(run.out, answer + '\n' + answer + '\n');
  QVERIFY2(run.endsWithOneError(QStringLiteral("Line 4 ")) && run.endsWithOneError(said), run.text());
}

void TestTokens::refusesFoldersWithoutATokenizer() {
  program_.write(QStringLiteral("empty/readme.txt"), "");
  program_.write(QStringLiteral("cut/tokenizer.json"), "{\"version\": ");
  const auto refusal = [&](const char* folder) {
    return program_.feed({QStringLiteral("tokens"), QStringLiteral("--model"), QLatin1String(folder)}, "\"a\"\n");
  };
  QVERIFY2(refusal("none").status == 1 && refusal("none").isOneError(QStringLiteral("none")), refusal("none").text());
  QVERIFY2(refusal("empty").isOneError(QStringLiteral("“empty” has no tokenizer: neither tokenizer.json nor tokenizer.model")), refusal("empty").text());
  QVERIFY2(refusal("cut").isOneError(QStringLiteral("tokenizer.json")), refusal("cut").text());
  QVERIFY2(program_.feed({QStringLiteral("tokens")}, "").isOneError(QStringLiteral("built-in")), "without --model");
}

void TestTokens::answersEachLineAtOnceAndStopsWhileItWaits() {
  QProcess process;
  process.start(QStringLiteral(FAKE_PROGRAM), {QStringLiteral("tokens"), QStringLiteral("--model"), golden_folder});
  QVERIFY(process.waitForStarted());
  process.write("\" \"\n\"never ended");
  QTRY_COMPARE_WITH_TIMEOUT(process.peek(100), QByteArray("{\"tokens\":[207]}\n"), 30'000);
  process.terminate();
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitCode(), 130);
  QCOMPARE(process.readAllStandardOutput(), QByteArray("{\"tokens\":[207]}\n"));
}

void TestTokens::saysThatStandardOutputIsFull() {
  program_.write(QStringLiteral("in.jsonl"), "\" \"\n");
  QProcess process;
  process.setStandardInputFile(program_.path(QStringLiteral("in.jsonl")));
  process.setStandardOutputFile(QStringLiteral("/dev/full"));
  process.start(QStringLiteral(FAKE_PROGRAM), {QStringLiteral("tokens"), QStringLiteral("--model"), golden_folder});
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitCode(), 1);
  QVERIFY(process.readAllStandardError().contains("Standard output"));
}

BIFRONS_TEST(TestTokens)
#include "tst_tokens.moc"
