#include "core/cuda/card_library.h"

#include <dlfcn.h>

#include <map>
#include <mutex>
#include <string_view>

#include "core/base/card_trouble.h"

namespace core::cuda {
namespace {

namespace fs = std::filesystem;

constexpr const char* library_name = "libbifrons_cuda.so";

std::vector<fs::path> places() {
  std::vector<fs::path> places;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    places.push_back(program.parent_path() / library_name);
    places.push_back(program.parent_path().parent_path() / "lib/bifrons" / library_name);
  }
  places.emplace_back(library_name);
  return places;
}

FoundKernels load(const fs::path& file) {
  void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);  // never closed: the card keeps its code
  if (library == nullptr) return {.reason = ::dlerror()};
  const auto entry = reinterpret_cast<Entry>(::dlsym(library, entry_name));
  const CardKernels* kernels = entry != nullptr ? entry(interface_version) : nullptr;
  if (kernels == nullptr) return {.reason = join(file.string(), " is of another version of this program")};
  return {.kernels = kernels, .reason = {}};
}

/// What the library says of a card.
FoundKernels on_card(const FoundKernels& library, int card) {
  if (library.kernels == nullptr) return library;
  const char* refusal = library.kernels->check_card(card);
  if (refusal == nullptr) return library;
  return {.reason = join(library_name, " does not run on this card: ", refusal)};
}

}  // namespace

FoundKernels load_kernels(const std::vector<fs::path>& candidates) {
  std::string reason;
  for (const fs::path& candidate : candidates) {
    std::error_code error;
    if (candidate.has_parent_path() && !fs::exists(candidate, error)) continue;
    FoundKernels found = load(candidate);
    if (found.kernels != nullptr) return found;
    if (reason.empty()) reason = std::move(found.reason);  // the likeliest place tells most
  }
  return {.reason = reason.empty() ? join(library_name, " is not installed") : reason};
}

const FoundKernels& kernels_for(int card) {
  static std::mutex mutex;
  static std::map<int, FoundKernels> known;
  const std::scoped_lock lock(mutex);
  const auto found = known.find(card);
  if (found != known.end()) return found->second;
  static const FoundKernels library = load_kernels(places());
  return known.emplace(card, on_card(library, card)).first->second;
}

void expect_queued(const char* failure) {
  if (failure == nullptr) return;
  if (std::string_view(failure) == "out of memory") throw Error(ErrorKind::out_of_memory, no_card_memory("a step"));
  if (const auto trouble = card_trouble(failure, "calculating", failure)) throw *trouble;
  throw Error(ErrorKind::unsupported,
              join("The graphics card refuses to work: ", failure, ". Start the program again, or choose the CPU."));
}

}  // namespace core::cuda
