#include <QTest>
#include <cmath>
#include <cstring>

#include "core/kernels/row_attention.h"
#include "tests/core/kernels/kernel_samples.h"
#include "tests/support/test_registry.h"

using namespace core::kernels;

namespace {

/// Rows of queries with their caches, which are filled beyond what is asked for.
struct Sample {
  std::int64_t rows = 3, heads = 4, key_value_heads = 2, head_size = 0, capacity = 50, positions = 0;
  NumberType type = NumberType::fp32;
  std::vector<float> query, keys, values;
  std::vector<Bf16> narrow_keys, narrow_values;

  Sample(std::int64_t size, std::int64_t seen, NumberType number) : head_size(size), positions(seen), type(number) {
    query = random_floats(rows * heads * head_size, 1, 3.0);
    keys = random_floats(rows * key_value_heads * capacity * head_size, 2);
    values = random_floats(rows * key_value_heads * capacity * head_size, 3);
    narrow_keys = narrowed_all(keys);
    narrow_values = narrowed_all(values);
  }

  [[nodiscard]] std::vector<float> attend(std::int64_t first, std::int64_t count, ThreadTeam& team, const KernelTable& table) const {
    std::vector<float> output(static_cast<std::size_t>(count * heads * head_size));
    const std::int64_t cache = first * key_value_heads * capacity * head_size;
    const bool narrow = type == NumberType::bf16;
    attend_rows({.query = query.data() + first * heads * head_size,
                 .keys = narrow ? static_cast<const void*>(narrow_keys.data() + cache) : keys.data() + cache,
                 .values = narrow ? static_cast<const void*>(narrow_values.data() + cache) : values.data() + cache,
                 .type = type, .rows = count, .heads = heads, .key_value_heads = key_value_heads, .head_size = head_size,
                 .capacity = capacity, .positions = positions, .output = output.data()},
                team, table);
    return output;
  }

  [[nodiscard]] double stored(const std::vector<float>& wide, const std::vector<Bf16>& narrow, std::int64_t index) const {
    const auto i = static_cast<std::size_t>(index);
    return type == NumberType::bf16 ? widened(narrow[i]) : wide[i];
  }

  [[nodiscard]] double expected(std::int64_t row, std::int64_t head, std::int64_t d) const {
    const std::int64_t cache = (row * key_value_heads + head / (heads / key_value_heads)) * capacity * head_size;
    const std::int64_t q = (row * heads + head) * head_size;
    double total = 0, sum = 0;
    for (std::int64_t s = 0; s < positions; ++s) {
      double score = 0;
      for (std::int64_t i = 0; i < head_size; ++i) {
        score += static_cast<double>(query[static_cast<std::size_t>(q + i)]) * stored(keys, narrow_keys, cache + s * head_size + i);
      }
      const double weight = std::exp(score / std::sqrt(static_cast<double>(head_size)));
      total += weight;
      sum += weight * stored(values, narrow_values, cache + s * head_size + d);
    }
    return sum / total;
  }
};

}  // namespace

class TestRowAttention : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheDefinition_data() { add_instruction_sets(); }
  void equalsTheDefinition() {
    const KernelTable& kernels = fetched_table();
    ThreadTeam team(2);
    for (const NumberType type : {NumberType::fp32, NumberType::bf16}) {
      for (const std::int64_t head_size : {2, 6, 32, 34, 64, 128}) {
        for (const std::int64_t positions : {1, 2, 17, 48}) {
          const Sample sample(head_size, positions, type);
          const auto made = sample.attend(0, sample.rows, team, kernels);
          for (std::int64_t i = 0; i < static_cast<std::int64_t>(made.size()); ++i) {
            const std::int64_t d = i % head_size, head = i / head_size % sample.heads, row = i / head_size / sample.heads;
            QVERIFY(std::abs(made[static_cast<std::size_t>(i)] - sample.expected(row, head, d)) < 3e-6);
          }
        }
      }
    }
  }

  void aRowDoesNotDependOnItsNeighbours_data() { add_instruction_sets(); }
  void aRowDoesNotDependOnItsNeighbours() {
    const KernelTable& kernels = fetched_table();
    ThreadTeam alone(1), two(2);
    const Sample sample(64, 33, NumberType::bf16);
    const auto all = sample.attend(0, sample.rows, two, kernels);
    for (std::int64_t row = 0; row < sample.rows; ++row) {
      const auto one = sample.attend(row, 1, alone, kernels);
      QCOMPARE(std::memcmp(one.data(), all.data() + static_cast<std::size_t>(row) * one.size(), one.size() * sizeof(float)), 0);
    }
  }

  void aVeryLargeScoreIsNoOverflow_data() { add_instruction_sets(); }
  void aVeryLargeScoreIsNoOverflow() {
    ThreadTeam team(1);
    Sample sample(32, 20, NumberType::fp32);
    for (float& value : sample.query) value *= 1e4F;
    for (const float value : sample.attend(0, sample.rows, team, fetched_table())) QVERIFY(std::abs(value) <= 1.0F);
  }
};

BIFRONS_TEST(TestRowAttention)
#include "tst_row_attention.moc"
