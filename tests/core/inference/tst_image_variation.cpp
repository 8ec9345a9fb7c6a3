#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/inference/image_generator.h"
#include "core/inference/token_report.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

constexpr text::TokenId pad = 2;
const text::TokenIds prompt{1, 20, 30, 40, 4};
using Tokens = std::vector<std::int64_t>;

}  // namespace

class TestImageVariation : public QObject {
  Q_OBJECT

  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();
  ImageGenerator generator_{*model_};

  [[nodiscard]] std::vector<GeneratedPicture> draw(const ImageOptions& options, const ImageVariation& variation = {},
                                                   const ImageWatch& watch = {}) const {
    return generator_.draw({prompt, pad}, options, watch, {}, variation).pictures;
  }

 private Q_SLOTS:
  void keptTokensWithTheSameSeedGiveTheSamePicture_data() {
    QTest::addColumn<float>("guidance");
    QTest::addColumn<int>("kept");
    QTest::newRow("one row") << 5.0F << 4;
    QTest::newRow("within a row") << 5.0F << 7;
    QTest::newRow("all but one") << 5.0F << 15;
    QTest::newRow("prompt alone") << 1.0F << 8;
  }
  void keptTokensWithTheSameSeedGiveTheSamePicture() {
    QFETCH(const float, guidance);
    QFETCH(const int, kept);
    const ImageOptions options{.sampling = {.seed = 3}, .guidance = guidance};
    const GeneratedPicture whole = draw(options)[0];
    const Tokens begin(whole.tokens.begin(), whole.tokens.begin() + kept);
    const GeneratedPicture again = draw(options, {.kept_tokens = begin, .guidance_strip = {}})[0];
    QCOMPARE(again.tokens, whole.tokens);
    QVERIFY(again.picture == whole.picture);
  }

  void fromTheTokensOfAPreviewTheSamePictureComes() {
    const ImageOptions options{.sampling = {.seed = 3}, .count = 3};
    std::vector<Tokens> begun(3);
    const ImageWatch watch{.on_preview = [&](const PartialPicture& part) {
      if (part.rows == 2) begun[static_cast<std::size_t>(part.index)] = {part.codes.begin(), part.codes.end()};
    }};
    const auto whole = draw(options, {}, watch);
    for (std::size_t i = 0; i < whole.size(); ++i) {
      QCOMPARE(begun[i], Tokens(whole[i].tokens.begin(), whole[i].tokens.begin() + 8));
      ImageOptions one = options;
      one.count = 1;
      const ImageVariation rest{.first_stream = static_cast<std::int64_t>(i), .kept_tokens = begun[i], .guidance_strip = {}};
      const GeneratedPicture again = draw(one, rest)[0];
      QCOMPARE(again.tokens, whole[i].tokens);
      QVERIFY(again.picture == whole[i].picture);
    }
  }

  void aStopShowsWhatNoPreviewHasShown_data() {
    QTest::addColumn<int>("previewRows");
    QTest::addColumn<QList<int>>("shown");
    QTest::newRow("no previews") << 0 << QList<int>{2};
    QTest::newRow("before the first") << 3 << QList<int>{2};
    QTest::newRow("after the first") << 1 << QList<int>{1, 2};
  }
  void aStopShowsWhatNoPreviewHasShown() {
    QFETCH(const int, previewRows);
    QFETCH(const QList<int>, shown);
    std::stop_source stop;
    QList<int> rows;
    std::size_t codes = 0;
    const ImageWatch watch{.on_token = [&](std::int64_t, std::int64_t tokens) { if (tokens == 9) stop.request_stop(); },
                           .on_preview = [&](const PartialPicture& part) {
                             rows.append(static_cast<int>(part.rows));
                             codes = part.codes.size();
                           }};
    const ImageOptions options{.sampling = {.seed = 3}, .preview_rows = previewRows};
    const auto made = generator_.draw({prompt, pad}, options, watch, stop.get_token(), {});
    QVERIFY(made.stopped && made.pictures.empty());
    QCOMPARE(rows, shown);
    QCOMPARE(codes, std::size_t{8});
  }

  void keptTokensStayWithAnotherSeed() {
    const Tokens whole = draw({.sampling = {.seed = 3}})[0].tokens;
    const Tokens begin(whole.begin(), whole.begin() + 8);
    const ImageVariation variation{.kept_tokens = begin, .guidance_strip = {}};
    const auto many = draw({.sampling = {.seed = 4}, .count = 5}, variation);
    QCOMPARE(many.size(), std::size_t{5});
    for (const GeneratedPicture& one : many) {
      QCOMPARE(Tokens(one.tokens.begin(), one.tokens.begin() + 8), begin);
      QVERIFY(one.tokens != whole);
    }
    QVERIFY(many[1].tokens != many[0].tokens);
    QCOMPARE(draw({.sampling = {.seed = 4}}, variation)[0].tokens, many[0].tokens);
  }

  void whatFollowsIsDrawnAsIfTheyHadBeenDrawn() {
    // The codes of another picture: only a model that has read them goes on from them as from its own.
    const Tokens other = draw({.sampling = {.seed = 9}})[0].tokens;
    const ImageOptions greedy{.sampling = {.temperature = 0}};
    const auto from = [&](std::size_t kept) {
      return draw(greedy, {.kept_tokens = Tokens(other.begin(), other.begin() + static_cast<std::ptrdiff_t>(kept)), .guidance_strip = {}})[0].tokens;
    };
    const Tokens from8 = from(8);
    const Tokens longer(from8.begin(), from8.begin() + 12);
    QCOMPARE(draw(greedy, {.kept_tokens = longer, .guidance_strip = {}})[0].tokens, from8);
    QVERIFY(from8 != draw(greedy)[0].tokens);
  }

