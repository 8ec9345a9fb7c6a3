#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace core::training {

/// Every reported loss of a run: kept as CSV, drawn as SVG with one panel per stage.
class LossLog {
 public:
  struct Row {
    std::int64_t stage = 0;
    std::string stage_name;
    std::int64_t step = 0;
    std::string loss;
    double value = 0;
  };

  /// `table` is read when it exists, without the rows behind (stage, step): a resumed run writes those again.
  LossLog(std::filesystem::path table, std::filesystem::path chart, std::int64_t stage, std::int64_t step);

  void add(std::int64_t stage, const std::string& stage_name, std::int64_t step,
           const std::vector<std::pair<std::string, double>>& losses);
  /// Writes both files. Throws Error(file_not_written).
  void save() const;

  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  std::filesystem::path table_;
  std::filesystem::path chart_;
  std::vector<Row> rows_;
};

/// The curve of the loss called "loss" of each stage as an SVG document, logarithmic upwards.
std::string loss_chart_svg(const std::vector<LossLog::Row>& rows);

}  // namespace core::training
