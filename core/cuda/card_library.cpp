#include "core/cuda/card_library.h"

#include <dlfcn.h>

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/log.h"

namespace core::cuda {
namespace {

namespace fs = std::filesystem;

constexpr const char* library_name = "libbifrons_cuda.so";

struct Found {
  const CardKernels* kernels = nullptr;
  std::string reason;
};

std::vector<fs::path> candidates() {
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

Found find() {
  void* library = nullptr;
  for (const fs::path& place : candidates()) {
    if (place.has_parent_path() && !fs::exists(place)) continue;
    library = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);  // never closed: the card keeps its code
    if (library != nullptr) break;
  }
  if (library == nullptr) return {.reason = ::dlerror()};
  const auto entry = reinterpret_cast<Entry>(::dlsym(library, entry_name));
  const CardKernels* kernels = entry != nullptr ? entry(interface_version) : nullptr;
  if (kernels == nullptr) return {.reason = join(library_name, " is of another version of this program")};
  return {.kernels = kernels, .reason = {}};
}

/// The library's own word on a card.
const CardKernels* kernels_that_run_on(int card) {
  static const Found library = find();
  std::string reason = library.reason;
  if (library.kernels != nullptr) {
    const char* refusal = library.kernels->check_card(card);
    if (refusal == nullptr) return library.kernels;
    reason = join(library_name, " does not run on card ", card, " (", refusal, ")");
  }
  log::info(join("Steps on a graphics card use the products of libtorch: ", reason, "."));
  return nullptr;
}

}  // namespace

const CardKernels* card_kernels(int card) {
  static std::mutex mutex;
  static std::map<int, const CardKernels*> known;
  const std::scoped_lock lock(mutex);
  const auto found = known.find(card);
  return found != known.end() ? found->second : known.emplace(card, kernels_that_run_on(card)).first->second;
}

void expect_queued(const char* failure) {
  if (failure != nullptr) throw Error(ErrorKind::unsupported, join("The graphics card refuses to work: ", failure, "."));
}

}  // namespace core::cuda
