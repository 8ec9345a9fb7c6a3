#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/random.h"
#include "core/text/control_tokens.h"
#include "core/text/incremental_decoder.h"
#include "tests/core/text/sample_tokenizer.h"
#include "tests/support/test_registry.h"

using namespace core::text;

namespace {

constexpr std::array control_tokens{
    bos_token,  eos_token,      pad_token, begin_of_image_token, end_of_image_token, image_placeholder_token,
    user_token, assistant_token};

void append_utf8(std::string& text, std::uint32_t code_point) {
  text += QString::fromUcs4(reinterpret_cast<const char32_t*>(&code_point), 1).toStdString();
}

/// Any code points but surrogates, most of them from where tokenizers stumble.
std::string random_text(core::Random& random) {
  std::string text;
  for (int i = random.below(30); i > 0; --i) {
    switch (random.below(6)) {
      case 0:
        append_utf8(text, static_cast<std::uint32_t>(random.below(0x80)));
        break;
      case 1:
        append_utf8(text, 0x2580U + static_cast<std::uint32_t>(random.below(4)));
        break;  // around the blank mark
      case 2:
        append_utf8(text, 0xE000U + static_cast<std::uint32_t>(random.below(0x10FFFF - 0xE000 + 1)));
        break;
      case 3:
        append_utf8(text, static_cast<std::uint32_t>(random.below(0xD800)));
        break;
      case 4:
        text += random.chance(0.5) ? "  " : "\n";
        break;
      default:
        text +=
            random.chance(0.5) ? " red circle" : std::string(control_tokens[static_cast<std::size_t>(random.below(8))]);
    }
  }
  return text;
}

bool has_control(const TokenIds& ids) {
  return std::any_of(ids.begin(), ids.end(), [](TokenId id) { return sample_tokenizer().is_control(id); });
}

/// What loading `content` as a model throws, or nothing.
std::optional<core::ErrorKind> failure(const std::string& content) {
  const QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "tokenizer.model";
  std::ofstream(file, std::ios::binary) << content;
  try {
    const SentencePieceTokenizer tokenizer(file);
  } catch (const core::Error& error) {
    return std::string_view(error.what()).find("tokenizer.model") == std::string_view::npos ? core::ErrorKind::internal
                                                                                            : error.kind();
  }
  return std::nullopt;
}

}  // namespace

class TestSentencePieceTokenizer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void controlTokensHaveFixedIds();
  void anyTextComesBackUnchanged();
  void invalidBytesBecomeReplacementCharacters();
  void textThatSpellsControlTokensStaysText();
  void foldsOnlyWhatAPersonTyped();
  void answersKeepTheirCase();
  void blanksJoinTheWordBehindThem();
  void lineBreaksAndDigitsStandAlone();
  void decodingSkipsControlTokens();
  void rejectsIdsOutsideTheVocabulary();
  void findsTokensBySpelling();
  void loadsAModelFolder();
  void namesADamagedOrMissingFile();
  void refusesAModelThatIsCutShortOrWrong();
};

void TestSentencePieceTokenizer::controlTokensHaveFixedIds() {
  const Tokenizer& tokenizer = sample_tokenizer();
  const std::array<TokenId, 8> ids{0, 1, 2, 4, 5, 6, 7, 8};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    QCOMPARE(tokenizer.token_id(control_tokens[i]), std::optional<TokenId>(ids[i]));
    QVERIFY(tokenizer.is_control(ids[i]));
    QCOMPARE(tokenizer.token_bytes(ids[i]), std::string());
  }
  QCOMPARE(tokenizer.bos(), TokenId{0});
  QCOMPARE(tokenizer.eos(), TokenId{1});
  QCOMPARE(tokenizer.pad(), TokenId{2});
  QCOMPARE(tokenizer.vocabulary_size(), std::int64_t{sample_vocabulary_size});
}

void TestSentencePieceTokenizer::anyTextComesBackUnchanged() {
  core::Random random(20);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random);
    const TokenIds ids = sample_tokenizer().encode(text);
    QCOMPARE(decode(sample_tokenizer(), ids), text);
    QVERIFY(!has_control(ids));
  }
  QCOMPARE(decode(sample_tokenizer(), sample_tokenizer().encode("")), std::string());
}

void TestSentencePieceTokenizer::invalidBytesBecomeReplacementCharacters() {
  QCOMPARE(decode(sample_tokenizer(), sample_tokenizer().encode("a\xFF"
                                                                "b")),
           std::string("a\uFFFD"
                       "b"));
}

void TestSentencePieceTokenizer::textThatSpellsControlTokensStaysText() {
  for (const std::string_view token : control_tokens) {
    const std::string text = "red " + std::string(token) + std::string(token) + " circle";
    const TokenIds ids = sample_tokenizer().encode(text);
    QVERIFY(!has_control(ids));
    QCOMPARE(decode(sample_tokenizer(), ids), text);
  }
  for (const char* text : {"<unk>", "<0x41>", "<s>", "</s>"}) QVERIFY(!has_control(sample_tokenizer().encode(text)));
  QVERIFY(sample_tokenizer().encode("<0x41>") != TokenIds{*sample_tokenizer().token_id("<0x41>")});
}

