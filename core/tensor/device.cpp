#include "core/tensor/device.h"

#include <ATen/Context.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>
#include <dlfcn.h>
#include <link.h>

#include <array>
#include <cstdlib>
#include <filesystem>

#include "core/base/cuda_backend.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/system_memory.h"

namespace core::tensor {
namespace {

/// The folder of the libtorch_cpu that this process runs with.
std::filesystem::path libtorch_folder() {
  void* library = ::dlopen("libtorch_cpu.so", RTLD_NOW | RTLD_NOLOAD);
  if (library == nullptr) return {};
  link_map* map = nullptr;
  std::filesystem::path folder;
  if (::dlinfo(library, RTLD_DI_LINKMAP, static_cast<void*>(&map)) == 0 && map != nullptr) {
    folder = std::filesystem::path(map->l_name).parent_path();
  }
  ::dlclose(library);
  return folder;
}

/// float32 is float32 on a card, too: by default convolutions round their inputs to ten bits there, and half precision sums
/// in parts that are rounded in between.
void compute_as_asked() {
  at::Context& context = at::globalContext();
  context.setAllowTF32CuDNN(false);
  context.setAllowTF32CuBLAS(false);
  context.setAllowFP16ReductionCuBLAS(false);
  context.setAllowBF16ReductionCuBLAS(false);
}

/// Registers the CUDA back end with libtorch by loading its library. Returns why that failed, or nothing.
std::string load_cuda_backend() {
  void* driver = ::dlopen("libcuda.so.1", RTLD_LAZY);
  if (driver == nullptr) return "no NVIDIA driver is installed";
  ::dlclose(driver);
  const std::filesystem::path library =
      cuda_backend_place(std::getenv("BIFRONS_CUDA_LIBRARIES"), own_cuda_folder(), libtorch_folder());
  std::error_code error;
  if (!std::filesystem::exists(library, error)) {
    return join("there is no CUDA part of libtorch in “", library.parent_path().string(), "”");
  }
  // Never closed: what it registered stays registered.
  if (::dlopen(library.c_str(), RTLD_NOW | RTLD_GLOBAL) != nullptr) {
    compute_as_asked();
    return {};
  }
  const char* reason = ::dlerror();
  return join("the CUDA part of libtorch cannot be loaded (", reason != nullptr ? reason : "libtorch_cuda.so", ")");
}

/// The marketing name from the driver; libtorch_cpu itself has no call for it.
std::string cuda_name(int index) {
  using DeviceGet = int (*)(int*, int);
  using DeviceGetName = int (*)(char*, int, int);
  void* driver = ::dlopen("libcuda.so.1", RTLD_NOW);
  std::string name = join("CUDA device ", index);
  if (driver == nullptr) return name;
  const auto get = reinterpret_cast<DeviceGet>(::dlsym(driver, "cuDeviceGet"));
  const auto get_name = reinterpret_cast<DeviceGetName>(::dlsym(driver, "cuDeviceGetName"));
  std::array<char, 128> text{};
  int handle = 0;
  if (get != nullptr && get_name != nullptr && get(&handle, index) == 0 &&
      get_name(text.data(), static_cast<int>(text.size()) - 1, handle) == 0) {
    name = text.data();
  }
  ::dlclose(driver);
  return name;
}

ComputeDevice cpu_device() {
  const SystemMemory memory = system_memory();
  return {.device = c10::Device(c10::kCPU),
          .name = "CPU",
          .memory_bytes = memory.total,
          .free_bytes = memory.available};
}

ComputeDevice cuda_device(c10::DeviceIndex index) {
  ComputeDevice found{.device = c10::Device(c10::kCUDA, index), .name = cuda_name(index)};
  try {
    const auto [free, all] = c10::getDeviceAllocator(c10::kCUDA)->getMemoryInfo(index);
    found.free_bytes = static_cast<std::int64_t>(free);
    found.memory_bytes = static_cast<std::int64_t>(all);
  } catch (const c10::Error& error) {
    log::warning(join("The memory of ", found.name, " is not known: ", error.what_without_backtrace()));
  }
  return found;
}

}  // namespace

DeviceList list_devices() {
  static const std::string load_failure = load_cuda_backend();
  DeviceList list{.devices = {cpu_device()}, .cuda_reason = load_failure};
  if (!load_failure.empty()) return list;
  const c10::DeviceIndex count =
      c10::impl::hasDeviceGuardImpl(c10::kCUDA) ? c10::impl::getDeviceGuardImpl(c10::kCUDA)->deviceCount() : c10::DeviceIndex{0};
  for (c10::DeviceIndex index = 0; index < count; ++index) list.devices.push_back(cuda_device(index));
  if (count == 0) list.cuda_reason = "the NVIDIA driver is missing or reports no device";
  return list;
}

ComputeDevice choose_device(const DeviceList& list, std::optional<c10::DeviceType> wanted, int index) {
  const auto cuda_count = static_cast<int>(list.devices.size()) - 1;
  if (wanted == c10::kCPU || (!wanted && cuda_count == 0)) return list.devices.front();
  if (cuda_count == 0) {
    throw Error(ErrorKind::unsupported, join("There is no CUDA device here: ", list.cuda_reason, "."));
  }
  if (index < 0 || index >= cuda_count) {
    throw Error(ErrorKind::unsupported,
                join("There is no CUDA device number ", index, "; the numbers here are 0 to ", cuda_count - 1, "."));
  }
  return list.devices.at(static_cast<std::size_t>(index) + 1);
}

std::int64_t memory_in_use(c10::Device device) {
  if (device.is_cpu()) return resident_memory();
  return c10::getDeviceAllocator(device.type())->getDeviceStats(device.index()).reserved_bytes[0].current;
}

std::int64_t free_memory(c10::Device device) {
  if (device.is_cpu()) return system_memory().available;
  return static_cast<std::int64_t>(c10::getDeviceAllocator(device.type())->getMemoryInfo(device.index()).first);
}

std::int64_t peak_memory(c10::Device device) {
  if (device.is_cpu()) return core::peak_memory();
  return c10::getDeviceAllocator(device.type())->getDeviceStats(device.index()).allocated_bytes[0].peak;
}

void forget_peak_memory(c10::Device device) {
  if (device.is_cpu()) return core::forget_peak_memory();
  c10::getDeviceAllocator(device.type())->resetPeakStats(device.index());
}

}  // namespace core::tensor
