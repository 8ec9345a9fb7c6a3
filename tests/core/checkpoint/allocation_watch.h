#pragma once

#include <cstddef>

/// Counts what this thread asks operator new for while it lives: a reader of files must not allocate what a file merely
/// claims. The test executable that holds allocation_watch.cpp has an operator new of its own for this.
class AllocationWatch {
 public:
  AllocationWatch();
  /// All bytes so far, those that were freed as well.
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::size_t start_;
};
