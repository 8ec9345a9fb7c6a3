#include "tests/include_rules/include_rules.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <string_view>

namespace tests {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;

/// Which folders a folder may include besides itself. The table of docs/architecture.md.
const std::map<std::string, Names, std::less<>>& table() {
  static const std::map<std::string, Names, std::less<>> rows = {
      {"core/base", {}},
      {"core/kernels", {"core/base"}},
      {"core/cuda", {"core/base"}},
      {"core/text", {"core/base"}},
      {"core/image", {"core/base"}},
      {"core/blocks", {"core/base", "core/image"}},
      {"core/tensor", {"core/base", "core/kernels", "core/image"}},
      {"core/checkpoint", {"core/base", "core/tensor"}},
      {"core/model", {"core/base", "core/kernels", "core/cuda", "core/tensor", "core/checkpoint"}},
      {"core/inference", {"core/base", "core/kernels", "core/text", "core/image", "core/tensor", "core/model"}},
      {"core/training",
       {"core/base", "core/text", "core/image", "core/blocks", "core/tensor", "core/checkpoint", "core/model"}},
      {"core/evaluation",
       {"core/base", "core/text", "core/image", "core/blocks", "core/tensor", "core/model", "core/inference"}},
      {"core/engine",
       {"core/base", "core/kernels", "core/cuda", "core/text", "core/image", "core/blocks", "core/tensor", "core/checkpoint",
        "core/model", "core/inference", "core/training", "core/evaluation"}},
      {"core/benchmark",
       {"core/base", "core/kernels", "core/text", "core/image", "core/tensor", "core/checkpoint", "core/model",
        "core/inference", "core/engine"}},
      {"ui", {"core/engine", "core/base", "core/image"}},
      {"app/logging", {"core/base"}},
      {"app/studio", {"ui", "app/logging", "core/engine", "core/base", "core/image"}},
      {"app/cli",
       {"app/logging", "core/engine", "core/base", "core/image", "core/text", "core/blocks", "core/evaluation",
        "core/benchmark"}},
  };
  return rows;
}

/// Headers outside these folders that the window and the command line may see all the same, because they are free of
/// torch.
bool is_open_header(std::string_view path) {
  const bool by_name = path.ends_with("_options.h") || path.ends_with("_report.h") || path.ends_with("_progress.h");
  return (path.starts_with("core/inference/") || path.starts_with("core/training/")) &&
         (by_name || path == "core/inference/picture_metadata.h" || path == "core/training/training_job.h");
}

/// Headers that must not bring in torch, by themselves or through what they include.
bool must_be_torch_free(std::string_view path) {
  static const Names folders = {"core/base/",       "core/kernels/", "core/cuda/", "core/text/",   "core/image/", "core/blocks/",
                                "core/evaluation/", "core/engine/", "ui/",         "app/"};
  return (path.ends_with(".h") || path.ends_with(".cuh")) &&
         (is_open_header(path) ||
          std::ranges::any_of(folders, [path](const std::string& folder) { return path.starts_with(folder); }));
}

/// Folders whose sources, too, know no torch.
bool knows_no_torch(std::string_view path) {
  static const Names folders = {"core/base/", "core/kernels/", "core/cuda/", "core/text/", "core/image/", "core/blocks/", "ui/", "app/"};
  return std::ranges::any_of(folders, [path](const std::string& folder) { return path.starts_with(folder); });
}

struct Include {
  int line = 0;
  bool quoted = false;
  std::string path;
};

struct File {
  std::vector<Include> includes;
  bool has_pragma_once = false;
};

using Tree = std::map<std::string, File, std::less<>>;

File read(const fs::path& path) {
  static const std::regex include(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  static const std::regex pragma(R"(^\s*#\s*pragma\s+once\s*$)");
  File file;
  std::ifstream stream(path);
  std::string text;
  for (int line = 1; std::getline(stream, text); ++line) {
    std::smatch match;
    if (std::regex_search(text, match, include)) {
      file.includes.push_back({line, match[1] == "\"", match[2]});
    } else if (std::regex_search(text, pragma)) {
      file.has_pragma_once = true;
    }
  }
  return file;
}

Tree read_tree(const fs::path& root) {
  Tree tree;
  for (const char* top : {"core", "ui", "app", "tests"}) {
    if (!fs::is_directory(root / top)) {
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / top)) {
      const fs::path extension = entry.path().extension();
      if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp" || extension == ".cu" || extension == ".cuh")) {
        tree.emplace(entry.path().lexically_relative(root).generic_string(), read(entry.path()));
      }
    }
  }
  return tree;
}

bool is_torch(std::string_view path) {
  return path.starts_with("torch/") || path.starts_with("ATen/") || path.starts_with("c10/");
}

