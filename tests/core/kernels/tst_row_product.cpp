#include <QTest>
#include <cmath>
#include <cstring>

#include "core/kernels/row_product.h"
#include "tests/core/kernels/kernel_samples.h"
#include "tests/support/test_registry.h"

using namespace core::kernels;

namespace {

/// A matrix in one of the two types, and what its numbers are.
struct Matrix {
  std::int64_t outputs = 0;
  std::int64_t columns = 0;
  NumberType type = NumberType::fp32;
  std::vector<float> wide;
  std::vector<Bf16> narrow;

  [[nodiscard]] const void* data() const {
    return type == NumberType::bf16 ? static_cast<const void*>(narrow.data()) : static_cast<const void*>(wide.data());
  }
  [[nodiscard]] double at(std::int64_t o, std::int64_t i) const {
    const auto index = static_cast<std::size_t>(o * columns + i);
    return type == NumberType::bf16 ? widened(narrow[index]) : wide[index];
  }
};

Matrix random_matrix(std::int64_t outputs, std::int64_t columns, NumberType type, std::uint64_t seed) {
  Matrix made{.outputs = outputs, .columns = columns, .type = type, .wide = random_floats(outputs * columns, seed), .narrow = {}};
  made.narrow = narrowed_all(made.wide);
  return made;
}

std::vector<float> product(const Matrix& matrix, const std::vector<float>& input, std::int64_t rows, ThreadTeam& team,
                           const KernelTable& kernels) {
  std::vector<float> output(static_cast<std::size_t>(rows * matrix.outputs), -1.0F);
  const Product one{.weight = matrix.data(), .outputs = matrix.outputs, .output = output.data()};
  multiply_rows({&one, 1}, matrix.type, input.data(), rows, matrix.columns, team, kernels);
  return output;
}

/// The largest error, as a share of Σ|x·w|.
double worst_error(const Matrix& matrix, const std::vector<float>& input, std::int64_t rows, const std::vector<float>& output) {
  double worst = 0;
  for (std::int64_t r = 0; r < rows; ++r) {
    for (std::int64_t o = 0; o < matrix.outputs; ++o) {
      double sum = 0, size = 1e-30;
      for (std::int64_t i = 0; i < matrix.columns; ++i) {
        const double term = static_cast<double>(input[static_cast<std::size_t>(r * matrix.columns + i)]) * matrix.at(o, i);
        sum += term;
        size += std::abs(term);
      }
      const double error = std::abs(sum - static_cast<double>(output[static_cast<std::size_t>(r * matrix.outputs + o)]));
      worst = std::max(worst, error / size);
    }
  }
  return worst;
}

}  // namespace

class TestRowProduct : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheDefinition_data() { add_instruction_sets(); }
  void equalsTheDefinition() {
    const KernelTable& kernels = fetched_table();
    ThreadTeam team(2);
    for (const NumberType type : {NumberType::fp32, NumberType::bf16}) {
      for (const std::int64_t columns : {1, 7, 8, 31, 32, 64, 100, 517}) {
        for (const std::int64_t outputs : {1, 3, 4, 37}) {
          const Matrix matrix = random_matrix(outputs, columns, type, 5);
          const auto input = random_floats(most_rows * columns, 6);
          const double error = worst_error(matrix, input, most_rows, product(matrix, input, most_rows, team, kernels));
          const bool narrows = kernels.narrows_input && type == NumberType::bf16;
          QVERIFY2(error < (narrows ? 1.0 / 256 : 2e-6), qPrintable(QString("%1 × %2: %3").arg(outputs).arg(columns).arg(error)));
        }
      }
    }
  }

  void aRowDoesNotDependOnItsNeighbours_data() { add_instruction_sets(); }
  void aRowDoesNotDependOnItsNeighbours() {
    const KernelTable& kernels = fetched_table();
    ThreadTeam alone(1), two(2);
    for (const NumberType type : {NumberType::fp32, NumberType::bf16}) {
      const std::int64_t columns = 333, outputs = 1021;
      const Matrix matrix = random_matrix(outputs, columns, type, 7);
      const auto input = random_floats(most_rows * columns, 8);
      const auto all = product(matrix, input, most_rows, two, kernels);
      for (std::int64_t rows = 1; rows < most_rows; ++rows) {
        const auto some = product(matrix, input, rows, alone, kernels);
        QCOMPARE(std::memcmp(some.data(), all.data(), some.size() * sizeof(float)), 0);
      }
      const std::vector<float> last(input.end() - columns, input.end());
      const auto single = product(matrix, last, 1, two, kernels);
      QCOMPARE(std::memcmp(single.data(), all.data() + (most_rows - 1) * outputs, single.size() * sizeof(float)), 0);
    }
  }

  void severalMatricesAreOneCall_data() { add_instruction_sets(); }
  void severalMatricesAreOneCall() {
    const KernelTable& kernels = fetched_table();
    ThreadTeam team(2);
    const std::int64_t columns = 96, rows = 3;
    const auto input = random_floats(rows * columns, 9);
    std::vector<Matrix> matrices;
    std::vector<std::vector<float>> outputs;
    for (const std::int64_t size : {5, 700, 1, 64}) {
      matrices.push_back(random_matrix(size, columns, NumberType::bf16, static_cast<std::uint64_t>(size)));
      outputs.emplace_back(static_cast<std::size_t>(rows * size));
    }
    std::vector<Product> products;
    for (std::size_t i = 0; i < matrices.size(); ++i) {
      products.push_back({.weight = matrices[i].data(), .outputs = matrices[i].outputs, .output = outputs[i].data()});
    }
    multiply_rows(products, NumberType::bf16, input.data(), rows, columns, team, kernels);
    for (std::size_t i = 0; i < matrices.size(); ++i) QCOMPARE(outputs[i], product(matrices[i], input, rows, team, kernels));
  }
};

BIFRONS_TEST(TestRowProduct)
#include "tst_row_product.moc"
