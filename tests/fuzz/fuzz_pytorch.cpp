// A file of torch.save. What begins as a zip archive is one; anything else is taken for the pickle inside a whole
// archive with a few storages, so that the pickle can change without the records around it.

#include "core/checkpoint/pytorch_file.h"
#include "tests/core/checkpoint/pytorch_builder.h"
#include "tests/fuzz/fuzz_support.h"

namespace {

std::string archive_of(std::string_view input) {
  if (input.starts_with("PK")) return std::string(input);
  const std::map<std::string, std::string> storages{{"0", std::string(8, 'a')}, {"1", std::string(64, 'b')}, {"2", {}}};
  return build_pytorch(std::string(input), storages).bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fuzz::MemoryFile file;
  file.set_content(archive_of(fuzz::text_of(data, size)));
  fuzz::accepts(file.path().string(), [] {
    const core::checkpoint::PytorchFile weights(file.path());
    for (const std::string& name : weights.names()) (void)weights.tensor(name).clone();
  });
  return 0;
}
