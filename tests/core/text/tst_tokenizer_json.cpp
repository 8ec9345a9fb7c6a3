#include <QTest>
#include <functional>
#include <optional>

#include "core/base/error.h"
#include "tests/core/text/golden_tokenizer.h"
#include "tests/support/test_registry.h"

using namespace core::text;
using core::ErrorKind;

namespace {

using Change = std::function<void(nlohmann::json& document)>;

/// What reading `json` throws.
std::optional<core::Error> failure(const std::string& json) {
  try {
    (void)parse_tokenizer_json(json, "tokenizer.json");
  } catch (const core::Error& error) {
    return error;
  }
  return std::nullopt;
}

/// The last step of the list, which is the one for the byte symbols, behind `steps`.
void put_steps(nlohmann::json& document, nlohmann::json steps) {
  nlohmann::json& list = document["pre_tokenizer"]["pretokenizers"];
  steps.push_back(list.back());
  list = std::move(steps);
}

void put_regex(nlohmann::json& document, const char* expression) {
  document["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = expression;
}

/// A template of one token of the vocabulary before the text, and one behind it if that is not empty.
nlohmann::json template_of(const nlohmann::json& document, const std::string& before, const std::string& behind) {
  nlohmann::json processor{
      {"type", "TemplateProcessing"}, {"single", nlohmann::json::array()}, {"pair", nlohmann::json::array()}};
  const auto add = [&](const std::string& content) {
    processor["single"].push_back({{"SpecialToken", {{"id", content}, {"type_id", 0}}}});
    for (const nlohmann::json& token : document["added_tokens"]) {
      if (token["content"] != content) continue;
      processor["special_tokens"][content] = {{"id", content}, {"ids", {token["id"]}}, {"tokens", {content}}};
    }
  };
  add(before);
  processor["single"].push_back({{"Sequence", {{"id", "A"}, {"type_id", 0}}}});
  if (!behind.empty()) add(behind);
  return processor;
}

struct Damage {
  const char* name;
  ErrorKind kind;
  const char* place;  ///< what the sentence says besides the file
  Change change;
};

const std::vector<Damage>& damages() {
  using nlohmann::json;
  static const std::vector<Damage> all{
      // The document
      {"no object", ErrorKind::file_damaged, "the document", [](json& d) { d = json::array(); }},
      {"another version", ErrorKind::unsupported, "version", [](json& d) { d["version"] = "2.0"; }},
      {"unknown key", ErrorKind::file_damaged, "surprise", [](json& d) { d["surprise"] = 1; }},
      {"no model", ErrorKind::file_damaged, "model", [](json& d) { d.erase("model"); }},
      {"no decoder", ErrorKind::unsupported, "decoder", [](json& d) { d["decoder"] = nullptr; }},
      {"no pre-tokenizer", ErrorKind::file_damaged, "pre_tokenizer", [](json& d) { d["pre_tokenizer"] = nullptr; }},
      // The model
      {"another model", ErrorKind::unsupported, "model.type", [](json& d) { d["model"]["type"] = "Unigram"; }},
      {"model is a list", ErrorKind::file_damaged, "model", [](json& d) { d["model"] = json::array(); }},
      {"unknown model key", ErrorKind::file_damaged, "model.scores", [](json& d) { d["model"]["scores"] = 1; }},
      {"dropout", ErrorKind::unsupported, "model.dropout", [](json& d) { d["model"]["dropout"] = 0.1; }},
      {"prefix", ErrorKind::unsupported, "model.continuing_subword_prefix",
       [](json& d) { d["model"]["continuing_subword_prefix"] = "##"; }},
      {"suffix", ErrorKind::unsupported, "model.end_of_word_suffix",
       [](json& d) { d["model"]["end_of_word_suffix"] = "</w>"; }},
      {"wrong flag", ErrorKind::file_damaged, "model.ignore_merges", [](json& d) { d["model"]["ignore_merges"] = 1; }},
      // Its vocabulary
      {"vocabulary is a list", ErrorKind::file_damaged, "model.vocab",
       [](json& d) { d["model"]["vocab"] = json::array(); }},
      {"vocabulary is empty", ErrorKind::unsupported, "model.vocab",
       [](json& d) {
         d["model"]["vocab"] = json::object();
         d["added_tokens"] = json::array();
       }},
      {"a byte lacks its token", ErrorKind::unsupported, "“Ġ”", [](json& d) { d["model"]["vocab"].erase("Ġ"); }},
      {"duplicate id", ErrorKind::file_damaged, "model.vocab", [](json& d) { d["model"]["vocab"]["new"] = 5; }},
      {"negative id", ErrorKind::file_damaged, "“!”", [](json& d) { d["model"]["vocab"]["!"] = -1; }},
      {"huge id", ErrorKind::file_damaged, "1000000000000000000",
       [](json& d) { d["model"]["vocab"]["!"] = 1'000'000'000'000'000'000; }},
      {"id beyond 63 bits", ErrorKind::file_damaged, "18446744073709551615",
       [](json& d) { d["model"]["vocab"]["!"] = ~std::uint64_t{0}; }},
      {"id is a text", ErrorKind::file_damaged, "“!”", [](json& d) { d["model"]["vocab"]["!"] = "0"; }},
      {"id is a fraction", ErrorKind::file_damaged, "“!”", [](json& d) { d["model"]["vocab"]["!"] = 0.5; }},
      {"empty spelling", ErrorKind::file_damaged, "model.vocab", [](json& d) { d["model"]["vocab"][""] = 1800; }},
      // Its merges
      {"merges are an object", ErrorKind::file_damaged, "model.merges",
       [](json& d) { d["model"]["merges"] = json::object(); }},
      {"unknown part", ErrorKind::file_damaged, "model.merges[0]",
       [](json& d) {
         d["model"]["merges"][0] = {"xyz", "a"};
       }},
      {"unknown result", ErrorKind::file_damaged, "model.merges[1]",
       [](json& d) {
         d["model"]["merges"][1] = {"~", "~"};
       }},
      {"three parts", ErrorKind::file_damaged, "model.merges[2]",
       [](json& d) {
         d["model"]["merges"][2] = {"a", "b", "c"};
       }},
      {"three words", ErrorKind::file_damaged, "model.merges[2]", [](json& d) { d["model"]["merges"][2] = "a b c"; }},
      {"no blank", ErrorKind::file_damaged, "model.merges[2]", [](json& d) { d["model"]["merges"][2] = "ab"; }},
      {"a number", ErrorKind::file_damaged, "model.merges[2]", [](json& d) { d["model"]["merges"][2] = 7; }},
      {"a merge that makes a control token", ErrorKind::unsupported, "model.merges",
       [](json& d) {
         d["model"]["vocab"]["<|User"] = 1772;
         d["added_tokens"].back()["content"] = "<|User";
         d["model"]["vocab"]["|User"] = 1773;
         d["model"]["merges"].push_back({"<", "|User"});
       }},
      // Added tokens
      {"added tokens are missing", ErrorKind::file_damaged, "added_tokens", [](json& d) { d.erase("added_tokens"); }},
      {"added token lacks a flag", ErrorKind::file_damaged, "added_tokens[3].normalized",
       [](json& d) { d["added_tokens"][3].erase("normalized"); }},
      {"added token is no object", ErrorKind::file_damaged, "added_tokens[3]",
       [](json& d) { d["added_tokens"][3] = "x"; }},
      {"added token is empty", ErrorKind::file_damaged, "added_tokens[3]",
       [](json& d) { d["added_tokens"][3]["content"] = ""; }},
      {"added token twice", ErrorKind::file_damaged, "added_tokens[3]",
       [](json& d) { d["added_tokens"][3] = d["added_tokens"][2]; }},
      {"added token with another's id", ErrorKind::file_damaged, "added_tokens[3]",
       [](json& d) { d["added_tokens"][3]["id"] = 5; }},
      {"added token with another id than the vocabulary's", ErrorKind::file_damaged, "added_tokens[3]",
       [](json& d) { d["added_tokens"][3]["content"] = "Ġthe"; }},
      {"added token far away", ErrorKind::file_damaged, "added_tokens[3].id",
       [](json& d) { d["added_tokens"][3]["id"] = 100'000'000; }},
      {"stripping", ErrorKind::unsupported, "added_tokens[0].lstrip",
       [](json& d) { d["added_tokens"][0]["lstrip"] = true; }},
      {"single words", ErrorKind::unsupported, "added_tokens[2].single_word",
       [](json& d) { d["added_tokens"][2]["single_word"] = true; }},
      {"unknown flag", ErrorKind::file_damaged, "added_tokens[0].bold",
       [](json& d) { d["added_tokens"][0]["bold"] = true; }},
      // The steps
      {"unknown normalizer", ErrorKind::unsupported, "normalizer.normalizers[0].type",
       [](json& d) {
         d["normalizer"]["normalizers"] = {{{"type", "StripAccents"}}};
       }},
      {"unknown normalizer key", ErrorKind::file_damaged, "normalizer.normalizers[0].much",
       [](json& d) {
         d["normalizer"]["normalizers"] = {{{"type", "NFC"}, {"much", 1}}};
       }},
      {"replacement without pattern", ErrorKind::file_damaged, "normalizer.normalizers[0].pattern",
       [](json& d) {
         d["normalizer"]["normalizers"] = {{{"type", "Replace"}, {"content", ""}}};
       }},
      {"unknown step", ErrorKind::unsupported, "pre_tokenizer.pretokenizers[0].type",
       [](json& d) {
         put_steps(d, {{{"type", "Metaspace"}}});
       }},
      {"byte symbols not at the end", ErrorKind::unsupported, "pre_tokenizer",
       [](json& d) {
         d["pre_tokenizer"]["pretokenizers"].push_back({{"type", "Digits"}, {"individual_digits", true}});
       }},
      {"byte symbols twice", ErrorKind::unsupported, "pre_tokenizer.pretokenizers[0].type",
       [](json& d) { put_steps(d, {d["pre_tokenizer"]["pretokenizers"].back()}); }},
      {"unknown behavior", ErrorKind::unsupported, "pre_tokenizer.pretokenizers[0].behavior",
       [](json& d) { d["pre_tokenizer"]["pretokenizers"][0]["behavior"] = "Doubled"; }},
      {"empty pattern", ErrorKind::file_damaged, "pattern.Regex", [](json& d) { put_regex(d, ""); }},
      {"wrong pattern", ErrorKind::file_damaged, "pattern.Regex", [](json& d) { put_regex(d, "(a"); }},
      {"strange pattern", ErrorKind::unsupported, "pattern.Regex", [](json& d) { put_regex(d, "\\w+"); }},
      {"no pattern", ErrorKind::file_damaged, "pattern.String",
       [](json& d) { d["pre_tokenizer"]["pretokenizers"][0]["pattern"] = json::object(); }},
      {"too many steps", ErrorKind::unsupported, "pre_tokenizer",
       [](json& d) { put_steps(d, json(1000, d["pre_tokenizer"]["pretokenizers"][0])); }},
      // What comes after the model
      {"unknown processor", ErrorKind::unsupported, "post_processor.type",
       [](json& d) {
         d["post_processor"] = {{"type", "RobertaProcessing"}};
       }},
      {"a token behind the text", ErrorKind::unsupported, "post_processor.single[2]",
       [](json& d) { d["post_processor"] = template_of(d, "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>"); }},
      {"another token before the text", ErrorKind::unsupported, "post_processor.single[0]",
       [](json& d) { d["post_processor"] = template_of(d, "<|User|>", ""); }},
      {"a template with another id", ErrorKind::file_damaged, "post_processor.special_tokens",
       [](json& d) {
         d["post_processor"] = template_of(d, "<｜begin▁of▁sentence｜>", "");
         d["post_processor"]["special_tokens"]["<｜begin▁of▁sentence｜>"]["ids"] = {0};
       }},
      {"unknown decoder", ErrorKind::unsupported, "decoder.type",
       [](json& d) {
         d["decoder"] = {{"type", "WordPiece"}};
       }},
      {"a decoder that does nothing", ErrorKind::unsupported, "decoder",
       [](json& d) {
         d["decoder"] = {{"type", "Fuse"}};
       }},
  };
  return all;
}

}  // namespace

class TestTokenizerJson : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsThePublishedPipeline();
  void readsWhatSavingLeavesBehind();
  void readsATemplateThatPutsBosBeforeTheText();
  void refusesDamage_data();
  void refusesDamage();
  void namesThePlaceWhereTheJsonEnds();
  void refusesDeepNesting();
  void survivesWrongBytes();
};

