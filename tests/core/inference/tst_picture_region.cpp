#include <QTest>
#include <cmath>

#include "core/base/error.h"
#include "core/inference/image_generator.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

constexpr text::TokenId pad = 2;
constexpr std::int64_t grid = 4;
const text::TokenIds prompt{1, 20, 30, 40, 4};
constexpr PictureRegion middle{.row = 1, .column = 1, .rows = 2, .columns = 2};
using Tokens = std::vector<std::int64_t>;

ImageVariation within(const Tokens& picture, const PictureRegion& region) {
  return {.kept_tokens = picture, .guidance_strip = {}, .region = region};
}

}  // namespace

/// A region is drawn anew in a picture whose other tokens stay.
class TestPictureRegion : public QObject {
  Q_OBJECT

  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();
  ImageGenerator generator_{*model_};

  [[nodiscard]] std::vector<GeneratedPicture> draw(const ImageOptions& options, const ImageVariation& variation = {},
                                                   const ImageWatch& watch = {}) const {
    return generator_.draw({prompt, pad}, options, watch, {}, variation).pictures;
  }

 private Q_SLOTS:
  void whatIsOutsideStaysExactly_data() {
    QTest::addColumn<float>("guidance");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("in the middle") << 5.0F << 1 << 1 << 2 << 2;
    QTest::newRow("from the first token") << 5.0F << 0 << 0 << 2 << 3;
    QTest::newRow("to the last token") << 5.0F << 2 << 1 << 2 << 3;
    QTest::newRow("one cell, the prompt alone") << 1.0F << 3 << 3 << 1 << 1;
  }
  void whatIsOutsideStaysExactly() {
    QFETCH(const float, guidance);
    QFETCH(const int, row);
    QFETCH(const int, column);
    QFETCH(const int, rows);
    QFETCH(const int, columns);
    const Tokens whole = draw({.sampling = {.seed = 3}, .guidance = guidance})[0].tokens;
    const PictureRegion region{.row = row, .column = column, .rows = rows, .columns = columns};
    const auto anew = draw({.sampling = {.temperature = 5, .seed = 4}, .guidance = guidance, .count = 4}, within(whole, region));
    QCOMPARE(anew.size(), std::size_t{4});
    bool differs = false;
    for (const GeneratedPicture& one : anew) {
      QCOMPARE(one.tokens.size(), whole.size());
      for (std::size_t i = 0; i < whole.size(); ++i) {
        if (region.contains(static_cast<std::int64_t>(i), grid)) {
          differs = differs || one.tokens[i] != whole[i];
        } else {
          QCOMPARE(one.tokens[i], whole[i]);
        }
      }
    }
    QVERIFY(differs);
  }

  void theSameSeedDrawsTheSamePicture() {
    const ImageOptions options{.sampling = {.seed = 3}};
    const GeneratedPicture whole = draw(options)[0];
    const GeneratedPicture again = draw(options, within(whole.tokens, middle))[0];
    QCOMPARE(again.tokens, whole.tokens);
    QVERIFY(again.picture == whole.picture);
  }

  void whatWasDrawnIsReadByWhatFollows() {
    // A kept token between two rows of the region and the second row: drawn as if all before had been drawn.
    const ImageOptions greedy{.sampling = {.temperature = 0}};
    const Tokens other = draw({.sampling = {.seed = 9}})[0].tokens;
    const Tokens anew = draw(greedy, within(other, middle))[0].tokens;
    const Tokens begin(anew.begin(), anew.begin() + 9);  // up to the second row of the region
    const Tokens on = draw(greedy, {.kept_tokens = begin, .guidance_strip = {}})[0].tokens;
    QCOMPARE(on[9], anew[9]);
    QCOMPARE(on[10], anew[10]);
  }

  void theKeptTokensBehindItSayHowWellItGoesWithThem() {
    const ImageOptions options{.sampling = {.temperature = 0.7F, .seed = 3}};
    std::vector<double> logs;
    const ImageWatch watch{.on_report = [&](std::int64_t, const TokenReport& report) {
      logs.push_back(std::log(static_cast<double>(report.probability)));
    }};
    const Tokens whole = draw(options, {.kept_tokens = {}, .guidance_strip = {}, .report_tokens = true}, watch)[0].tokens;
    const Likelihood kept = draw(options, within(whole, middle))[0].kept;
    double sum = 0;
    for (const std::size_t behind : {7U, 8U, 11U, 12U, 13U, 14U, 15U}) sum += logs[behind];
    QCOMPARE(kept.tokens, 7);
    QVERIFY2(std::abs(kept.log_sum - sum) < 1e-4, "the probabilities of the reports are float32");
    QVERIFY(std::abs(kept.per_token() - std::exp(sum / 7)) < 1e-5);
    // Another content finds them less or more likely.
    const auto others = draw({.sampling = {.temperature = 5, .seed = 4}, .count = 2}, within(whole, middle));
    QVERIFY(others[0].kept.log_sum != others[1].kept.log_sum);
  }

  void withoutAnythingBehindItThereIsNothingToSay() {
    const Tokens whole = draw({.sampling = {.seed = 3}})[0].tokens;
    const Likelihood kept = draw({.sampling = {.seed = 4}}, within(whole, {.row = 2, .column = 0, .rows = 2, .columns = 4}))[0].kept;
    QCOMPARE(kept.tokens, 0);
    QCOMPARE(kept.per_token(), 1.0);
    QCOMPARE(draw({.sampling = {.seed = 4}})[0].kept.tokens, 0);
  }

  void tellsTheTokensFromTheRegionOnAndReportsThoseThatAreDrawn() {
    const Tokens whole = draw({.sampling = {.seed = 3}})[0].tokens;
    Tokens told, reported;
    const ImageWatch watch{.on_token = [&](std::int64_t, std::int64_t made) { told.push_back(made); },
                           .on_report = [&](std::int64_t, const TokenReport& report) { reported.push_back(report.position); }};
    ImageVariation variation = within(whole, middle);
    variation.report_tokens = true;
    (void)draw({.sampling = {.seed = 4}}, variation, watch);
    QCOMPARE(told, (Tokens{6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));
    QCOMPARE(reported, (Tokens{5, 6, 9, 10}));
  }

  void refusesARegionThatIsNotInThePicture() {
    const Tokens whole = draw({.sampling = {.seed = 3}})[0].tokens;
    const auto refused = [&](const Tokens& tokens, const PictureRegion& region) {
      try {
        (void)draw({}, within(tokens, region));
      } catch (const Error& error) {
        return error.kind() == ErrorKind::invalid_request ? QString::fromUtf8(error.what()) : QString();
      }
      return QString();
    };
    for (const PictureRegion& region :
         {PictureRegion{.row = -1}, PictureRegion{.column = 4}, PictureRegion{.rows = 0}, PictureRegion{.row = 2, .rows = 3},
          PictureRegion{.column = 1, .columns = INT64_MAX}}) {
      QVERIFY(refused(whole, region).contains(QStringLiteral("within the picture")));
    }
    QVERIFY(refused({whole.begin(), whole.begin() + 15}, middle).contains(QStringLiteral("all tokens")));
    QVERIFY(refused(Tokens(16, 32), middle).contains(QStringLiteral("32")));
  }
};

BIFRONS_TEST(TestPictureRegion)
#include "tst_picture_region.moc"
