#include <ATen/ops/arange.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/tensor.h>

#include <QTest>
#include <cmath>

#include "core/base/error.h"
#include "core/inference/word_chances.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

const text::TokenIds prompt{3, 14, 15, 92, 6};

/// A token for each byte; "~" is one that it does not know.
class ByteTokenizer final : public text::Tokenizer {
 public:
  [[nodiscard]] text::TokenIds encode(std::string_view written) const override {
    text::TokenIds ids;
    for (const char byte : written) ids.push_back(byte == '~' ? 0 : static_cast<unsigned char>(byte));
    return ids;
  }
  [[nodiscard]] std::string fold_user_text(std::string_view written) const override { return std::string(written); }
  [[nodiscard]] std::string token_bytes(text::TokenId id) const override { return {static_cast<char>(id)}; }
  [[nodiscard]] std::optional<text::TokenId> token_id(std::string_view) const override { return std::nullopt; }
  [[nodiscard]] bool is_control(text::TokenId) const override { return false; }
  [[nodiscard]] text::TokenId bos() const override { return 1; }
  [[nodiscard]] text::TokenId eos() const override { return 2; }
  [[nodiscard]] text::TokenId pad() const override { return 3; }
  [[nodiscard]] std::int64_t vocabulary_size() const override { return 256; }
};

QString refusal_of(const std::vector<std::string>& words) {
  try {
    (void)word_spellings(ByteTokenizer(), words);
  } catch (const Error& error) {
    return error.kind() == ErrorKind::invalid_request ? QString::fromUtf8(error.what()) : QString();
  }
  return {};
}

}  // namespace

class TestWordChances : public QObject {
  Q_OBJECT

  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();

  [[nodiscard]] at::Tensor embedded(const text::TokenIds& ids) const {
    return model_->decoder.embed(at::tensor(ids, at::kLong).unsqueeze(0));
  }
  [[nodiscard]] std::vector<double> chances(const std::vector<Spellings>& words, const text::TokenIds& after = prompt) const {
    return word_chances(*model_, embedded(after), words, {}, {});
  }
  /// Of tokens behind the prompt, by running all of it at once.
  [[nodiscard]] double probability(const text::TokenIds& ids) const {
    text::TokenIds all = prompt;
    double product = 1;
    for (const text::TokenId id : ids) {
      const at::Tensor hidden = model_->decoder.hidden(
          embedded(all), at::arange(static_cast<std::int64_t>(all.size()), at::kLong), {}, nullptr);
      const at::Tensor logits = model_->decoder.text_logits(hidden.select(1, hidden.size(1) - 1)[0]);
      product *= std::exp(at::log_softmax(logits.to(at::kDouble), 0)[id].item<double>());
      all.push_back(id);
    }
    return product;
  }

 private Q_SLOTS:
  void theChancesAreThoseOfTheTokensThatFollow() {
    const std::vector<double> two = chances({{{7}}, {{9}}});
    QCOMPARE(two.size(), std::size_t{2});
    const double seven = probability({7}), nine = probability({9});
    QVERIFY2(std::abs(two[0] - seven / (seven + nine)) < 1e-5, "float32 logits of two layers");
    QVERIFY(std::abs(two[0] + two[1] - 1) < 1e-12);
  }

  void spellingsOfAWordAddUpAndMayHaveSeveralTokens() {
    const std::vector<double> two = chances({{{7}, {11, 12}}, {{9, 10, 5}, {8}}});
    const double first = probability({7}) + probability({11, 12});
    const double second = probability({9, 10, 5}) + probability({8});
    QVERIFY(std::abs(two[0] - first / (first + second)) < 1e-5);
    // What was weighed before leaves no trace.
    QVERIFY(std::abs(chances({{{9, 10, 5}, {8}}, {{7}, {11, 12}}})[1] - two[0]) < 1e-9);
  }

  void theyHangOnWhatWasAsked() { QVERIFY(std::abs(chances({{{7}}, {{9}}})[0] - chances({{{7}}, {{9}}}, {3, 14, 15})[0]) > 1e-4); }

  void aWordIsSpelledCapitalAndSmallWithABlankAndWithout() {
    const std::vector<Spellings> words = word_spellings(ByteTokenizer(), {"Yes", "no"});
    QCOMPARE(words.size(), std::size_t{2});
    const Spellings yes{{'Y', 'e', 's'}, {' ', 'Y', 'e', 's'}, {'y', 'e', 's'}, {' ', 'y', 'e', 's'}};
    QVERIFY(words[0] == yes);
    const Spellings no{{'n', 'o'}, {' ', 'n', 'o'}, {'N', 'o'}, {' ', 'N', 'o'}};
    QVERIFY(words[1] == no);
  }

  void whatSpellsTwoWordsIsNoneOfEither() {
    const std::vector<Spellings> words = word_spellings(ByteTokenizer(), {"A", "~", "b"});
    QCOMPARE(words[1], (Spellings{{0}, {' ', 0}}));
    QVERIFY(refusal_of({"yes", "Yes"}).contains(QStringLiteral("yes")));
    QVERIFY(refusal_of({"yes", ""}).contains(QStringLiteral("cannot tell")));
    QVERIFY(refusal_of({"yes"}).contains(QStringLiteral("two words")));
  }

  void aStopLeavesNothing() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(word_chances(*model_, embedded(prompt), std::vector<Spellings>{{{7}}, {{9}}}, {}, stop.get_token()).empty());
    std::stop_source later;
    const auto read = [&](std::int64_t, std::int64_t) { later.request_stop(); };
    QVERIFY(word_chances(*model_, embedded(prompt), std::vector<Spellings>{{{7}}, {{9}}}, read, later.get_token()).empty());
  }

  void aPromptThatIsTooLongIsRefused() {
    QVERIFY_EXCEPTION_THROWN((void)chances({{{7}}, {{9}}}, text::TokenIds(96, 5)), Error);
    QVERIFY(!chances({{{7}}, {{9}}}, text::TokenIds(95, 5)).empty());
  }
};

BIFRONS_TEST(TestWordChances)
#include "tst_word_chances.moc"
