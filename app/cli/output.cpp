#include "app/cli/output.h"

#include <unistd.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/base/size_text.h"

namespace app::cli {

void print_json(const nlohmann::ordered_json& object) {
  print_text(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void print_text(std::string_view text) {
  std::cout << text << std::flush;
  if (!std::cout) {
    throw core::Error(core::ErrorKind::file_not_written, "Standard output cannot be written.");
  }
}

ProgressPrinter::ProgressPrinter(std::chrono::seconds pause) : terminal_(isatty(STDERR_FILENO) == 1), pause_(pause) {
  next_ = std::chrono::steady_clock::now() + (terminal_ ? std::chrono::seconds(0) : std::chrono::seconds(10));
}

ProgressPrinter::~ProgressPrinter() { clear(); }

void ProgressPrinter::show(const std::string& line) {
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) {
    return;
  }
  if (terminal_) {
    clear();
    std::cerr << line << std::flush;
    shown_ = line.size();
    next_ = now + std::chrono::milliseconds(100);
  } else {
    std::cerr << line << '\n';
    next_ = now + pause_;
  }
}

void ProgressPrinter::show(const core::engine::Progress& progress) { show(in_words(progress)); }

void ProgressPrinter::clear() {
  if (std::exchange(shown_, 0) > 0) {
    std::cerr << "\r\033[K" << std::flush;
  }
}

void ProgressPrinter::message(const std::string& line) {
  clear();
  std::cerr << line << '\n';
}

std::string in_words(const core::engine::Progress& progress) {
  using core::engine::Stage;
  const auto counted = [&](const char* what) {
    return progress.total > 0 ? core::join(what, " ", progress.done, " of ", progress.total)
                              : core::join(what, " ", progress.done);
  };
  switch (progress.stage) {
    case Stage::loading:
      return "loading the model";
    case Stage::looking:
      return counted("looking at picture");
    case Stage::reading:
      return counted("reading the prompt: position");
    case Stage::writing:
      return counted("writing token");
    case Stage::drawing:
      return counted("drawing token");
    case Stage::painting:
      return counted("painting picture");
  }
  return {};
}

std::string in_words(const core::engine::LoadProgress& progress) {
  return core::join("loading ", progress.file, ", ", progress.shard, " of ", progress.shards, ": ",
                    core::size_text(progress.bytes_done), " of ", core::size_text(progress.bytes_total), ", ",
                    static_cast<int>(progress.seconds), " s");
}

std::unique_ptr<core::engine::Engine> load_model(const core::engine::EngineLoader& load, const ModelOptions& options,
                                                 ProgressPrinter& progress, std::stop_token stop) {
  const core::engine::LoadObserver observer{.on_progress = [&](const auto& step) { progress.show(in_words(step)); },
                                            .make_room = {}};
  auto engine = load(load_request(options), observer, std::move(stop));
  progress.clear();
  return engine;
}

}  // namespace app::cli
