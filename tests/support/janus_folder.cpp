#include "tests/support/janus_folder.h"

#include <ATen/ops/cat.h>

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_writer.h"
#include "tests/core/checkpoint/pytorch_builder.h"
#include "tests/support/golden_weights.h"

namespace tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Weights = std::map<std::string, at::Tensor>;

void copy_files(const char* from, const fs::path& folder) {
  fs::create_directories(folder);
  fs::copy(janus_golden(from), folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

Weights official_weights() {
  const Weights weights = golden_weights(janus_golden("tensors.json"));
  Weights renamed;
  const json names = json::parse(core::read_file(janus_golden("official_names.json")));
  for (const auto& [name, entry] : names.items()) {
    std::vector<at::Tensor> parts;
    for (const std::string source : entry["sources"]) parts.push_back(weights.at(source));
    renamed[name] = at::cat(parts).view(entry["shape"].get<std::vector<std::int64_t>>()).contiguous();
  }
  return renamed;
}

/// As torch.save writes a dictionary of float32 tensors.
std::string pytorch_bytes(const Weights& weights) {
  std::vector<std::pair<std::string, std::string>> entries;
  std::map<std::string, std::string> storages;
  for (const auto& [name, tensor] : weights) {
    const std::string storage = std::to_string(storages.size());
    entries.emplace_back(name, PickledView{.storage = storage,
                                           .storage_elements = tensor.numel(),
                                           .shape = tensor.sizes().vec(),
                                           .strides = tensor.strides().vec()}
                                   .bytes());
    storages[storage] = std::string(static_cast<const char*>(tensor.const_data_ptr()), tensor.nbytes());
  }
  return build_pytorch(pickle(pickle_dict(entries)), storages).bytes;
}

/// In two files “stem-00001-of-00002.extension”, each written by `write`.
template <typename Write>
void write_shards(const Weights& weights, const fs::path& folder, const std::string& stem, const std::string& extension,
                  const Write& write) {
  std::map<std::string, Weights> shards;
  json index{{"metadata", {{"total_size", 0}}}, {"weight_map", json::object()}};
  const std::string first = stem + "-00001-of-00002" + extension, second = stem + "-00002-of-00002" + extension;
  for (const auto& [name, tensor] : weights) {
    const std::string& file = shards[first].size() < weights.size() / 2 ? first : second;
    shards[file][name] = tensor;
    index["weight_map"][name] = file;
  }
  for (const auto& [file, part] : shards) write(folder / file, part);
  core::write_file(folder / (stem + extension + ".index.json"), index.dump());
}

void write_official_files(const fs::path& folder) {
  copy_files("official", folder);
  fs::copy_file(janus_golden("transformers/tokenizer.json"), folder / "tokenizer.json", fs::copy_options::overwrite_existing);
}

}  // namespace

fs::path janus_golden(const std::string& name) { return fs::path(BIFRONS_SOURCE_DIR "/tests/golden/janus_folder") / name; }

void write_transformers_folder(const fs::path& folder) {
  copy_files("transformers", folder);
  core::checkpoint::write_safetensors(folder / "model.safetensors", golden_weights(janus_golden("tensors.json")), {{"format", "pt"}});
}

fs::path write_cached_folder(const fs::path& cache) {
  const fs::path plain = cache / "plain", repository = cache / "models--someone--Janus", snapshot = repository / "snapshots/0a1b2c";
  write_transformers_folder(plain);
  fs::remove(plain / "processor_config.json");
  copy_files("hub", plain);
  fs::create_directories(repository / "blobs");
  fs::create_directories(snapshot);
  int number = 0;
  for (const fs::path& file : core::folder_entries(plain)) {
    const std::string blob = "b10b" + std::to_string(number++);
    fs::rename(file, repository / "blobs" / blob);
    fs::create_symlink(fs::path("../../blobs") / blob, snapshot / file.filename());
  }
  return snapshot;
}

void write_official_folder(const fs::path& folder) {
  write_official_files(folder);
  write_shards(official_weights(), folder, "pytorch_model", ".bin",
               [](const fs::path& path, const Weights& part) { core::write_file(path, pytorch_bytes(part)); });
}

void write_derivative_folder(const fs::path& folder) {
  write_official_files(folder);
  copy_files("derivative", folder);
  write_shards(official_weights(), folder, "model", ".safetensors", [](const fs::path& path, const Weights& part) {
    core::checkpoint::write_safetensors(path, part, {{"format", "pt"}});
  });
}

void write_old_official_folder(const fs::path& folder) {
  write_official_folder(folder);
  json tokenizer = json::parse(core::read_file(folder / "tokenizer.json"));
  json& added = tokenizer["added_tokens"];
  while (added.back()["content"] != "<image_placeholder>") added.erase(added.end() - 1);
  added.erase(added.end() - 1);
  core::write_file(folder / "tokenizer.json", tokenizer.dump());
  json map = json::parse(core::read_file(folder / "special_tokens_map.json"));
  map.erase("additional_special_tokens");
  core::write_file(folder / "special_tokens_map.json", map.dump());
}

void write_shifted_official_folder(const fs::path& folder) {
  write_official_folder(folder);
  json tokenizer = json::parse(core::read_file(folder / "tokenizer.json"));
  json kept = json::array();
  for (json token : tokenizer["added_tokens"]) {
    if (!token["special"]) continue;  // a letter
    token["id"] = tokenizer["added_tokens"][0]["id"].get<std::int64_t>() + std::ssize(kept);
    kept.push_back(token);
  }
  tokenizer["added_tokens"] = kept;
  core::write_file(folder / "tokenizer.json", tokenizer.dump());
}

}  // namespace tests
