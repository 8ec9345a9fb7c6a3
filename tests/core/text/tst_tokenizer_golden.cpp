#include <QTest>
#include <fstream>

#include "core/text/incremental_decoder.h"
#include "tests/core/text/golden_tokenizer.h"
#include "tests/support/test_registry.h"

using namespace core::text;
using nlohmann::json;

namespace {

/// Another folder of the script, for long comparisons by hand.
std::filesystem::path cases_folder() {
  const char* const folder = std::getenv("BIFRONS_TOKENIZER_CASES");
  return folder != nullptr ? std::filesystem::path(folder) : golden_tokenizer_folder();
}

std::string streamed(const Tokenizer& tokenizer, const TokenIds& ids) {
  IncrementalDecoder decoder(tokenizer);
  std::string text;
  for (const TokenId id : ids) text += decoder.push(id);
  return text + decoder.finish();
}

std::string input_of(const json& entry) {
  if (entry.contains("text")) return entry["text"];
  return QByteArray::fromHex(QByteArray::fromStdString(entry["bytes"].get<std::string>())).toStdString();
}

/// Nothing where the tokenizer agrees with the reference on a case, else the case.
QByteArray disagreement(const Tokenizer& tokenizer, const json& entry) {
  const TokenIds ids = entry["ids"];
  const bool stream = !entry.contains("text") && !entry.contains("bytes");
  const std::string decoded = entry.contains("decoded") ? entry["decoded"] : entry["text"];
  const bool agrees = (stream || tokenizer.encode(input_of(entry)) == ids) && streamed(tokenizer, ids) == decoded;
  return agrees ? QByteArray() : QByteArray::fromStdString(entry.dump(-1, ' ', /*ensure_ascii=*/true));
}

}  // namespace

class TestTokenizerGolden : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithTheReference();
  void variantsAgreeWithTheReference_data();
  void variantsAgreeWithTheReference();
};

void TestTokenizerGolden::agreesWithTheReference() {
  const BpeTokenizer tokenizer(cases_folder() / "tokenizer.json");
  std::ifstream lines(cases_folder() / "cases.jsonl");
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const QByteArray wrong = disagreement(tokenizer, json::parse(line));
    QVERIFY2(wrong.isEmpty(), wrong.constData());
  }
  QVERIFY2(count > 1000, "the file of cases is there and not cut short");
  qInfo("%d cases agree", count);
}

void TestTokenizerGolden::variantsAgreeWithTheReference_data() {
  QTest::addColumn<json>("variant");
  const json variants = json::parse(core::read_file(golden_tokenizer_folder() / "variants.json"));
  QVERIFY(variants.size() > 20);
  for (const json& variant : variants) QTest::newRow(variant["name"].get<std::string>().c_str()) << variant;
}

void TestTokenizerGolden::variantsAgreeWithTheReference() {
  QFETCH(const json, variant);
  json document = golden_tokenizer_document();
  document.merge_patch(variant["changes"]);
  const BpeTokenizer tokenizer = tokenizer_of(document);
  for (const json& entry : variant["cases"]) {
    const TokenIds ids = tokenizer.encode(entry[0].get<std::string>());
    QVERIFY2(ids == entry[1].get<TokenIds>(), entry.dump(-1, ' ', true).c_str());
  }
}

BIFRONS_TEST(TestTokenizerGolden)
#include "tst_tokenizer_golden.moc"
