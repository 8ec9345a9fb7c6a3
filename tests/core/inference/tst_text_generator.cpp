#include <ATen/ops/tensor.h>

#include <QTest>
#include <algorithm>

#include "core/base/error.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/text_generator.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

constexpr text::TokenId no_end = -1;

}  // namespace

class TestTextGenerator : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void greedyEqualsRunningTheWholeTextEachTime() {
    const text::TokenIds prompt{3, 14, 15, 92, 6};
    const GeneratedText made = generate(prompt, {.max_new_tokens = 12});
    text::TokenIds all = prompt;
    for (const text::TokenId token : made.tokens) {
      std::vector<std::int64_t> positions(all.size());
      for (std::size_t i = 0; i < positions.size(); ++i) positions[i] = static_cast<std::int64_t>(i);
      const at::Tensor hidden = model_->decoder.hidden(embedded(all), at::tensor(positions, at::kLong), {}, nullptr);
      const at::Tensor logits = model_->decoder.text_logits(hidden.select(1, hidden.size(1) - 1)[0]);
      QCOMPARE(token, logits.argmax().item<std::int64_t>());
      all.push_back(token);
    }
    QCOMPARE(made.tokens.size(), std::size_t{12});
    QVERIFY(made.end == TextEnd::length_limit);
    QVERIFY(made.seconds_to_first_token > 0);
  }

  void endsAtTheEndToken() {
    const TextOptions options{.sampling = {.seed = 5}, .max_new_tokens = 20};
    const GeneratedText unbounded = generate({3, 1, 4}, options);
    const text::TokenId end = unbounded.tokens.at(7);
    const auto first = std::ranges::find(unbounded.tokens, end) - unbounded.tokens.begin();
    const GeneratedText ended = generate({3, 1, 4}, options, end);
    QVERIFY(ended.end == TextEnd::end_token);
    QCOMPARE(ended.tokens, text::TokenIds(unbounded.tokens.begin(), unbounded.tokens.begin() + first));
  }

  void sameSeedSameTokens() {
    const TextOptions seven{.sampling = {.seed = 7}, .max_new_tokens = 16};
    const TextOptions eight{.sampling = {.seed = 8}, .max_new_tokens = 16};
    QCOMPARE(generate({3, 1, 4}, seven).tokens, generate({3, 1, 4}, seven).tokens);
    QVERIFY(generate({3, 1, 4}, seven).tokens != generate({3, 1, 4}, eight).tokens);
  }

  void whatIsContinuedIsWhatWouldHaveBeenWritten_data() {
    QTest::addColumn<float>("temperature");
    QTest::newRow("the likeliest") << 0.0F;
    QTest::newRow("drawn") << 1.5F;
  }
  void whatIsContinuedIsWhatWouldHaveBeenWritten() {
    QFETCH(const float, temperature);
    const text::TokenIds question{3, 1, 4};
    const SamplingOptions sampling{.temperature = temperature, .seed = 7};
    const text::TokenIds whole = generate(question, {.sampling = sampling, .max_new_tokens = 16}).tokens;
    for (std::int64_t given = 1; given < 16; ++given) {
      text::TokenIds prompt = question;
      prompt.insert(prompt.end(), whole.begin(), whole.begin() + given);
      const GeneratedText rest = generate(prompt, {.sampling = sampling, .max_new_tokens = 16 - given}, no_end, {}, {}, given);
      QCOMPARE(rest.tokens, text::TokenIds(whole.begin() + given, whole.end()));
    }
    if (temperature == 0) return;
    text::TokenIds prompt = question;  // at the positions of a new answer others are drawn
    prompt.insert(prompt.end(), whole.begin(), whole.begin() + 4);
    QVERIFY(generate(prompt, {.sampling = sampling, .max_new_tokens = 12}).tokens != text::TokenIds(whole.begin() + 4, whole.end()));
  }

  void stopsWithinOneToken() {
    std::stop_source stop;
    text::TokenIds streamed;
    const TextWatch watch{.on_read = {}, .on_token = [&](text::TokenId token) {
                            streamed.push_back(token);
                            if (streamed.size() == 3) stop.request_stop();
                          }};
    const GeneratedText made = generate({3, 1, 4}, {.max_new_tokens = 50}, no_end, watch, stop.get_token());
    QVERIFY(made.end == TextEnd::stopped);
    QCOMPARE(made.tokens, streamed);
    QCOMPARE(streamed.size(), std::size_t{3});
    const GeneratedText nothing = generate({3, 1, 4}, {.max_new_tokens = 50}, no_end, {}, stop.get_token());
    QVERIFY(nothing.end == TextEnd::stopped && nothing.tokens.empty());
  }

  void fillsTheContextAndNoMore() {
    const GeneratedText made = generate(text::TokenIds(90, 5), {.max_new_tokens = 512});
    QCOMPARE(made.tokens.size(), std::size_t{6});
    QVERIFY(made.end == TextEnd::length_limit);
  }

  void refusesAPromptThatIsTooLong() {
    QVERIFY_EXCEPTION_THROWN((void)generate(text::TokenIds(96, 5), {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)generate(text::TokenIds(500, 5), {}), Error);
  }

 private:
  [[nodiscard]] at::Tensor embedded(const text::TokenIds& ids) const {
    return model_->decoder.embed(at::tensor(ids, at::kLong).unsqueeze(0));
  }
  [[nodiscard]] GeneratedText generate(const text::TokenIds& prompt, const TextOptions& options, text::TokenId end = no_end,
                                       const TextWatch& watch = {}, const std::stop_token& stop = {},
                                       std::int64_t first_position = 0) const {
    model::KvCache cache = make_cache(*model_, 1, context_length(model_->config));
    return generate_text(*model_, embedded(prompt), cache, options, end, watch, stop, first_position);
  }

  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();
};

BIFRONS_TEST(TestTextGenerator)
#include "tst_text_generator.moc"
