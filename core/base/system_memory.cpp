#include "core/base/system_memory.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

namespace core {
namespace {

namespace fs = std::filesystem;

/// Files of the system are read as they are: they may be absent, and have no size.
std::string text_of(const fs::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The number behind `key` at the start of a line: "MemTotal:  24684084 kB".
std::optional<std::int64_t> number_behind(const std::string& text, const std::string& key) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string first;
    std::int64_t number = 0;
    if (words >> first >> number && first == key) return number;
  }
  return std::nullopt;
}

std::optional<std::int64_t> number_in(const fs::path& path) {
  std::istringstream text(text_of(path));
  std::int64_t number = 0;
  return text >> number ? std::optional(number) : std::nullopt;  // "max" is no number
}

/// How one version of control groups calls its files.
struct GroupFiles {
  const char* limit;
  const char* usage;
  const char* inactive;  // pages of files, in memory.stat
  const char* active;
};

constexpr GroupFiles version1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file", "total_active_file"};
constexpr GroupFiles version2{"memory.max", "memory.current", "inactive_file", "active_file"};

/// Holds what one group allows against what is known so far.
void apply_limit(const fs::path& group, const GroupFiles& files, SystemMemory& memory) {
  const auto limit = number_in(group / files.limit);
  const auto usage = number_in(group / files.usage);
  if (!limit || !usage || *limit >= memory.total) return;
  const std::string statistics = text_of(group / "memory.stat");
  const std::int64_t kept_files =
      number_behind(statistics, files.inactive).value_or(0) + number_behind(statistics, files.active).value_or(0);
  memory.total = *limit;
  memory.available = std::min(memory.available, std::max<std::int64_t>(0, *limit - *usage + kept_files));
}

/// The group of this process and all above it: each can be the tightest. In a container the name may lead nowhere; the
/// mount itself then is the container's group.
void apply_limits(const fs::path& mount, const std::string& name, const GroupFiles& files, SystemMemory& memory) {
  for (fs::path group = fs::path(name).relative_path(); !group.empty(); group = group.parent_path()) {
    apply_limit(mount / group, files, memory);
  }
  apply_limit(mount, files, memory);
}

/// A line of what the system says about this process, in bytes; 0 when it does not say.
std::int64_t own_memory(const fs::path& root, const char* key) {
  return number_behind(text_of(root / "proc/self/status"), key).value_or(0) * 1024;
}

}  // namespace

SystemMemory system_memory(const fs::path& root) {
  const std::string known = text_of(root / "proc/meminfo");
  SystemMemory memory{.total = number_behind(known, "MemTotal:").value_or(0) * 1024,
                      .available = number_behind(known, "MemAvailable:").value_or(0) * 1024};
  std::istringstream groups(text_of(root / "proc/self/cgroup"));
  for (std::string line; std::getline(groups, line);) {  // "4:memory:/name", or "0::/name" in version 2
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    const std::string name = line.substr(second + 1);
    if (controllers.find(",memory,") != std::string::npos) {
      apply_limits(root / "sys/fs/cgroup/memory", name, version1, memory);
    } else if (line.starts_with("0::")) {
      apply_limits(root / "sys/fs/cgroup", name, version2, memory);
    }
  }
  return memory;
}

std::int64_t resident_memory(const fs::path& root) { return own_memory(root, "VmRSS:"); }

std::int64_t peak_memory(const fs::path& root) { return own_memory(root, "VmHWM:"); }

void forget_peak_memory() { std::ofstream("/proc/self/clear_refs") << 5; }  // proc(5)

}  // namespace core