void TestSentencePieceTokenizer::foldsOnlyWhatAPersonTyped() {
  const Tokenizer& tokenizer = sample_tokenizer();
  QVERIFY(encode_user(tokenizer, "What COLOR is the Circle?") == encode_user(tokenizer, "what color is the circle?"));
  QVERIFY(tokenizer.encode("The Circle") != tokenizer.encode("the circle"));
  QCOMPARE(tokenizer.fold_user_text("ÄÖ Red 😀"), std::string("ÄÖ red 😀"));
  const SentencePieceTokenizer plain(SampleFolder::instance().model_file());
  QCOMPARE(plain.fold_user_text("Red"), std::string("Red"));
}

void TestSentencePieceTokenizer::answersKeepTheirCase() {
  const TokenIds ids = sample_tokenizer().encode(" The circle is red.");
  QCOMPARE(decode(sample_tokenizer(), ids), std::string(" The circle is red."));
  QVERIFY2(ids.size() <= 6, "words of the training text are single tokens");
}

void TestSentencePieceTokenizer::blanksJoinTheWordBehindThem() {
  const TokenIds ids = sample_tokenizer().encode(" circle");
  QCOMPARE(ids.size(), std::size_t{1});
  QCOMPARE(sample_tokenizer().token_bytes(ids[0]), std::string(" circle"));
}

void TestSentencePieceTokenizer::lineBreaksAndDigitsStandAlone() {
  const TokenIds breaks = sample_tokenizer().encode("\n\n");
  QCOMPARE(breaks.size(), std::size_t{2});
  QCOMPARE(breaks[0], breaks[1]);
  QCOMPARE(sample_tokenizer().token_bytes(breaks[0]), std::string("\n"));
  QCOMPARE(sample_tokenizer().encode("333").size(), std::size_t{3});
}

void TestSentencePieceTokenizer::decodingSkipsControlTokens() {
  const Tokenizer& tokenizer = sample_tokenizer();
  TokenIds ids = tokenizer.encode("red");
  ids.insert(ids.begin(), tokenizer.bos());
  ids.push_back(*tokenizer.token_id(end_of_image_token));
  ids.push_back(tokenizer.eos());
  QCOMPARE(decode(tokenizer, ids), std::string("red"));
}

void TestSentencePieceTokenizer::rejectsIdsOutsideTheVocabulary() {
  QVERIFY_EXCEPTION_THROWN(sample_tokenizer().token_bytes(-1), core::Error);
  QVERIFY_EXCEPTION_THROWN(sample_tokenizer().token_bytes(sample_vocabulary_size), core::Error);
  QVERIFY(!sample_tokenizer().is_control(sample_vocabulary_size));
}

void TestSentencePieceTokenizer::findsTokensBySpelling() {
  QVERIFY(!sample_tokenizer().token_id("<no such token>"));
  QCOMPARE(require_token(sample_tokenizer(), eos_token), TokenId{1});
  QVERIFY_EXCEPTION_THROWN(require_token(sample_tokenizer(), "<no such token>"), core::Error);
}

void TestSentencePieceTokenizer::loadsAModelFolder() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  std::filesystem::copy_file(SampleFolder::instance().model_file(), path / "tokenizer.model");
  QCOMPARE(load_tokenizer(path)->fold_user_text("Red"), std::string("Red"));
  core::write_file(path / "tokenizer_config.json", tokenizer_config_json({.fold_case = true}));
  QCOMPARE(load_tokenizer(path)->fold_user_text("Red"), std::string("red"));
  core::write_file(path / "tokenizer_config.json", R"({"fold_case": "yes"})");
  QVERIFY_EXCEPTION_THROWN(load_tokenizer(path), core::Error);
  core::write_file(path / "tokenizer_config.json", "[");
  QVERIFY_EXCEPTION_THROWN(load_tokenizer(path), core::Error);
}

void TestSentencePieceTokenizer::namesADamagedOrMissingFile() {
  QVERIFY(failure("") == core::ErrorKind::file_damaged || failure("") == core::ErrorKind::unsupported);
  QVERIFY(failure("this is no model at all") == core::ErrorKind::file_damaged);
  try {
    const SentencePieceTokenizer tokenizer("/nonexistent/tokenizer.model");
    QFAIL("nothing was thrown");
  } catch (const core::Error& error) {
    QCOMPARE(error.kind(), core::ErrorKind::file_missing);
  }
}

void TestSentencePieceTokenizer::refusesAModelThatIsCutShortOrWrong() {
  const std::string model = core::read_file(SampleFolder::instance().model_file());
  for (std::size_t size = 1; size < model.size(); size += 37) {
    const auto kind = failure(model.substr(0, size));
    QVERIFY2(kind == core::ErrorKind::file_damaged || kind == core::ErrorKind::unsupported || !kind,
             qPrintable(QString::number(size)));
  }
  QVERIFY(failure(model.substr(0, model.size() / 2)).has_value());
  // Any wrong byte: an error or a model, but no crash.
  for (std::size_t i = 0; i < model.size(); i += 11) {
    std::string wrong = model;
    wrong[i] = static_cast<char>(wrong[i] ^ 0x81);
    QVERIFY(failure(wrong) != core::ErrorKind::internal);
  }
}

BIFRONS_TEST(TestSentencePieceTokenizer)
#include "tst_sentencepiece_tokenizer.moc"
