#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/tensor.h>

#include <QTest>
#include <algorithm>

#include "core/base/error.h"
#include "core/inference/host_logits.h"
#include "core/inference/image_generator.h"
#include "core/inference/logits_rules.h"
#include "core/inference/sampler.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

Q_DECLARE_METATYPE(core::text::TokenIds)

namespace {

constexpr text::TokenId pad = 2;
const text::TokenIds prompt{1, 20, 30, 40, 4};
using Tokens = std::vector<std::int64_t>;

/// Logits of the next code for one row that is alone, everything computed anew and without a cache.
std::vector<float> alone(const model::MultimodalModel& model, const text::TokenIds& row, const Tokens& codes) {
  at::Tensor input = model.decoder.embed(at::tensor(row, at::kLong));
  if (!codes.empty()) input = at::cat({input, model.embed_codes(at::tensor(codes, at::kLong))});
  const at::Tensor positions = at::arange(input.size(0), at::kLong);
  const at::Tensor hidden = model.decoder.hidden(input.unsqueeze(0), positions, {}, nullptr);
  HostLogits logits;
  logits.read(model.image_logits(hidden[0][input.size(0) - 1]).unsqueeze(0));
  return {logits.row(0).begin(), logits.row(0).end()};
}

}  // namespace

/// Pictures that are led away from something, whose row has another length than the prompt's.
class TestAvoid : public QObject {
  Q_OBJECT

  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();
  ImageGenerator generator_{*model_};

  [[nodiscard]] std::vector<GeneratedPicture> draw(const text::TokenIds& avoid, const ImageOptions& options,
                                                   const ImageVariation& variation = {}, const ImageWatch& watch = {}) const {
    return generator_.draw({prompt, pad, avoid}, options, watch, {}, variation).pictures;
  }

 private Q_SLOTS:
  void equalsTheAlgorithmOnRowsThatAreAlone_data() {
    QTest::addColumn<text::TokenIds>("avoid");
    QTest::newRow("shorter") << text::TokenIds{1, 50, 4};
    QTest::newRow("longer") << text::TokenIds{1, 50, 60, 70, 80, 51, 61, 71, 4};
    QTest::newRow("as long") << text::TokenIds{1, 50, 60, 70, 4};
  }
  void equalsTheAlgorithmOnRowsThatAreAlone() {
    QFETCH(const text::TokenIds, avoid);
    const ImageOptions options{.sampling = {.temperature = 0.7F, .top_k = 20, .seed = 11}, .guidance = 3, .count = 3};
    const auto made = draw(avoid, options);
    for (std::size_t picture = 0; picture < made.size(); ++picture) {
      Tokens codes;
      for (std::int64_t position = 0; position < 16; ++position) {
        std::vector<float> logits = alone(*model_, prompt, codes);
        apply_guidance(logits, alone(*model_, avoid, codes), options.guidance);
        codes.push_back(Sampler(options.sampling, picture).draw(logits, position));
      }
      QCOMPARE(made[picture].tokens, codes);
    }
    QVERIFY(made[0].tokens != draw({}, options)[0].tokens);
  }

  void nothingToAvoidIsThePaddedRow() {
    const ImageOptions options{.sampling = {.seed = 3}, .count = 2};
    const auto usual = draw({}, options);
    const auto padded = draw({1, pad, pad, pad, 4}, options);
    for (std::size_t i = 0; i < 2; ++i) QCOMPARE(padded[i].tokens, usual[i].tokens);
  }

  void actsOnlyWithGuidance() {
    const text::TokenIds avoid{1, 50, 4};
    const ImageOptions alone_options{.sampling = {.seed = 3}, .guidance = 1};
    QCOMPARE(draw(avoid, alone_options)[0].tokens, draw({}, alone_options)[0].tokens);
    // So a strip has one picture that does not know of it.
    const ImageVariation strip{.kept_tokens = {}, .guidance_strip = {1, 5}};
    const auto led = draw(avoid, {.sampling = {.seed = 3}, .count = 2}, strip), usual = draw({}, {.sampling = {.seed = 3}, .count = 2}, strip);
    QCOMPARE(led[0].tokens, usual[0].tokens);
    QVERIFY(led[1].tokens != usual[1].tokens);
    QCOMPARE(led[1].tokens, draw(avoid, {.sampling = {.seed = 3}})[0].tokens);
  }

  void pictureDoesNotDependOnTheCount() {
    const text::TokenIds avoid{1, 50, 4};
    const auto many = draw(avoid, {.sampling = {.seed = 3}, .count = 5});
    QCOMPARE(draw(avoid, {.sampling = {.seed = 3}})[0].tokens, many[0].tokens);
    QVERIFY(many[4].tokens != many[0].tokens);
  }

  void goesOnFromKeptTokens() {
    const text::TokenIds avoid{1, 50, 60, 70, 80, 4};
    const ImageOptions options{.sampling = {.seed = 3}, .count = 1};
    const Tokens whole = draw(avoid, options)[0].tokens;
    const ImageVariation begun{.kept_tokens = Tokens(whole.begin(), whole.begin() + 7), .guidance_strip = {}};
    QCOMPARE(draw(avoid, options, begun)[0].tokens, whole);
    const ImageVariation region{.kept_tokens = whole, .guidance_strip = {}, .region = PictureRegion{.row = 1, .column = 1, .rows = 2, .columns = 2}};
    QCOMPARE(draw(avoid, options, region)[0].tokens, whole);
  }

  void tellsBothRowsAsOneReading() {
    std::vector<std::int64_t> told;
    const ImageWatch watch{.on_read = [&](std::int64_t done, std::int64_t total) { told.insert(told.end(), {done, total}); }};
    (void)draw({1, 50, 4}, {}, {}, watch);
    QCOMPARE(told, (Tokens{5, 8, 8, 8}));
  }

  void refusesWhatIsTooLong() {
    const text::TokenIds longest(81, 5), tooLong(82, 5);  // 81 + 15 = 96
    QCOMPARE(draw(longest, {}).size(), std::size_t{1});
    QCOMPARE(draw(tooLong, {.guidance = 1}).size(), std::size_t{1});  // it is not read
    try {
      (void)draw(tooLong, {});
      QFAIL("was accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind() == ErrorKind::invalid_request);
      QVERIFY2(std::string(error.what()).starts_with("What is to be avoided is too long: it takes 82 positions"), error.what());
    }
  }
};

BIFRONS_TEST(TestAvoid)
#include "tst_avoid.moc"
