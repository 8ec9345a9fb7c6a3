#pragma once

#include <sys/types.h>

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file_descriptor.h"
#include "core/base/line_buffer.h"

namespace core {

/// Another program that is talked to line by line. It has a process group of its own, which ends with this object at the
/// latest. Where this program ends without that (a crash, a kill), or the thread that made the object ends, the system
/// kills the program alone: what it has started itself then goes on. Not thread-safe.
class ChildProcess {
 public:
  /// command: a program, looked for in PATH where its name has no slash, and its arguments. Throws Error(file_missing) when
  /// there is no such program, Error(out_of_memory) or Error(unsupported) with the system's reason when it cannot be
  /// started: it may not be run, too many processes run.
  explicit ChildProcess(const std::vector<std::string>& command);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  /// Ends the group at once and leaves no trace of it in the table of processes.
  ~ChildProcess();

  [[nodiscard]] pid_t id() const { return id_; }

  /// To its standard input; waits for a program that does not read it, and keeps what it says meanwhile. False when
  /// stopped: the line may then be there in part, and nothing more is to be said. Throws Error(unsupported) when it says
  /// more than a megabyte before it has read the line. Whether it still listens shows when its answer is read.
  bool write_line(std::string_view line, const std::stop_token& stop);
  /// The next line of its standard output, without the end of the line; nothing when stopped. Throws Error(unsupported)
  /// with the last line of its standard error when there will be no more, and for a line of more than a megabyte.
  std::optional<std::string> read_line(const std::stop_token& stop);

 private:
  /// Waits until it says something, or with `wants_to_write` until it takes something, and keeps what it has said. False
  /// when stopped.
  bool listen(bool wants_to_write, const std::stop_token& stop);
  [[nodiscard]] std::string last_words() const;

  std::string name_;
  FileDescriptor talk_;      ///< both directions
  FileDescriptor chatter_;   ///< its standard error
  pid_t id_ = -1;
  LineBuffer heard_;     ///< of standard output
  std::string muttered_; ///< the end of standard error
  bool is_silent_ = false;
};

}  // namespace core
