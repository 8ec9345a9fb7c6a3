#include "core/benchmark/peer.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/resource_files.h"
#include "core/benchmark/benchmark.h"

namespace core::benchmark {
namespace {

/// For whoever has no Python, or not what the peer needs in it.
constexpr const char* advice =
    " Install what it needs with pip install \"transformers>=5.23\" torch pillow, or name another Python in the variable BIFRONS_PYTHON.";

std::string python() {
  const char* named = std::getenv("BIFRONS_PYTHON");
  return named != nullptr && *named != '\0' ? named : "python3";
}

std::string script_of(const std::string& name) {
  const std::vector<std::string> known = peer_names();
  if (std::ranges::find(known, name) == known.end()) {
    throw Error(ErrorKind::invalid_request, join("There is no peer “", name, "”. Choose ", known.front(), "."));
  }
  const std::string file = "benchmark/" + name + "_peer.py";
  for (const std::filesystem::path& candidate : resource_candidates(file)) {
    if (path_exists(candidate)) return candidate.string();
  }
  throw Error(ErrorKind::file_missing, join("The program of the peer ", name, ", “", file, "”, is missing. Install Bifrons again."));
}

ChildProcess start(const std::string& name) {
  const std::string script = script_of(name);
  try {
    return ChildProcess({python(), script});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::file_missing) throw;
    throw Error(error.kind(), std::string(error.what()) + advice);
  }
}

/// The member `key` of the next answer; nothing when stopped. Throws Error(unsupported), whose sentence goes on with
/// `way_out` where the program itself says that it cannot.
std::optional<nlohmann::json> next_answer(ChildProcess& process, const std::string& name, const char* key,
                                          const std::stop_token& stop, const char* way_out = "") {
  const auto line = process.read_line(stop);
  if (!line) return std::nullopt;
  const auto object = nlohmann::json::parse(*line, nullptr, /*allow_exceptions=*/false);
  if (object.is_object() && object.contains("error") && object["error"].is_string()) {
    const auto reason = object["error"].get<std::string>();
    throw Error(ErrorKind::unsupported,
                join("The peer ", name, " cannot be measured: ", reason, reason.ends_with('.') ? "" : ".", way_out));
  }
  if (!object.is_object() || !object.contains(key)) {
    throw Error(ErrorKind::unsupported, join("The peer ", name, " answers “", line->substr(0, 200), "” instead of its ", key, "."));
  }
  return object[key];
}

}  // namespace

Peer::Peer(const std::string& name, engine::Precision type) : name_(name), type_(type), process_(start(name)) {}

bool Peer::greet(const std::stop_token& stop) {
  // An error in the place of its versions is that it cannot import what it needs, or has it too old.
  const auto versions = next_answer(process_, name_, "versions", stop, advice);
  if (!versions) return false;
  versions_ = versions->is_string() ? versions->get<std::string>() : versions->dump();
  return true;
}

std::optional<double> Peer::reading(const std::string& request, const std::stop_token& stop) {
  if (!process_.write_line(request, stop)) return std::nullopt;
  return positive_number("seconds", stop);
}

std::optional<std::int64_t> Peer::peak_memory(const std::stop_token& stop) {
  if (!process_.write_line(R"({"stage":"peak_memory"})", stop)) return std::nullopt;
  const auto bytes = positive_number("bytes", stop);
  return bytes ? std::optional(static_cast<std::int64_t>(*bytes)) : std::nullopt;
}

std::optional<double> Peer::positive_number(const char* key, const std::stop_token& stop) {
  const auto number = next_answer(process_, name_, key, stop);
  if (!number) return std::nullopt;
  if (!number->is_number() || number->get<double>() <= 0) {
    throw Error(ErrorKind::unsupported, join("The peer ", name_, " answers ", number->dump(), " as its ", key, "."));
  }
  return number->get<double>();
}

}  // namespace core::benchmark
