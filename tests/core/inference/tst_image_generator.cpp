#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/tensor.h>

#include <QTest>
#include <algorithm>

#include "core/base/error.h"
#include "core/inference/image_generator.h"
#include "core/inference/logits_rules.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/host_logits.h"
#include "core/inference/sampler.h"
#include "core/tensor/image_tensor.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

constexpr text::TokenId pad = 2;
const text::TokenIds prompt{1, 20, 30, 40, 4};
using Tokens = std::vector<std::int64_t>;

/// Logits of the next code for one row, everything computed anew and without a cache.
std::vector<float> slow_logits(const model::MultimodalModel& model, const text::TokenIds& row, const Tokens& codes) {
  at::Tensor input = model.decoder.embed(at::tensor(row, at::kLong));
  if (!codes.empty()) input = at::cat({input, model.embed_codes(at::tensor(codes, at::kLong))});
  const at::Tensor positions = at::arange(input.size(0), at::kLong);
  const at::Tensor hidden = model.decoder.hidden(input.unsqueeze(0), positions, {}, nullptr);
  HostLogits logits;
  logits.read(model.image_logits(hidden[0][input.size(0) - 1]).unsqueeze(0));
  return {logits.row(0).begin(), logits.row(0).end()};
}

}  // namespace

class TestImageGenerator : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheAlgorithmWithoutCache_data() {
    QTest::addColumn<float>("guidance");
    QTest::newRow("guided") << 5.0F;
    QTest::newRow("prompt alone") << 1.0F;
  }
  void equalsTheAlgorithmWithoutCache() {
    QFETCH(const float, guidance);
    const ImageOptions options{.sampling = {.temperature = 0.7F, .top_k = 20, .seed = 11}, .guidance = guidance};
    const GeneratedPictures made = generator_.draw({prompt, pad}, options);
    Tokens codes;
    for (std::int64_t position = 0; position < 16; ++position) {
      std::vector<float> logits = slow_logits(*model_, prompt, codes);
      const text::TokenIds unconditional{1, pad, pad, pad, 4};
      if (guidance != 1) apply_guidance(logits, slow_logits(*model_, unconditional, codes), guidance);
      codes.push_back(Sampler(options.sampling, 0).draw(logits, position));
    }
    QCOMPARE(made.pictures.at(0).tokens, codes);
    QVERIFY(std::ranges::all_of(codes, [](std::int64_t code) { return code >= 0 && code < 32; }));
    QVERIFY2(std::ranges::count(codes, codes.front()) < 16, "a picture of one code would prove little");
  }

  void pictureDoesNotDependOnTheCount() {
    const ImageOptions four{.sampling = {.seed = 3}, .count = 4};
    const ImageOptions one{.sampling = {.seed = 3}, .count = 1};
    const GeneratedPictures many = generator_.draw({prompt, pad}, four);
    const GeneratedPictures single = generator_.draw({prompt, pad}, one);
    QCOMPARE(many.pictures.size(), std::size_t{4});
    QVERIFY(!many.stopped);
    QCOMPARE(many.pictures[0].tokens, single.pictures[0].tokens);
    QVERIFY(many.pictures[0].picture == single.pictures[0].picture);
    for (std::size_t i = 1; i < 4; ++i) QVERIFY(many.pictures[i].tokens != many.pictures[0].tokens);
    QCOMPARE(generator_.draw({prompt, pad}, four).pictures[3].tokens, many.pictures[3].tokens);
  }

  void anotherSeedDrawsAnother() {
    QVERIFY(generator_.draw({prompt, pad}, {.sampling = {.seed = 3}}).pictures[0].tokens !=
            generator_.draw({prompt, pad}, {.sampling = {.seed = 4}}).pictures[0].tokens);
  }

  void tellsEveryTokenAndGrowingPreviews() {
    std::vector<std::int64_t> tokens, rows;
    std::vector<image::PixelImage> previews;
    std::vector<std::string> order;
    const ImageWatch watch{
        .on_read = [&](std::int64_t, std::int64_t) { order.emplace_back("read"); },
        .on_token = [&](std::int64_t index, std::int64_t made) { tokens.push_back(index * 100 + made); },
        .on_preview =
            [&](const PartialPicture& preview) {
              rows.push_back(preview.rows);
              previews.push_back(preview.picture);
            },
        .on_paint = [&](std::int64_t) { order.emplace_back("paint"); },
        .on_picture = [&](const GeneratedPicture&) { order.emplace_back("picture"); }};
    const GeneratedPictures made = generator_.draw({prompt, pad}, {.sampling = {.seed = 3}}, watch);
    QCOMPARE(tokens.size(), std::size_t{16});
    QCOMPARE(tokens.front(), 1);
    QCOMPARE(tokens.back(), 16);
    QCOMPARE(rows, (std::vector<std::int64_t>{1, 2, 3}));
    QCOMPARE(order, (std::vector<std::string>{"read", "paint", "picture"}));
    for (std::size_t i = 0; i < previews.size(); ++i) {
      const auto known = static_cast<std::ptrdiff_t>((i + 1) * 4 * 16 * 3);  // rows × cell × width × colours
      QCOMPARE(previews[i].width, 16);
      QCOMPARE(previews[i].height, 16);
      QCOMPARE(previews[i].pixels.size(), std::size_t{16 * 16 * 3});
      const auto is_grey = [](std::uint8_t value) { return value == 127; };
      QVERIFY(std::all_of(previews[i].pixels.begin() + known, previews[i].pixels.end(), is_grey));
      QVERIFY(!std::all_of(previews[i].pixels.begin(), previews[i].pixels.begin() + known, is_grey));
    }
    const GeneratedPicture& drawn = made.pictures[0];
    const at::Tensor exact = model_->vq.paint(at::tensor(drawn.tokens, at::kLong).view({1, 4, 4}))[0];
    QVERIFY(drawn.picture == tensor::picture_from(exact));
  }

  void makesNoPreviewsWhenNoneAreWanted() {
    int previews = 0;
    const ImageWatch watch{.on_read = {}, .on_token = {}, .on_preview = [&](const PartialPicture&) { ++previews; },
                           .on_paint = {}, .on_picture = {}};
    (void)generator_.draw({prompt, pad}, {.preview_rows = 0}, watch);
    QCOMPARE(previews, 0);
    (void)generator_.draw({prompt, pad}, {.preview_rows = 2}, watch);
    QCOMPARE(previews, 1);
  }

  void severalPicturesGrowAtOnce() {
    std::vector<std::int64_t> order;
    const ImageWatch watch{.on_token = [&](std::int64_t index, std::int64_t) { order.push_back(index); }};
    (void)generator_.draw({prompt, pad}, {.count = 5}, watch);
    QCOMPARE(order.size(), std::size_t{5 * 16});
    QCOMPARE(std::vector(order.begin(), order.begin() + 6), (std::vector<std::int64_t>{0, 1, 2, 0, 1, 2}));  // three, then two
    QCOMPARE(std::vector(order.end() - 4, order.end()), (std::vector<std::int64_t>{3, 4, 3, 4}));
  }

  void stopsWithinOnePositionAndKeepsFinishedPictures() {
    std::stop_source stop;
    int tokens = 0;
    const ImageWatch watch{.on_token = [&](std::int64_t, std::int64_t) {
      if (++tokens == 3 * 16 + 5) stop.request_stop();
    }};
    const GeneratedPictures made = generator_.draw({prompt, pad}, {.count = 5}, watch, stop.get_token());
    QCOMPARE(tokens, 3 * 16 + 6);  // the two that grow together get the same position
    QVERIFY(made.stopped);
    QCOMPARE(made.pictures.size(), std::size_t{3});
    const GeneratedPictures none = generator_.draw({prompt, pad}, {.count = 3}, {}, stop.get_token());
    QVERIFY(none.stopped && none.pictures.empty());
  }

  void refusesAPromptThatIsTooLong() {
    QCOMPARE(generator_.draw({text::TokenIds(81, 5), pad}, {}).pictures.size(), std::size_t{1});  // 81 + 15 = 96
    QVERIFY_EXCEPTION_THROWN((void)generator_.draw({text::TokenIds(82, 5), pad}, {}), Error);
  }

 private:
  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();
  ImageGenerator generator_{*model_};
};

BIFRONS_TEST(TestImageGenerator)
#include "tst_image_generator.moc"
