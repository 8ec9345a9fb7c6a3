#include "app/cli/benchmark_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/plain_number.h"
#include "core/base/error.h"
#include "core/base/size_text.h"
#include "core/benchmark/comparison.h"
#include "core/benchmark/figures.h"

namespace app::cli {
namespace {

using core::benchmark::BenchmarkReport;
using core::benchmark::BenchmarkResult;
using core::benchmark::ByKey;
using core::benchmark::Figure;
using core::benchmark::PeerReport;

nlohmann::ordered_json report_json(const BenchmarkReport& r) {
  nlohmann::ordered_json object{{"shape", r.shape},
                                {"device", r.device},
                                {"dtype", r.dtype},
                                {"threads", r.threads},
                                {"instructions", r.instructions},
                                {"read_gb_per_s", r.read_gb_per_s},
                                {"multiply_gflop_per_s", r.multiply_gflop_per_s},
                                {"prompt_positions", r.prompt_positions},
                                {"image_tokens", r.image_tokens}};
  const auto add = [&](const Figure& figure) { object[std::string(figure.key)] = figure.of(r); };
  add(core::benchmark::load_figure);
  for (const Figure& figure : core::benchmark::stage_figures) add(figure);
  if (r.prompt_share_of_multiply > 0) object["prompt_share_of_multiply"] = r.prompt_share_of_multiply;
  object["text_share_of_read"] = r.text_share_of_read;
  object[std::string(core::benchmark::peak_memory_key)] = r.peak_memory_bytes;
  return object;
}

template <typename Value>
nlohmann::ordered_json object_of(const ByKey<Value>& figures) {
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

template <typename Value>
Value at_key(const ByKey<Value>& figures, std::string_view key) {
  const auto found = std::ranges::find(figures, key, [](const auto& figure) { return figure.first; });
  return found == figures.end() ? Value{} : found->second;
}

/// A line of the table: what is measured, how a side's figure reads, and what is said of ours besides.
struct Line {
  std::string title;
  std::string_view key;  ///< of the figure in the report
  std::string (*text)(const BenchmarkReport&);
  std::string remark = {};
};

/// A stage in seconds.
template <double BenchmarkReport::*seconds>
Line stage_line(const std::string& title, const std::string& remark = {}) {
  const auto text = [](const BenchmarkReport& report) { return plain_number(report.*seconds) + " s"; };
  return {title, core::benchmark::key_of(seconds), text, remark};
}

std::string share_text(double share, const char* ceiling) {
  return share > 0 ? core::join(", ", plain_number(share * 100), " % of ", ceiling) : std::string();
}

std::vector<Line> lines_for(const BenchmarkReport& r) {
  using R = BenchmarkReport;
  std::vector<Line> lines{
      {"loading", core::benchmark::load_figure.key, [](const R& of) { return plain_number(of.load_seconds) + " s"; }},
      stage_line<&R::look_seconds>("looking at a picture"),
      stage_line<&R::prompt_seconds>(core::join("reading ", r.prompt_positions, " positions"),
                                     share_text(r.prompt_share_of_multiply, "the rate of matrix products")),
      {"writing", core::benchmark::key_of(&R::text_token_seconds),
       [](const R& of) { return plain_number(1 / of.text_token_seconds) + " tokens/s"; }, share_text(r.text_share_of_read, "memory bandwidth")},
      stage_line<&R::image_step_one_row_seconds>("image step, one row"),
      stage_line<&R::image_step_guided_seconds>(
          "image step, guided", core::join(", ", plain_number(r.image_step_guided_seconds / r.image_step_one_row_seconds), " times one row"))};
  if (r.image_step_four_seconds > 0) lines.push_back(stage_line<&R::image_step_four_seconds>("image step, four guided"));
  lines.push_back(stage_line<&R::image_tokens_seconds>(core::join("drawing ", r.image_tokens, " tokens")));
  lines.push_back(stage_line<&R::paint_seconds>("painting"));
  lines.push_back({"peak memory", core::benchmark::peak_memory_key, [](const R& of) { return core::size_text(of.peak_memory_bytes); }});
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
                     cell("memory bandwidth", title_width) + plain_number(r.read_gb_per_s) + " GB/s\n" +
                     cell("matrix products", title_width) + plain_number(r.multiply_gflop_per_s) + " GFLOP/s\n";
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
    for (const Line& line : lines_for(result.ours)) rows.push_back({line.title, line.text(result.ours) + line.remark});
    return heading(result) + in_columns(rows);
  }
  const PeerReport& peer = *result.peer;
  const ByKey<double> ratios = core::benchmark::ratios(result.ours, peer.best);
  rows.push_back({"", "Bifrons", peer.name, "ratio"});
  for (const Line& line : lines_for(result.ours)) {
    const double ratio = at_key(ratios, line.key);
    rows.push_back({line.title, line.text(result.ours) + line.remark, line.text(peer.best) + " (" + at_key(peer.dtypes, line.key) + ")",
                    ratio > 0 ? plain_number(ratio) : ""});
  }
  return heading(result) + '\n' + in_columns(rows);
}

}  // namespace app::cli