bool is_qt(const Include& include) { return !include.quoted && include.path.starts_with("Q"); }

bool is_project(std::string_view path) {
  return path.starts_with("core/") || path.starts_with("ui/") || path.starts_with("app/") || path.starts_with("tests/");
}

/// "core/base" for core/base/error.h, "ui" for everything below ui/, "tests" likewise.
std::string folder_of(std::string_view path) {
  const std::size_t first = path.find('/');
  const std::string_view top = path.substr(0, first);
  if (top == "ui" || top == "tests") {
    return std::string(top);
  }
  return std::string(path.substr(0, path.find('/', first + 1)));
}

/// The folder whose row holds for a file: a test may include what its module may, and the module.
std::string row_of(std::string_view path) {
  if (path.starts_with("tests/core/") || path.starts_with("tests/ui/")) {
    return folder_of(path.substr(std::string_view("tests/").size()));
  }
  return folder_of(path);
}

/// The torch header that a project header ends in, by way of others or directly.
std::optional<std::string> torch_below(const Tree& tree, const std::string& path, Names& seen) {
  const auto file = tree.find(path);
  if (file == tree.end() || !seen.insert(path).second) {
    return std::nullopt;
  }
  for (const Include& include : file->second.includes) {
    if (is_torch(include.path)) {
      return include.path;
    }
    if (auto found = torch_below(tree, include.path, seen)) {
      return found;
    }
  }
  return std::nullopt;
}

class Checker {
 public:
  explicit Checker(const Tree& tree) : tree_(tree) {}

  std::vector<std::string> run() {
    for (const auto& [path, file] : tree_) {
      check_file(path, file);
    }
    std::ranges::sort(violations_);
    return std::move(violations_);
  }

 private:
  void report(const std::string& path, int line, const std::string& sentence) {
    violations_.push_back(path + ":" + std::to_string(line) + ": " + sentence);
  }

  void check_file(const std::string& path, const File& file) {
    if (path.ends_with(".h") && !file.has_pragma_once) {
      report(path, 1, "the header has no #pragma once");
    }
    if (must_be_torch_free(path)) {
      Names seen;
      if (const auto torch = torch_below(tree_, path, seen)) {
        report(path, 1, "the header must be free of torch, but brings in <" + *torch + ">");
      }
    }
    const bool is_test = path.starts_with("tests/");
    if (!is_test && table().find(folder_of(path)) == table().end()) {
      report(path, 1, "the folder has no row in the table of who may include whom");
      return;
    }
    for (const Include& include : file.includes) {
      check_include(path, include);
    }
  }

  void check_include(const std::string& path, const Include& include) {
    if (is_qt(include) &&
        (path.starts_with("core/") || path.starts_with("app/cli/") || path.starts_with("app/logging/"))) {
      report(path, include.line, "no Qt here, but it includes <" + include.path + ">");
    }
    if (is_torch(include.path) && knows_no_torch(path)) {
      report(path, include.line, "no torch here, but it includes <" + include.path + ">");
    }
    if (include.quoted) {
      check_project_include(path, include);
    }
  }

  void check_project_include(const std::string& path, const Include& include) {
    if (!is_project(include.path)) {
      if (!include.path.ends_with(".moc")) {
        report(path, include.line, "project headers are included by their whole path, not \"" + include.path + "\"");
      }
      return;
    }
    if (tree_.find(include.path) == tree_.end()) {
      report(path, include.line, "\"" + include.path + "\" does not exist");
      return;
    }
    if (!may_include(path, include.path)) {
      report(path, include.line, row_of(path) + " may not include \"" + include.path + "\"");
    }
  }

  [[nodiscard]] static bool may_include(const std::string& path, const std::string& target) {
    const std::string to = folder_of(target);
    if (to == "tests") {
      return path.starts_with("tests/");
    }
    const std::string from = row_of(path);
    const auto row = table().find(from);
    if (row == table().end()) {
      return path.starts_with("tests/");  // support, end_to_end, cli and the like see everything
    }
    if (from == to) {
      return true;
    }
    const bool may_see_open_headers = from == "ui" || from == "app/studio" || from == "app/cli";
    if (may_see_open_headers && is_open_header(target)) {
      return true;
    }
    if (from == "core/engine" && path.ends_with(".h")) {
      return to == "core/base" || to == "core/image" || is_open_header(target);
    }
    return row->second.contains(to);
  }

  const Tree& tree_;
  std::vector<std::string> violations_;
};

}  // namespace

std::vector<std::string> include_violations(const fs::path& root) {
  const Tree tree = read_tree(root);
  return Checker(tree).run();
}

}  // namespace tests
