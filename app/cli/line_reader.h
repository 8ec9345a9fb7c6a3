#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <utility>

#include "core/base/line_buffer.h"

namespace app::cli {

/// Standard input line by line, as the lines come. Use one at a time, in one thread.
class LineReader {
 public:
  explicit LineReader(std::stop_token stop) : stop_(std::move(stop)) {}

  /// The next line without its end; a last one may lack the line feed. Nothing behind the last line and after a stop,
  /// which also ends the waiting for a line. Throws Error(file_missing) when the input cannot be read.
  std::optional<std::string> next();

 private:
  /// Takes more bytes in. Returns false when there are none, or after a stop.
  bool read_more();

  std::stop_token stop_;
  core::LineBuffer lines_;
  bool ended_ = false;
};

}  // namespace app::cli