  void tellsOnlyWhatIsDrawn() {
    const Tokens whole = draw({.sampling = {.seed = 3}})[0].tokens;
    Tokens told;
    std::vector<std::int64_t> rows;
    const ImageWatch watch{.on_token = [&](std::int64_t, std::int64_t made) { told.push_back(made); },
                           .on_preview = [&](const PartialPicture& part) { rows.push_back(part.rows); }};
    (void)draw({.sampling = {.seed = 3}}, {.kept_tokens = Tokens(whole.begin(), whole.begin() + 8), .guidance_strip = {}}, watch);
    QCOMPARE(told, (Tokens{9, 10, 11, 12, 13, 14, 15, 16}));
    QCOMPARE(rows, (std::vector<std::int64_t>{3}));
  }

  void aStripIsOneSeedAtEachGuidance() {
    const std::vector<float> weights{1, 2, 5, 9};
    const auto strip = draw({.sampling = {.seed = 3}, .count = 4}, {.first_stream = 2, .kept_tokens = {}, .guidance_strip = weights});
    QCOMPARE(strip.size(), weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const ImageOptions alone{.sampling = {.seed = 3}, .guidance = weights[i]};
      QCOMPARE(strip[i].tokens, draw(alone, {.first_stream = 2, .kept_tokens = {}, .guidance_strip = {}})[0].tokens);
    }
    QVERIFY(strip[1].tokens != strip[3].tokens);
  }

  void aLaterStreamIsALaterPicture() {
    const auto three = draw({.sampling = {.seed = 3}, .count = 3});
    QCOMPARE(draw({.sampling = {.seed = 3}}, {.first_stream = 2, .kept_tokens = {}, .guidance_strip = {}})[0].tokens, three[2].tokens);
  }

  void reportsEachTokenBeforeItIsTold() {
    std::vector<TokenReport> reports;
    std::vector<std::int64_t> order;
    const ImageWatch watch{
        .on_token = [&](std::int64_t, std::int64_t made) { order.push_back(made); },
        .on_report =
            [&](std::int64_t, const TokenReport& report) {
              order.push_back(-report.position);
              reports.push_back(report);
            }};
    const ImageOptions options{.sampling = {.temperature = 0.7F, .seed = 3}};
    const Tokens tokens = draw(options, {.kept_tokens = {}, .guidance_strip = {}, .report_tokens = true}, watch)[0].tokens;
    QCOMPARE(reports.size(), std::size_t{16});
    QCOMPARE(Tokens(order.begin(), order.begin() + 4), (Tokens{0, 1, -1, 2}));
    for (std::size_t i = 0; i < reports.size(); ++i) {
      const TokenReport& report = reports[i];
      QCOMPARE(report.likeliest.size(), std::size_t{most_reported_codes});
      QVERIFY(report.entropy > 0 && report.entropy < 1);
      const auto place = static_cast<std::size_t>(report.rank - 1);
      if (place < report.likeliest.size()) QCOMPARE(report.likeliest[place], (CodeChance{tokens[i], report.probability}));
    }
    reports.clear();
    QCOMPARE(draw(options, {}, watch)[0].tokens, tokens);  // looking changes nothing
    QVERIFY(reports.empty());
  }

  void theReportIsWhatTheLogitsSay() {
    const std::vector<float> logits{std::log(0.5F), std::log(0.25F), std::log(0.25F), -INFINITY};
    const TokenReport report = report_token(logits, 1, 7, 2);
    QCOMPARE(report.position, 7);
    QCOMPARE(report.probability, 0.25F);
    QCOMPARE(report.rank, 3);  // the lower index comes first
    QCOMPARE(report.entropy, static_cast<float>(1.5 * std::log(2.0) / std::log(4.0)));
    QCOMPARE(report.likeliest.size(), std::size_t{4});
    QCOMPARE(report.likeliest[0], (CodeChance{0, 0.5F}));
    QCOMPARE(report.likeliest[3], (CodeChance{3, 0.0F}));
    QCOMPARE(report_token(logits, 0, 0, 0).probability, 0.5F);
    QVERIFY(report_token(logits, 0.5F, 0, 0).probability > 0.6F);
    QCOMPARE(report_token(std::vector<float>(8, 3.0F), 1, 0, 0).entropy, 1.0F);
  }

  void refusesWhatCannotBeDrawn() {
    const auto refused = [&](const ImageOptions& options, const ImageVariation& variation) {
      try {
        (void)draw(options, variation);
      } catch (const Error& error) {
        return error.kind() == ErrorKind::invalid_request ? QString::fromUtf8(error.what()) : QString();
      }
      return QString();
    };
    QVERIFY(refused({}, {.kept_tokens = Tokens(16, 1), .guidance_strip = {}}).contains(QStringLiteral("Keep fewer")));
    QVERIFY(refused({}, {.kept_tokens = {1, 32}, .guidance_strip = {}}).contains(QStringLiteral("32")));
    QVERIFY(refused({}, {.kept_tokens = {-1}, .guidance_strip = {}}).contains(QStringLiteral("-1")));
    QVERIFY(refused({.count = 2}, {.kept_tokens = {}, .guidance_strip = {5}}).contains(QStringLiteral("strip")));
    QVERIFY(refused({.count = 1}, {.kept_tokens = {}, .guidance_strip = {0.5F}}).contains(QStringLiteral("strip")));
    QVERIFY(refused({}, {.first_stream = -1, .kept_tokens = {}, .guidance_strip = {}}).contains(QStringLiteral("0 or more")));
  }
};

BIFRONS_TEST(TestImageVariation)
#include "tst_image_variation.moc"
