#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "core/base/file_descriptor.h"

namespace app::cli {

/// Standard input line by line, as the lines come. Use one at a time, in one thread.
class LineReader {
 public:
  /// Throws Error(internal) when the system has no way to be told of a stop.
  explicit LineReader(std::stop_token stop);

  /// The next line without its end; a last one may lack the line feed. Nothing behind the last line and after a stop,
  /// which also ends the waiting for a line. Throws Error(file_missing) when the input cannot be read.
  std::optional<std::string> next();

 private:
  /// Takes more bytes in. Returns false when there are none, or after a stop.
  bool read_more();

  std::stop_token stop_;
  core::FileDescriptor stop_signal_;  ///< readable after a stop
  std::string rest_;        ///< read, but not returned yet
  std::size_t searched_ = 0;  ///< bytes of it that hold no line feed
  bool ended_ = false;
};

}  // namespace app::cli
