#pragma once

#include <utility>

#include "core/base/error.h"
#include "core/engine/load_plan.h"

namespace tests {

/// The planner of a machine without a graphics card, as the engine is on one: no CUDA device, no fp16.
inline core::engine::LoadPlanner cpuOnly(core::engine::LoadPlanner planner) {
  using namespace core::engine;
  return [planner = std::move(planner)](const LoadRequest& request) {
    if (request.device.kind == DeviceKind::cuda) {
      throw core::Error(core::ErrorKind::unsupported, "There is no CUDA device here: no NVIDIA driver is installed.");
    }
    if (request.precision == Precision::fp16) {
      throw core::Error(core::ErrorKind::invalid_request, "fp16 cannot be used on the CPU.");
    }
    return planner(request);
  };
}

}  // namespace tests
