#pragma once

#include <string>

namespace app {

enum class Verbosity { quiet, verbose };

/// Sends every message of core::log to $XDG_STATE_HOME/bifrons/logs/<program>.log (three files of 1 MB in turn) and,
/// when verbose, to standard error. Where the folder cannot be written, only standard error is left, and a verbose
/// program says so. What ends the program when a mapped file is lost is told there, too (core/base/bus_error.h). Call it once,
/// before anything logs.
void start_logging(const std::string& program, Verbosity verbosity);

/// Where the log of a program is, whether or not it exists.
std::string log_file(const std::string& program);

}  // namespace app