void TestTokenizerJson::readsThePublishedPipeline() {
  const BpePipeline pipeline = parse_tokenizer_json(golden_tokenizer_document().dump(), "tokenizer.json");
  QCOMPARE(pipeline.pre_tokenizer.steps.size(), std::size_t{6});
  QVERIFY(pipeline.normalizer.steps.empty());
  QVERIFY(!pipeline.pre_tokenizer.prefix_before);
  QCOMPARE(pipeline.added.size(), std::size_t{30});
}

void TestTokenizerJson::readsWhatSavingLeavesBehind() {
  nlohmann::json document = golden_tokenizer_document();
  document["padding"] = {{"strategy", "BatchLongest"}, {"direction", "Left"}};
  document["truncation"] = {{"max_length", 5}};
  document["normalizer"] = nullptr;
  document["post_processor"] = nullptr;
  document["decoder"] = {{"type", "Sequence"}, {"decoders", {document["decoder"], {{"type", "Fuse"}}}}};
  document["model"]["unk_token"] = "<unk>";
  document["model"]["byte_fallback"] = true;
  document["model"]["dropout"] = 0.0;
  document["model"]["end_of_word_suffix"] = "";
  QVERIFY(tokenizer_of(document).encode("What colour?") == golden_tokenizer().encode("What colour?"));
}

