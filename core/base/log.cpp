#include "core/base/log.h"

#include <mutex>

namespace core::log {
namespace {

struct SinkHolder {
  std::mutex mutex;
  Sink sink;
};

SinkHolder& holder() {
  static SinkHolder instance;
  return instance;
}

}  // namespace

void set_sink(Sink sink) {
  const std::lock_guard lock(holder().mutex);
  holder().sink = std::move(sink);
}

void write(Level level, std::string_view message) {
  const std::lock_guard lock(holder().mutex);
  if (holder().sink) holder().sink(level, message);
}

}  // namespace core::log
