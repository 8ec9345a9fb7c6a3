#include "app/logging/log_files.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <vector>

#include "core/base/bus_error.h"
#include "core/base/log.h"
#include "core/base/user_folders.h"

namespace app {
namespace {

constexpr std::size_t file_bytes = 1'000'000;
constexpr std::size_t file_count = 3;

spdlog::level::level_enum spdlog_level(core::log::Level level) {
  switch (level) {
    case core::log::Level::debug:
      return spdlog::level::debug;
    case core::log::Level::info:
      return spdlog::level::info;
    case core::log::Level::warning:
      return spdlog::level::warn;
    case core::log::Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

}  // namespace

std::string log_file(const std::string& program) {
  return (core::user_folder(core::UserFolder::state) / "logs" / (program + ".log")).string();
}

void start_logging(const std::string& program, Verbosity verbosity) {
  std::vector<spdlog::sink_ptr> sinks;
  if (verbosity == Verbosity::verbose) {
    sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
  }
  std::string no_file;
  try {
    sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(log_file(program), file_bytes, file_count));
  } catch (const spdlog::spdlog_ex& error) {
    no_file = error.what();
  }
  const auto logger = std::make_shared<spdlog::logger>(program, sinks.begin(), sinks.end());
  logger->set_level(verbosity == Verbosity::verbose ? spdlog::level::debug : spdlog::level::info);
  logger->flush_on(spdlog::level::info);
  logger->set_error_handler([](const std::string&) {});  // a full disk under the log must not disturb the work
  if (!no_file.empty()) {
    logger->warn("There is no log file: {}", no_file);
  }
  core::log::set_sink([logger](core::log::Level level, std::string_view message) {
    logger->log(spdlog_level(level), spdlog::string_view_t(message.data(), message.size()));
  });
  core::explain_bus_errors(program, log_file(program));
}

}  // namespace app
