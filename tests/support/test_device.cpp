#include "tests/support/test_device.h"

#include <cstdlib>
#include <string>

#include "core/tensor/device.h"

namespace tests {

c10::Device test_device() {
  const char* named = std::getenv("BIFRONS_TEST_DEVICE");
  const c10::Device wanted(named != nullptr && *named != '\0' ? std::string(named) : "cpu");
  if (wanted.is_cpu()) return wanted;
  return core::tensor::choose_device(core::tensor::list_devices(), wanted.type(), wanted.has_index() ? wanted.index() : 0).device;
}

}  // namespace tests
