#include "core/checkpoint/safetensors_writer.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_dtype.h"

namespace core::checkpoint {
namespace {

using Named = std::pair<const std::string, at::Tensor>;

std::vector<const Named*> in_file_order(const std::map<std::string, at::Tensor>& tensors) {
  std::vector<const Named*> ordered;
  for (const Named& item : tensors) ordered.push_back(&item);
  std::ranges::stable_sort(ordered, std::greater{}, [](const Named* item) { return item->second.element_size(); });
  return ordered;
}

std::string header_text(const std::vector<const Named*>& ordered, const std::map<std::string, std::string>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty()) header["__metadata__"] = metadata;
  std::uint64_t position = 0;
  for (const Named* item : ordered) {
    const auto& [name, value] = *item;
    const std::string_view dtype = name_of_dtype(value.scalar_type());
    if (dtype.empty() || name == "__metadata__") {
      throw Error(ErrorKind::invalid_request, join("The tensor '", name, "' cannot be saved as safetensors."));
    }
    const std::uint64_t end = position + static_cast<std::uint64_t>(value.nbytes());
    header[name] = {{"dtype", dtype}, {"shape", value.sizes().vec()}, {"data_offsets", {position, end}}};
    position = end;
  }
  std::string text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');
  return text;
}

}  // namespace

void write_safetensors(const std::filesystem::path& path, const std::map<std::string, at::Tensor>& tensors,
                       const std::map<std::string, std::string>& metadata) {
  const auto ordered = in_file_order(tensors);
  const std::string header = header_text(ordered, metadata);
  const std::uint64_t header_bytes = header.size();
  write_file(path, [&](std::ostream& out) {
    out.write(reinterpret_cast<const char*>(&header_bytes), sizeof header_bytes);
    out.write(header.data(), static_cast<std::streamsize>(header.size()));
    for (const Named* item : ordered) {
      const at::Tensor value = item->second.detach().to(at::kCPU).contiguous();
      out.write(static_cast<const char*>(value.const_data_ptr()), static_cast<std::streamsize>(value.nbytes()));
    }
  });
}

}  // namespace core::checkpoint
