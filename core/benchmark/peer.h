#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/child_process.h"
#include "core/engine/requests.h"

namespace core::benchmark {

/// Another program that runs the model, in one type and in a process of its own, which waits while it is not asked. Its
/// side of the talk is in resources/benchmark/NAME_peer.py.
class Peer {
 public:
  /// Starts the program. Throws Error(invalid_request) for a name that peer_names() does not have, Error(file_missing) when
  /// Bifrons is not whole or, with advice, there is no Python (python3, or what BIFRONS_PYTHON names), and what
  /// ChildProcess throws when it cannot be started.
  Peer(const std::string& name, engine::Precision type);

  [[nodiscard]] engine::Precision type() const { return type_; }
  [[nodiscard]] const std::string& versions() const { return versions_; }

  // Each returns nothing, or false, when stopped, and throws Error(unsupported) when the program fails.

  /// Waits until the program has said what it is. What it cannot import is told with advice.
  bool greet(const std::stop_token& stop);
  /// What a stage took, in seconds. request: a JSON object on one line.
  std::optional<double> reading(const std::string& request, const std::stop_token& stop);
  /// The most memory that its process has had, in bytes.
  std::optional<std::int64_t> peak_memory(const std::stop_token& stop);

 private:
  std::optional<double> positive_number(const char* key, const std::stop_token& stop);

  std::string name_;
  engine::Precision type_;
  std::string versions_;
  ChildProcess process_;
};

}  // namespace core::benchmark
