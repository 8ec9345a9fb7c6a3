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

/// Another program, written to and read from line by line. It has a process group of its own, which ends with this object
/// at the latest. Where this program ends without that (a crash, a kill), or the thread that made the object ends, the
/// system kills the program alone: what it has started itself then goes on. Not thread-safe.
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

  /// To its standard input; waits for a program that does not read it, and keeps what it writes meanwhile. False when
  /// stopped: the line may then be there in part, and nothing more is to be written. Throws Error(unsupported) when it
  /// writes more than a megabyte before it has read the line. Whether it still runs shows when its answer is read.
  bool write_line(std::string_view line, const std::stop_token& stop);
  /// The next line of its standard output, without the end of the line; nothing when stopped. Throws Error(unsupported)
  /// with the last line of its standard error when there will be no more, and for a line of more than a megabyte.
  std::optional<std::string> read_line(const std::stop_token& stop);

 private:
  /// Waits until it has written something, or with `wants_to_write` until its standard input takes something, and keeps
  /// what it has written. False when stopped.
  bool exchange(bool wants_to_write, const std::stop_token& stop);
  [[nodiscard]] std::string last_stderr_line() const;

  std::string name_;
  FileDescriptor stdio_;  ///< one socket for standard input and output
  FileDescriptor stderr_;
  pid_t id_ = -1;
  LineBuffer stdout_buffer_;  ///< what has not been asked for yet
  std::string stderr_tail_;
  bool stdout_ended_ = false;
};

}  // namespace core
