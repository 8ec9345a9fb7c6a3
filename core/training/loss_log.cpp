#include "core/training/loss_log.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/base/error.h"
#include "core/base/file_io.h"

namespace core::training {
namespace {

constexpr std::string_view header = "stage,stage_name,step,loss,value";

std::vector<LossLog::Row> parse(const std::string& text) {
  std::vector<LossLog::Row> rows;
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);  // the header
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    std::string stage, step, value;
    LossLog::Row row;
    if (!std::getline(cells, stage, ',') || !std::getline(cells, row.stage_name, ',') || !std::getline(cells, step, ',') ||
        !std::getline(cells, row.loss, ',') || !std::getline(cells, value)) {
      continue;  // a line cut short by a full disk is not worth losing the run for
    }
    row.stage = std::strtoll(stage.c_str(), nullptr, 10);
    row.step = std::strtoll(step.c_str(), nullptr, 10);
    row.value = std::strtod(value.c_str(), nullptr);
    rows.push_back(std::move(row));
  }
  return rows;
}

struct Curve {
  std::string name;
  std::vector<std::pair<double, double>> points;  ///< step, log10 of the loss
};

std::vector<Curve> total_losses(const std::vector<LossLog::Row>& rows) {
  std::vector<Curve> curves;
  std::int64_t stage = -1;
  for (const LossLog::Row& row : rows) {
    if (row.loss != "loss" || row.value <= 0) continue;
    if (row.stage != stage) curves.push_back({row.stage_name, {}});
    stage = row.stage;
    curves.back().points.emplace_back(static_cast<double>(row.step), std::log10(row.value));
  }
  return curves;
}

constexpr double panel_width = 360, panel_height = 240, margin = 48;

void draw_panel(std::ostringstream& svg, const Curve& curve, double left) {
  double low = curve.points.front().second, high = low;
  for (const auto& [step, value] : curve.points) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  high = std::max(high, low + 0.1);
  const double last = std::max(1.0, curve.points.back().first);
  const double width = panel_width - margin - 12, height = panel_height - 2 * margin;
  svg << "<g transform='translate(" << left << " 0)'><text x='" << margin << "' y='28' font-weight='600'>" << curve.name
      << "</text><rect x='" << margin << "' y='" << margin << "' width='" << width << "' height='" << height
      << "' fill='none' stroke='#7F898A'/><polyline fill='none' stroke='#0B7367' stroke-width='1.5' points='";
  for (const auto& [step, value] : curve.points) {
    svg << margin + width * step / last << ',' << margin + height * (high - value) / (high - low) << ' ';
  }
  svg << "'/>";
  for (const double level : {low, 0.5 * (low + high), high}) {
    const double y = margin + height * (high - level) / (high - low);
    svg << "<text x='" << margin - 6 << "' y='" << y + 4 << "' text-anchor='end'>" << std::pow(10.0, level) << "</text>";
  }
  svg << "<text x='" << margin << "' y='" << panel_height - 28 << "'>0</text><text x='" << margin + width << "' y='"
      << panel_height - 28 << "' text-anchor='end'>" << static_cast<std::int64_t>(last) << " steps</text></g>\n";
}

}  // namespace

LossLog::LossLog(std::filesystem::path table, std::filesystem::path chart, std::int64_t stage, std::int64_t step)
    : table_(std::move(table)), chart_(std::move(chart)) {
  if (!std::filesystem::exists(table_)) return;
  rows_ = parse(read_file(table_));
  std::erase_if(rows_, [&](const Row& row) { return row.stage > stage || (row.stage == stage && row.step > step); });
}

void LossLog::add(std::int64_t stage, const std::string& stage_name, std::int64_t step,
                  const std::vector<std::pair<std::string, double>>& losses) {
  for (const auto& [loss, value] : losses) rows_.push_back({stage, stage_name, step, loss, value});
}

void LossLog::save() const {
  write_file(table_, [this](std::ostream& out) {
    out << header << '\n';
    out.precision(9);
    for (const Row& row : rows_) {
      out << row.stage << ',' << row.stage_name << ',' << row.step << ',' << row.loss << ',' << row.value << '\n';
    }
  });
  write_file(chart_, loss_chart_svg(rows_));
}

std::string loss_chart_svg(const std::vector<LossLog::Row>& rows) {
  const std::vector<Curve> curves = total_losses(rows);
  std::ostringstream svg;
  svg.precision(4);
  svg << "<svg xmlns='http://www.w3.org/2000/svg' width='" << panel_width * std::max<double>(1, static_cast<double>(curves.size()))
      << "' height='" << panel_height << "' font-family='sans-serif' font-size='12' fill='#14191A'>\n"
      << "<rect width='100%' height='100%' fill='#FFFFFF'/>\n";
  for (std::size_t i = 0; i < curves.size(); ++i) draw_panel(svg, curves[i], panel_width * static_cast<double>(i));
  svg << "</svg>\n";
  return svg.str();
}

}  // namespace core::training