void TestTokenizerJson::readsATemplateThatPutsBosBeforeTheText() {
  nlohmann::json document = golden_tokenizer_document();
  document["post_processor"] = {
      {"type", "Sequence"},
      {"processors", {document["post_processor"], template_of(document, "<｜begin▁of▁sentence｜>", "")}}};
  QVERIFY(tokenizer_of(document).encode("red") == golden_tokenizer().encode("red"));
}

void TestTokenizerJson::refusesDamage_data() {
  QTest::addColumn<const Damage*>("damage");
  for (const Damage& damage : damages()) QTest::newRow(damage.name) << &damage;
}

void TestTokenizerJson::refusesDamage() {
  QFETCH(const Damage*, damage);
  nlohmann::json document = golden_tokenizer_document();
  damage->change(document);
  const auto error = failure(document.dump());
  QVERIFY2(error, "nothing was thrown");
  const QString sentence = QString::fromUtf8(error->what());
  QVERIFY2(sentence.contains(QStringLiteral("“tokenizer.json”")), error->what());
  QVERIFY2(sentence.contains(QString::fromUtf8(damage->place)), error->what());
  QVERIFY2(error->kind() == damage->kind, error->what());
}

void TestTokenizerJson::namesThePlaceWhereTheJsonEnds() {
  const std::string json = golden_tokenizer_document().dump();
  for (std::size_t size = 0; size < json.size(); size += 499) {
    const auto error = failure(json.substr(0, size));
    QVERIFY(error && error->kind() == ErrorKind::file_damaged);
    QVERIFY2(QString::fromUtf8(error->what())
                 .contains(QStringLiteral("“tokenizer.json” is damaged: it is not valid JSON at byte")),
             error->what());
  }
}

void TestTokenizerJson::refusesDeepNesting() {
  for (const char* opening : {"[", R"({"a":)", R"({"model":[)"}) {
    std::string json;
    for (int i = 0; i < 200'000; ++i) json += opening;
    const auto error = failure(json);
    QVERIFY(error && error->kind() == ErrorKind::file_damaged);
    QVERIFY2(QString::fromUtf8(error->what()).contains(QStringLiteral("nested too deeply at byte")), error->what());
  }
  QVERIFY(!failure(golden_tokenizer_document().dump()));
}

/// Any wrong byte: an error of ours or a tokenizer, but nothing else.
void TestTokenizerJson::survivesWrongBytes() {
  const std::string json = golden_tokenizer_document().dump();
  for (std::size_t i = 0; i < json.size(); i += 401) {
    for (const int change : {0x01, 0x80, 0x1A}) {
      std::string wrong = json;
      wrong[i] = static_cast<char>(wrong[i] ^ change);
      const auto error = failure(wrong);
      QVERIFY(!error || error->kind() == ErrorKind::file_damaged || error->kind() == ErrorKind::unsupported);
    }
  }
}

BIFRONS_TEST(TestTokenizerJson)
#include "tst_tokenizer_json.moc"
