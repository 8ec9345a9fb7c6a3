#pragma once

#include <unistd.h>

#include <utility>

namespace core {

/// An open file of the system, closed at the end.
class FileDescriptor {
 public:
  FileDescriptor() noexcept = default;
  /// Below 0: the file could not be opened, and errno says why.
  explicit FileDescriptor(int number) noexcept : number_(number) {}
  ~FileDescriptor() { (void)close(); }
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
      (void)close();
      number_ = std::exchange(other.number_, -1);
    }
    return *this;
  }

  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }
  /// Closes it at once; false with errno when the system reports that something written before was lost.
  bool close() noexcept { return !is_open() || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_ = -1;
};

}  // namespace core
