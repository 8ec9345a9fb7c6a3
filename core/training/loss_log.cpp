#include "core/training/loss_log.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/base/error.h"
#include "core/base/file_io.h"

namespace core::training {
namespace {

constexpr std::uint64_t most_table_bytes = 1'000'000'000;  // some ten million steps
constexpr std::string_view header = "stage,stage_name,step,loss,value";

/// A text as one cell. Source: RFC 4180.
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\"";
}

/// The cells of all lines.
std::vector<std::vector<std::string>> csv_lines(const std::string& text) {
  std::vector<std::vector<std::string>> lines;
  bool begins_line = true, quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_line) lines.push_back({""});
    begins_line = !quoted && text[i] == '\n';
    std::string& cell = lines.back().back();
    if (quoted && text[i] == '"' && text.substr(i + 1, 1) == "\"") {
      cell += text[i++];
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ',') {
      lines.back().emplace_back();
    } else if (!begins_line) {
      cell += text[i];
    }
  }
  return lines;
}

std::vector<LossLog::Row> parse(const std::string& text) {
  std::vector<LossLog::Row> rows;
  for (const std::vector<std::string>& cells : csv_lines(text)) {
    if (cells.size() != 5 || cells[0] == "stage") continue;  // the header; a damaged line is not worth losing the run for
    rows.push_back({.stage = std::strtoll(cells[0].c_str(), nullptr, 10),
                    .stage_name = cells[1],
                    .step = std::strtoll(cells[2].c_str(), nullptr, 10),
                    .loss = cells[3],
                    .value = std::strtod(cells[4].c_str(), nullptr)});
  }
  return rows;
}

/// A text between two tags of XML, which knows no control characters.
std::string xml_text(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      default: safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return safe;
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
  svg << "<g transform='translate(" << left << " 0)'><text x='" << margin << "' y='28' font-weight='600'>" << xml_text(curve.name)
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
  if (!path_exists(table_)) return;
  rows_ = parse(read_file(table_, most_table_bytes));
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
      out << row.stage << ',' << csv_cell(row.stage_name) << ',' << row.step << ',' << csv_cell(row.loss) << ',' << row.value << '\n';
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
