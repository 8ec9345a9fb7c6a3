#pragma once

#include <c10/core/Device.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::tensor {

/// A place to compute, as this process found it.
struct ComputeDevice {
  c10::Device device = c10::Device(c10::kCPU);
  std::string name;                ///< for people: "CPU", "NVIDIA H100 PCIe"
  std::int64_t memory_bytes = 0;   ///< all that the program may have of it
  std::int64_t free_bytes = 0;     ///< of that, what was to be had when the list was made
};

/// What can be used here, and why nothing more.
struct DeviceList {
  std::vector<ComputeDevice> devices;  ///< the CPU first, then the CUDA devices by index
  std::string cuda_reason;             ///< why there is no CUDA device; empty when there is one
};

/// Looks for the CUDA back end beside the running libtorch (once per process, before anything asks libtorch for it) and
/// lists the devices. A machine without it has a list with the CPU alone and the reason; that is no error.
DeviceList list_devices();

/// The device to use: the wanted one, or the first CUDA device, or the CPU. `wanted` is absent for "the best there is".
/// Throws Error(unsupported) with the reason when a CUDA device is wanted that is not there.
ComputeDevice choose_device(const DeviceList& list, std::optional<c10::DeviceType> wanted, int index);

/// Bytes that are in use on a device now: on the CPU all of this process, on a card what libtorch has taken there.
std::int64_t memory_in_use(c10::Device device);

/// Bytes that are to be had on a device now. Throws c10::Error where a card does not tell.
std::int64_t free_memory(c10::Device device);

/// The most that was: on the CPU of this process, on a card of what tensors held there, since the program began or since
/// `forget_peak_memory`.
std::int64_t peak_memory(c10::Device device);
/// From now on the peak counts anew, as far as the system can forget it.
void forget_peak_memory(c10::Device device);

}  // namespace core::tensor
