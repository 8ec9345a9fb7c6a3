#pragma once

#include <poll.h>

#include <span>
#include <stop_token>

namespace core {

/// Waits as poll() does, without a limit of time, until one of `files` is ready, and sets their `revents`. Returns false
/// when a stop was requested, before or meanwhile. Signals do not end it. Throws Error(internal) when the system has no
/// way to wait.
bool poll_unless_stopped(std::span<pollfd> files, const std::stop_token& stop);

}  // namespace core
