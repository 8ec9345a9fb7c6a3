#include "tests/core/checkpoint/allocation_watch.h"

#include <cstdlib>
#include <new>

namespace {

thread_local std::size_t allocated_bytes = 0;

}  // namespace

// All that end in the plain `operator delete` below: what one pair takes, another must not give back.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocated_bytes += size;
  return std::malloc(size > 0 ? size : 1);
}

void* operator new(std::size_t size) {
  if (void* memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

AllocationWatch::AllocationWatch() : start_(allocated_bytes) {}

std::size_t AllocationWatch::bytes() const { return allocated_bytes - start_; }
