#pragma once

#include <source_location>
#include <sstream>
#include <stdexcept>
#include <string>

namespace core {

/// What went wrong, as far as the program's answer to it differs. The window turns a kind into a heading and an advice.
enum class ErrorKind {
  invalid_request,    ///< the caller asked for something that cannot be done: a field and its range are named
  file_missing,       ///< a file or folder is not there or cannot be read
  file_damaged,       ///< a file is there, but its content is not what it must be
  file_not_written,   ///< saving failed: no space, no permission
  unsupported,        ///< a valid file or device that this build cannot use
  out_of_memory,
  device_failed,      ///< the graphics card stopped working; only a new start of the program brings it back
  internal            ///< a bug of this program
};

/// The one exception of core/. `what()` is one plain sentence that a person can read; `detail()` is for the log.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& sentence, std::string detail = {},
        std::source_location place = std::source_location::current())
      : std::runtime_error(sentence), kind_(kind), detail_(std::move(detail)), place_(place) {}

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }
  [[nodiscard]] const std::string& detail() const noexcept { return detail_; }
  [[nodiscard]] const std::source_location& place() const noexcept { return place_; }

 private:
  ErrorKind kind_;
  std::string detail_;
  std::source_location place_;
};

/// Writes its arguments one after the other, as `operator<<` would: for the sentences of errors and logs.
template <typename... Parts>
std::string join(const Parts&... parts) {
  std::ostringstream out;
  (out << ... << parts);
  return out.str();
}

}  // namespace core
