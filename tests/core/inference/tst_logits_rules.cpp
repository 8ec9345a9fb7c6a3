#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/inference/generation_options.h"
#include "core/inference/logits_rules.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::inference;

namespace {

constexpr float out = -std::numeric_limits<float>::infinity();
using Logits = std::vector<float>;

Logits top_k(Logits logits, std::int64_t k) {
  keep_top_k(logits, k);
  return logits;
}

/// Logits with these probabilities.
Logits logits_of(const std::vector<double>& probabilities) {
  Logits logits;
  for (const double p : probabilities) logits.push_back(static_cast<float>(std::log(p)));
  return logits;
}

/// Which tokens are left, as "1010".
std::string left_by_top_p(Logits logits, float p) {
  keep_top_p(logits, p);
  std::string left;
  for (const float logit : logits) left += logit == out ? '0' : '1';
  return left;
}

}  // namespace

class TestLogitsRules : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void guidanceGoesPastTheConditionalRow() {
    Logits conditional{1, 2, -1};
    apply_guidance(conditional, Logits{0, 2, 1}, 5);
    QCOMPARE(conditional, (Logits{5, 2, -9}));
  }

  void topKKeepsTheLikeliest() {
    QCOMPARE(top_k({1, 4, 3, 2}, 2), (Logits{out, 4, 3, out}));
    QCOMPARE(top_k({1, 4, 3, 2}, 1), (Logits{out, 4, out, out}));
    QCOMPARE(top_k({1, 4, 3, 2}, 0), (Logits{1, 4, 3, 2}));
    QCOMPARE(top_k({1, 4, 3, 2}, 4), (Logits{1, 4, 3, 2}));
    QCOMPARE(top_k({1, 4, 3, 2}, 99), (Logits{1, 4, 3, 2}));
  }

  void topKKeepsLowerIndicesAmongEquals() {
    QCOMPARE(top_k({5, 7, 5, 5, 1}, 3), (Logits{5, 7, 5, out, out}));
    QCOMPARE(top_k({2, 2, 2}, 1), (Logits{2, out, out}));
  }

  void topPKeepsTheSmallestSetThatReachesP() {
    const Logits logits = logits_of({0.2, 0.5, 0.3});
    QCOMPARE(left_by_top_p(logits, 0.4F), std::string("010"));
    QCOMPARE(left_by_top_p(logits, 0.6F), std::string("011"));
    QCOMPARE(left_by_top_p(logits, 0.81F), std::string("111"));
    QCOMPARE(left_by_top_p(logits, 1.0F), std::string("111"));
    QCOMPARE(left_by_top_p(logits, 1e-6F), std::string("010"));
  }

  void topPHandlesFlatAndMaskedLogits() {
    const Logits flat(1000, 3.0F);
    const std::string left = left_by_top_p(flat, 0.75F);
    QCOMPARE(std::count(left.begin(), left.end(), '1'), 750);
    QCOMPARE(left.substr(0, 750), std::string(750, '1'));
    QCOMPARE(left_by_top_p({out, 0, out, 0}, 0.9F), std::string("0101"));
  }

  void topPOnManyTokensEqualsSortingThemAll() {
    Logits logits;
    for (int v = 0; v < 20'000; ++v) logits.push_back(std::sin(static_cast<float>(v) * 12.9898F) * 2);
    Logits sorted = logits;
    std::ranges::sort(sorted, std::greater{});
    double total = 0, reached = 0;
    for (const float l : sorted) total += std::exp(static_cast<double>(l));
    std::ptrdiff_t kept = 0;
    while (reached < 0.9 * total) reached += std::exp(static_cast<double>(sorted[static_cast<std::size_t>(kept++)]));
    const std::string left = left_by_top_p(logits, 0.9F);
    QVERIFY(std::abs(std::count(left.begin(), left.end(), '1') - kept) <= 1);  // 0.9F is not 0.9
  }

  void temperatureComesBeforeTopP() {
    // At temperature 1 the first token alone has 0.73; at 10 it has 0.52, so that 0.6 needs both.
    Logits logits{1, 0};
    apply_sampling_rules(logits, {.temperature = 10, .top_p = 0.6F});
    QVERIFY(logits[1] != out);
    logits = {1, 0};
    apply_sampling_rules(logits, {.temperature = 1, .top_p = 0.6F});
    QVERIFY(logits[1] == out);
  }

  void namesOptionsOutOfRange_data() {
    QTest::addColumn<QString>("said");
    QTest::addColumn<float>("temperature");
    QTest::addColumn<int>("top_k");
    QTest::addColumn<float>("top_p");
    QTest::addColumn<float>("guidance");
    QTest::addColumn<int>("count");
    QTest::newRow("temperature") << "temperature" << -0.1F << 0 << 1.0F << 5.0F << 1;
    QTest::newRow("temperature, no number") << "temperature" << std::nanf("") << 0 << 1.0F << 5.0F << 1;
    QTest::newRow("top-k") << "Top-k" << 1.0F << -1 << 1.0F << 5.0F << 1;
    QTest::newRow("top-p of nothing") << "Top-p" << 1.0F << 0 << 0.0F << 5.0F << 1;
    QTest::newRow("top-p above one") << "Top-p" << 1.0F << 0 << 1.1F << 5.0F << 1;
    QTest::newRow("guidance") << "guidance" << 1.0F << 0 << 1.0F << 0.5F << 1;
    QTest::newRow("no picture") << "pictures" << 1.0F << 0 << 1.0F << 5.0F << 0;
    QTest::newRow("too many pictures") << "pictures" << 1.0F << 0 << 1.0F << 5.0F << 17;
  }
  void namesOptionsOutOfRange() {
    QFETCH(const QString, said);
    QFETCH(const float, temperature);
    QFETCH(const int, top_k);
    QFETCH(const float, top_p);
    QFETCH(const float, guidance);
    QFETCH(const int, count);
    const ImageOptions options{.sampling = {.temperature = temperature, .top_k = top_k, .top_p = top_p},
                               .guidance = guidance,
                               .count = count};
    try {
      validate(options);
      QFAIL("was accepted");
    } catch (const Error& error) {
      QVERIFY(error.kind() == ErrorKind::invalid_request);
      QVERIFY2(QString::fromUtf8(error.what()).contains(said), error.what());
    }
  }

  void acceptsTheDefaults() {
    validate(TextOptions{});
    validate(ImageOptions{});
    QVERIFY_EXCEPTION_THROWN(validate(TextOptions{.max_new_tokens = 0}), Error);
  }
};

BIFRONS_TEST(TestLogitsRules)
#include "tst_logits_rules.moc"
