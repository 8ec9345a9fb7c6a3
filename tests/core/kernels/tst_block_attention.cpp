#include <QTest>
#include <cmath>
#include <vector>

#include "core/kernels/block_attention.h"
#include "tests/core/kernels/kernel_samples.h"
#include "tests/support/test_registry.h"

using namespace core::kernels;

namespace {

/// One head with gaps between its positions, and what follows from the definition.
struct Sample {
  std::int64_t count, positions, head_size, first_sees;
  std::int64_t stride = head_size + 34;
  float scale = 1.0F / std::sqrt(static_cast<float>(head_size));
  std::vector<Bf16> queries = narrowed_all(random_floats(count * stride, 1, 3.0));
  std::vector<Bf16> keys = narrowed_all(random_floats(positions * stride, 2));
  std::vector<Bf16> values = narrowed_all(random_floats(positions * stride, 3));

  /// Positions [first, first + some) of the queries, [some, D].
  [[nodiscard]] std::vector<float> attend(const KernelTable& kernels, std::int64_t first, std::int64_t some) const {
    std::vector<Bf16> output(static_cast<std::size_t>(some * head_size));
    std::vector<std::byte> scratch(static_cast<std::size_t>(block_scratch_bytes(positions, head_size)), std::byte{0xff});  // NaN
    kernels.attend_block({.queries = queries.data() + first * stride, .keys = keys.data(), .values = values.data(),
                          .output = output.data(), .query_stride = stride, .key_stride = stride, .value_stride = stride,
                          .output_stride = head_size, .count = some, .positions = positions, .head_size = head_size,
                          .first_sees = std::min(first_sees + first, positions), .scale = scale, .scratch = scratch.data()});
    std::vector<float> wide;
    for (const Bf16 number : output) wide.push_back(widened(number));
    return wide;
  }

  [[nodiscard]] std::vector<double> expected(std::int64_t query) const {
    const std::int64_t seen = std::min(first_sees + query, positions);
    std::vector<double> mixed(static_cast<std::size_t>(head_size));
    double total = 0;
    for (std::int64_t s = 0; s < seen; ++s) {
      double score = 0;
      for (std::int64_t d = 0; d < head_size; ++d) score += at(queries, query, d) * at(keys, s, d);
      const double weight = std::exp(score * static_cast<double>(scale));
      total += weight;
      for (std::int64_t d = 0; d < head_size; ++d) mixed[static_cast<std::size_t>(d)] += weight * at(values, s, d);
    }
    for (double& number : mixed) number /= total;
    return mixed;
  }

  [[nodiscard]] double at(const std::vector<Bf16>& numbers, std::int64_t position, std::int64_t d) const {
    return static_cast<double>(widened(numbers[static_cast<std::size_t>(position * stride + d)]));
  }
};

}  // namespace

class TestBlockAttention : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheDefinition_data() { samples(); }
  void equalsTheDefinition() {
    const Sample sample = chosen();
    const std::vector<float> made = sample.attend(kernel_table(), 0, sample.count);
    double off = 0;
    for (std::int64_t query = 0; query < sample.count; ++query) {
      const std::vector<double> expected = sample.expected(query);
      for (std::size_t d = 0; d < expected.size(); ++d) {
        off = std::max(off, std::abs(static_cast<double>(made[static_cast<std::size_t>(query) * expected.size() + d]) - expected[d]));
      }
    }
    QVERIFY2(off < 6e-3, qPrintable(QString::number(off)));  // a weight and the result are rounded to eight bits
  }

  void aPositionIsTheSameHoweverTheBlockIsCut_data() { samples(); }
  void aPositionIsTheSameHoweverTheBlockIsCut() {
    const Sample sample = chosen();
    const std::vector<float> all = sample.attend(kernel_table(), 0, sample.count);
    for (const std::int64_t query : {std::int64_t{0}, sample.count / 2, sample.count - 1}) {
      const std::vector<float> alone = sample.attend(kernel_table(), query, 1);
      QVERIFY(std::equal(alone.begin(), alone.end(), all.begin() + query * sample.head_size));
    }
  }

 private:
  static void samples() {
    if (kernel_table().attend_block == nullptr) QSKIP("This processor has no bfloat16 arithmetic.");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("positions");
    QTest::addColumn<int>("head_size");
    QTest::addColumn<int>("first_sees");
    QTest::newRow("one of one") << 1 << 1 << 32 << 1;
    QTest::newRow("a prompt") << 37 << 37 << 64 << 1;
    QTest::newRow("more than a block of keys") << 70 << 300 << 128 << 231;
    QTest::newRow("many blocks of keys") << 16 << 545 << 64 << 530;
    QTest::newRow("all of a picture") << 49 << 49 << 64 << 49;
    QTest::newRow("an odd number of positions, wide heads") << 9 << 33 << 96 << 25;
  }

  static Sample chosen() {
    QFETCH(const int, count);
    QFETCH(const int, positions);
    QFETCH(const int, head_size);
    QFETCH(const int, first_sees);
    return {.count = count, .positions = positions, .head_size = head_size, .first_sees = first_sees};
  }
};

BIFRONS_TEST(TestBlockAttention)
#include "tst_block_attention.moc"
