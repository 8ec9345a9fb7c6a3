#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace core::log {

enum class Level { debug, info, warning, error };

/// Receives every message; called on the thread that logs, one call at a time. Must not throw.
using Sink = std::function<void(Level, std::string_view message)>;

/// Sets where messages go; an empty sink drops them. core/ itself never prints.
void set_sink(Sink sink);

void write(Level level, std::string_view message);

inline void debug(std::string_view message) { write(Level::debug, message); }
inline void info(std::string_view message) { write(Level::info, message); }
inline void warning(std::string_view message) { write(Level::warning, message); }
inline void error(std::string_view message) { write(Level::error, message); }

}  // namespace core::log
