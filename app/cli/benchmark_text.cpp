#include "app/cli/benchmark_text.h"

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/error.h"
#include "core/base/size_text.h"
#include "core/benchmark/comparison.h"

namespace app::cli {
namespace {

using core::benchmark::BenchmarkReport;
using core::benchmark::BenchmarkResult;
using core::benchmark::ByKey;
using core::benchmark::PeerReport;

nlohmann::ordered_json report_json(const BenchmarkReport& r) {
  return {{"shape", r.shape},
          {"device", r.device},
          {"dtype", r.dtype},
          {"threads", r.threads},
          {"instructions", r.instructions},
          {"read_gb_per_s", r.read_gb_per_s},
          {"load_seconds", r.load_seconds},
          {"look_seconds", r.look_seconds},
          {"prompt_positions", r.prompt_positions},
          {"prompt_seconds", r.prompt_seconds},
          {"text_tokens_per_second", 1 / r.text_token_seconds},
          {"text_share_of_read", r.text_share_of_read},
          {"image_step_one_row_seconds", r.image_step_one_row_seconds},
          {"image_step_guided_seconds", r.image_step_guided_seconds},
          {"image_step_four_seconds", r.image_step_four_seconds},
          {"image_tokens", r.image_tokens},
          {"image_tokens_seconds", r.image_tokens_seconds},
          {"paint_seconds", r.paint_seconds},
          {"peak_memory_bytes", r.peak_memory_bytes}};
}

template <typename Figure>
nlohmann::ordered_json object_of(const ByKey<Figure>& figures) {
  auto object = nlohmann::ordered_json::object();
  for (const auto& [key, figure] : figures) object[std::string(key)] = figure;
  return object;
}

nlohmann::ordered_json peer_json(const PeerReport& peer) {
  nlohmann::ordered_json object = report_json(peer.best);
  object["name"] = peer.name;
  object["versions"] = peer.versions;
  object["dtypes"] = object_of(peer.dtypes);
  object["types"] = nlohmann::ordered_json::array();
  for (const BenchmarkReport& type : peer.types) object["types"].push_back(report_json(type));
  if (!peer.left_out.empty()) object["left_out"] = peer.left_out;
  return object;
}

template <typename Figure>
Figure at_key(const ByKey<Figure>& figures, std::string_view key) {
  const auto found = std::ranges::find(figures, key, [](const auto& figure) { return figure.first; });
  return found == figures.end() ? Figure{} : found->second;
}

/// A line of the table: what is measured, and how a side's figure reads.
struct Line {
  std::string title;
  std::string_view key;  ///< of the figure in the report
  std::string (*text)(const BenchmarkReport&);
};

template <typename... Parts>
std::string in_three_digits(const Parts&... parts) {
  std::ostringstream text;
  text << std::setprecision(3);
  (text << ... << parts);
  return text.str();
}

/// The text of a figure in seconds.
template <double BenchmarkReport::*seconds>
std::string seconds_text(const BenchmarkReport& report) {
  return in_three_digits(report.*seconds, " s");
}

std::string guided_text(const BenchmarkReport& r) {
  return in_three_digits(r.image_step_guided_seconds, " s, ", r.image_step_guided_seconds / r.image_step_one_row_seconds,
                         " of one row");
}

std::string writing_text(const BenchmarkReport& r) {
  const std::string speed = in_three_digits(1 / r.text_token_seconds, " tokens/s");
  return r.text_share_of_read == 0 ? speed : speed + in_three_digits(", ", r.text_share_of_read * 100, " % of what memory allows");
}

std::vector<Line> lines_for(const BenchmarkReport& r) {
  using R = BenchmarkReport;
  std::vector<Line> lines{
      {"loading", "load_seconds", seconds_text<&R::load_seconds>},
      {"looking at a picture", "look_seconds", seconds_text<&R::look_seconds>},
      {core::join("reading ", r.prompt_positions, " positions"), "prompt_seconds", seconds_text<&R::prompt_seconds>},
      {"writing", "text_tokens_per_second", writing_text},
      {"image step, one row", "image_step_one_row_seconds", seconds_text<&R::image_step_one_row_seconds>},
      {"image step, guided", "image_step_guided_seconds", guided_text},
      {"image step, four guided", "image_step_four_seconds", seconds_text<&R::image_step_four_seconds>},
      {core::join("drawing ", r.image_tokens, " tokens"), "image_tokens_seconds", seconds_text<&R::image_tokens_seconds>},
      {"painting", "paint_seconds", seconds_text<&R::paint_seconds>},
      {"peak memory", "peak_memory_bytes", [](const R& report) { return core::size_text(report.peak_memory_bytes); }}};
  if (r.image_step_four_seconds == 0) std::erase_if(lines, [](const Line& line) { return line.key == "image_step_four_seconds"; });
  return lines;
}

/// A cell and what fills it up to the next column.
std::string cell(const std::string& text, std::size_t width) {
  return text + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

constexpr std::size_t title_width = 28;

std::string heading(const BenchmarkResult& result) {
  const BenchmarkReport& r = result.ours;
  std::string text = cell("model", title_width) +
                     core::join(r.shape, ", ", r.dtype, " on ", r.device, r.instructions.empty() ? "" : ", ", r.instructions, '\n') +
                     cell("memory can be read at", title_width) + in_three_digits(r.read_gb_per_s, " GB/s\n");
  if (!result.peer) return text;
  text += cell("peer", title_width) + result.peer->versions + '\n';
  return result.peer->left_out.empty() ? text : text + cell("", title_width) + result.peer->left_out + '\n';
}

/// Rows of equally many cells, each column as wide as its widest cell; nothing behind the last.
std::string in_columns(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::size_t width = column == 0 ? title_width : 0;
      for (const auto& other : rows) width = std::max(width, other[column].size() + 2);
      text += column + 1 < row.size() ? cell(row[column], width) : row[column];
    }
    text += '\n';
  }
  return text;
}

}  // namespace

nlohmann::ordered_json benchmark_json(const BenchmarkResult& result) {
  nlohmann::ordered_json object = report_json(result.ours);
  if (result.peer) {
    object["peer"] = peer_json(*result.peer);
    object["ratio"] = object_of(core::benchmark::ratios(result.ours, result.peer->best));
  }
  return object;
}

std::string benchmark_table(const BenchmarkResult& result) {
  std::vector<std::vector<std::string>> rows;
  if (!result.peer) {
    for (const Line& line : lines_for(result.ours)) rows.push_back({line.title, line.text(result.ours)});
    return heading(result) + in_columns(rows);
  }
  const PeerReport& peer = *result.peer;
  const ByKey<double> ratios = core::benchmark::ratios(result.ours, peer.best);
  rows.push_back({"", "Bifrons", peer.name, "ratio"});
  for (const Line& line : lines_for(result.ours)) {
    const double ratio = at_key(ratios, line.key);
    rows.push_back({line.title, line.text(result.ours), line.text(peer.best) + " (" + at_key(peer.dtypes, line.key) + ")",
                    ratio > 0 ? in_three_digits(ratio) : ""});
  }
  return heading(result) + '\n' + in_columns(rows);
}

}  // namespace app::cli
