#pragma once

#include <sys/types.h>

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file_descriptor.h"

namespace core {

/// Another program that is talked to line by line. It has a process group of its own, and that ends with this object at
/// the latest, or with the thread that made it. Not thread-safe.
class ChildProcess {
 public:
  /// command: a program, looked for in PATH where its name has no slash, and its arguments. Throws Error(file_missing)
  /// when it cannot be started.
  explicit ChildProcess(const std::vector<std::string>& command);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  /// Ends the group at once and leaves no trace of it in the table of processes.
  ~ChildProcess();

  [[nodiscard]] pid_t id() const { return id_; }

  /// To its standard input. Whether it still listens shows when its answer is read.
  void write_line(std::string_view line);
  /// The next line of its standard output, without the end of the line; nothing when stopped. Throws Error(unsupported)
  /// with the last line of its standard error when there will be no more, and for a line of more than a megabyte.
  std::optional<std::string> read_line(const std::stop_token& stop);

 private:
  struct Ends;  // of the child's channels, as the child has them

  [[noreturn]] static void become(const Ends& ends, char* const* arguments);
  void await_output(int wake);
  /// Takes what there is now. False when nobody has the other end any more.
  static bool take(const FileDescriptor& from, std::string& into);
  [[nodiscard]] std::string last_words() const;

  std::string name_;
  FileDescriptor talk_;      ///< both directions
  FileDescriptor chatter_;   ///< its standard error
  pid_t id_ = -1;
  std::string heard_;    ///< of standard output, not yet handed out
  std::string muttered_; ///< the end of standard error
  bool is_silent_ = false;
};

}  // namespace core
