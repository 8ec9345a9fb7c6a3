#pragma once

#include <cstdint>
#include <filesystem>

namespace core {

/// Memory that this process can have, in bytes; 0 where the system does not tell.
struct SystemMemory {
  std::int64_t total = 0;      ///< of the machine, or what the tightest control group around the process allows
  std::int64_t available = 0;  ///< still to be had; what the system keeps of files counts, since it gives that up
};

/// As /proc/meminfo and the control groups (version 1 or 2) below `root` say now.
SystemMemory system_memory(const std::filesystem::path& root = "/");

/// Bytes of this process that are in memory now, with its libraries and the parts of mapped files that are there; 0
/// where the system does not tell.
std::int64_t resident_memory(const std::filesystem::path& root = "/");

/// The most that was, since the program began or since `forget_peak_memory`; 0 where the system does not tell. What
/// getrusage tells also counts the program that started this one.
std::int64_t peak_memory(const std::filesystem::path& root = "/");
/// Has the peak begin anew, where the system can do that.
void forget_peak_memory();

}  // namespace core
