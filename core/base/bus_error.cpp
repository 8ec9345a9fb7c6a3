#include "core/base/bus_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <mutex>

namespace core {
namespace {

/// A range as the handler of a signal may read it: without a lock, while others come and go.
struct Entry {
  std::atomic<std::uintptr_t> begin = 0;  ///< 0: the place is free
  std::atomic<std::uintptr_t> end = 0;
  std::atomic<const char*> path = nullptr;
};

// A handler reaches nothing but what has always been there.
constexpr std::size_t most_ranges = 1024;  // further ones go without a sentence
std::array<Entry, most_ranges> entries;
std::mutex entries_mutex;
std::array<char, 64> program_name{};
std::array<char, 4096> log_path{};
struct sigaction earlier{};  // what was done about the signal before
std::atomic<bool> is_explained = false;

/// Nothing but what a handler of signals may call.
void tell(int file, const char* path) {
  constexpr const char* what = "” was changed while it was in use, and cannot be read any more. The program ends.\n";
  const char* program = program_name.data();
  for (const char* part : {program, ": “", path, what}) {
    if (::write(file, part, std::strlen(part)) < 0) return;
  }
}

void hand_on(int number, siginfo_t* info, void* context) {
  const bool is_sent = info->si_code <= 0;  // by a program; else an address was the reason
  if ((earlier.sa_flags & SA_SIGINFO) != 0) return earlier.sa_sigaction(number, info, context);
  if (earlier.sa_handler == SIG_IGN && is_sent) return;
  if (earlier.sa_handler != SIG_DFL && earlier.sa_handler != SIG_IGN) return earlier.sa_handler(number);
  // The system does not let a process ignore what it cannot go on from.
  std::signal(number, SIG_DFL);
  std::raise(number);  // waits until this handler has returned
}

void explain(int number, siginfo_t* info, void* context) {
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  for (const Entry& entry : entries) {
    const std::uintptr_t begin = entry.begin;
    if (info->si_code <= 0 || begin == 0 || address < begin || address >= entry.end) continue;
    tell(STDERR_FILENO, entry.path);
    if (const int log = ::open(log_path.data(), O_WRONLY | O_APPEND | O_CLOEXEC); log >= 0) tell(log, entry.path);
    ::_exit(1);
  }
  hand_on(number, info, context);
}

}  // namespace

void explain_bus_errors(const std::string& program, const std::string& log_file) {
  if (is_explained.exchange(true)) return;  // else this program would be its own earlier handler
  program.copy(program_name.data(), program_name.size() - 1);
  log_file.copy(log_path.data(), log_path.size() - 1);
  ::sigaction(SIGBUS, nullptr, &earlier);
  struct sigaction action = earlier;  // with the mask and the stack that the earlier handler wants
  action.sa_sigaction = explain;
  action.sa_flags |= SA_SIGINFO;
  ::sigaction(SIGBUS, &action, nullptr);
}

MappedRange::MappedRange(const std::byte* begin, std::size_t bytes, const char* path) : place_(0) {
  const std::lock_guard lock(entries_mutex);
  while (place_ < most_ranges && entries[place_].begin != 0) ++place_;
  if (place_ == most_ranges) return;
  entries[place_].path = path;
  entries[place_].end = reinterpret_cast<std::uintptr_t>(begin) + bytes;
  entries[place_].begin = reinterpret_cast<std::uintptr_t>(begin);
}

MappedRange::~MappedRange() {
  const std::lock_guard lock(entries_mutex);
  if (place_ < most_ranges) entries[place_].begin = 0;
}

}  // namespace core
