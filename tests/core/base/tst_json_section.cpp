#include "core/base/json_section.h"

#include <QTest>

#include "tests/support/test_registry.h"

using namespace core;

namespace {

/// The sentence of what `call` throws as damage; empty when it throws nothing.
template <typename Call>
QString refusal(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return error.kind() == ErrorKind::file_damaged ? QString::fromUtf8(error.what()) : QStringLiteral("another kind");
  }
  return {};
}

}  // namespace

class TestJsonSection : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refusesDamagedText_data();
  void refusesDamagedText();
  void readsWhatIsWhole();
  void refusesNumbersThatDoNotFit_data();
  void refusesNumbersThatDoNotFit();
};

void TestJsonSection::refusesDamagedText_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("said");
  const auto row = [](const char* name, const QByteArray& text, const char* said) {
    QTest::newRow(name) << text << QString::fromUtf8(said);
  };
  row("empty", "", "not valid JSON at byte 1");
  row("cut short", R"({"a": )", "not valid JSON at byte 7");
  row("two documents", "{} {}", "not valid JSON at byte 4");
  row("bytes behind a zero byte", QByteArray("{}\0{", 4), "not valid JSON at byte 2");
  row("a zero byte in a text", QByteArray("{\"a\0\": 1}", 9), "not valid JSON at byte 3");
  row("no UTF-8", "{\"\xff\": 1}", "not valid JSON at byte 3");
  row("a number beyond all", "[1e999]", "not valid JSON");
  row("half a surrogate pair", R"(["\ud800"])", "not valid JSON at byte");
  row("nothing but brackets", QByteArray(1'000'000, '['), "nested too deeply at byte 32");
  row("nothing but braces", QByteArray(R"({"a":)").repeated(100'000), "nested too deeply at byte 160");
}

void TestJsonSection::refusesDamagedText() {
  QFETCH(const QByteArray, text);
  QFETCH(const QString, said);
  const QString sentence = refusal([&] { (void)parse_json(text.toStdString(), "dir/bad.json"); });
  QVERIFY2(sentence.startsWith(QStringLiteral("“dir/bad.json” is damaged: ")), qPrintable(sentence));
  QVERIFY2(sentence.contains(said), qPrintable(sentence));
}

void TestJsonSection::readsWhatIsWhole() {
  const std::string deep = std::string(32, '[') + std::string(32, ']');
  QCOMPARE(parse_json(deep, "deep.json").dump(), deep);
  QCOMPARE(parse_json(R"(["[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"["])", "text.json").size(), std::size_t{1});
}

void TestJsonSection::refusesNumbersThatDoNotFit_data() {
  QTest::addColumn<QByteArray>("value");
  for (const char* value : {"18446744073709551615", "9223372036854775808", "5", "-5", "1.0", "\"1\"", "[1]", "true"}) {
    QTest::newRow(value) << QByteArray(value);
  }
}

void TestJsonSection::refusesNumbersThatDoNotFit() {
  QFETCH(const QByteArray, value);
  const nlohmann::json document =
      parse_json("{\"one\": " + value.toStdString() + ", \"list\": [" + value.toStdString() + "]}", "bad.json");
  const JsonSection section(document, "bad.json", "part");
  const QString one = refusal([&] { (void)section.integer("one", 0, -4, 4); });
  QVERIFY2(one.contains(QStringLiteral("“bad.json”")) && one.contains(QStringLiteral("part.one ")), qPrintable(one));
  const QString list = refusal([&] { (void)section.integers("list", {}, -4, 4, 8); });
  QVERIFY2(list.contains(QStringLiteral("part.list ")), qPrintable(list));
}

BIFRONS_TEST(TestJsonSection)
#include "tst_json_section.moc"
