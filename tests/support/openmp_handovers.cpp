// Linked into the tests under the thread sanitizer alone, and itself built without it.
//
// libtorch shares loops between threads with OpenMP, whose barriers the sanitizer does not see. Here the function that
// begins such a loop takes OpenMP's place in the test program: what was done before the loop has happened before each
// thread's part of it, and each part before what follows the loop. Parts against each other are still watched.

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <cstdlib>

namespace {

struct Part {
  void (*run)(void*);
  void* data;
};

void run_ordered(void* argument) {
  __tsan_acquire(argument);
  const Part* const part = static_cast<const Part*>(argument);
  part->run(part->data);
  __tsan_release(argument);
}

}  // namespace

extern "C" __attribute__((visibility("default"), used)) void GOMP_parallel(void (*run)(void*), void* data,
                                                                          unsigned threads, unsigned flags) {
  using Parallel = void(void (*)(void*), void*, unsigned, unsigned);
  static auto* const real = reinterpret_cast<Parallel*>(dlsym(RTLD_NEXT, "GOMP_parallel"));
  if (real == nullptr) std::abort();
  Part part{run, data};
  __tsan_release(&part);
  real(&run_ordered, &part, threads, flags);
  __tsan_acquire(&part);
}
