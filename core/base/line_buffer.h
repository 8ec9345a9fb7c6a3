#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace core {

/// Bytes that come in pieces and are handed out line by line.
class LineBuffer {
 public:
  void append(std::string_view bytes) {
    bytes_.erase(0, begin_);
    searched_ -= std::exchange(begin_, 0);
    bytes_.append(bytes);
  }

  /// The next line without its end; nothing while the end is not there.
  std::optional<std::string> next_line() {
    const std::size_t end = bytes_.find('\n', searched_);
    if (end == std::string::npos) {
      searched_ = bytes_.size();
      return std::nullopt;
    }
    std::string line = bytes_.substr(begin_, end - begin_);
    begin_ = searched_ = end + 1;
    return line;
  }

  /// What has not been handed out: behind the last end of a line, when there are no more lines. Nothing is left.
  std::string take_rest() {
    std::string rest = bytes_.substr(begin_);
    bytes_.clear();
    begin_ = searched_ = 0;
    return rest;
  }

  /// Bytes that have not been handed out.
  [[nodiscard]] std::size_t size() const { return bytes_.size() - begin_; }

 private:
  std::string bytes_;
  std::size_t begin_ = 0;     ///< bytes before it are handed out
  std::size_t searched_ = 0;  ///< from begin_ to here is no end of a line
};

}  // namespace core
