#pragma once

#include <c10/core/Device.h>

namespace tests {

/// Where tests of the model compute: the device that BIFRONS_TEST_DEVICE names (cpu, cuda or cuda:N), or the CPU. Throws
/// core::Error when that device is not there: a test that was sent to a card does not pass without one.
c10::Device test_device();

}  // namespace tests
