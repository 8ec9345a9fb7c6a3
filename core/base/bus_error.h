#pragma once

#include <cstddef>
#include <string>

namespace core {

/// Memory that a file is mapped to is lost when another program cuts the file short, or its disk fails: whoever looks
/// at it then gets the signal SIGBUS, on which the system ends a process without a word. From this call on, what is
/// lost of a MappedFile ends it with one sentence, on standard error and at the end of `log_file` where that exists, and
/// with exit status 1; a thousand files may be mapped at a time. Every other SIGBUS, one that is sent to the process for
/// example, does what it did before this call: an earlier handler is called and decides what follows, and without one the
/// process ends by the signal, unless it was sent and is ignored. Who sets a handler after this call has the signal for
/// himself. To be called when the program begins; a second call does nothing.
void explain_bus_errors(const std::string& program, const std::string& log_file);

/// Says which file lies at an address, as long as the object lives; what `path` points to must live as long.
class MappedRange {
 public:
  MappedRange(const std::byte* begin, std::size_t bytes, const char* path);
  ~MappedRange();
  MappedRange(const MappedRange&) = delete;
  MappedRange& operator=(const MappedRange&) = delete;

 private:
  std::size_t place_;
};

}  // namespace core
