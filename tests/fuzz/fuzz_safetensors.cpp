// A file of safetensors: its length, its JSON header, and every tensor that the header is read as.

#include "core/checkpoint/safetensors_file.h"
#include "tests/fuzz/fuzz_support.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::MemoryFile file;
  file.set_content(fuzz::text_of(data, size));
  fuzz::accepts(file.path().string(), [] {
    const core::checkpoint::SafetensorsFile weights(file.path());
    for (const std::string& name : weights.names()) (void)weights.tensor(name).clone();
  });
  return 0;
}
