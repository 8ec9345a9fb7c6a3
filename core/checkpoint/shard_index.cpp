#include "core/checkpoint/shard_index.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/json_section.h"
#include "core/checkpoint/file_problem.h"

namespace core::checkpoint {
namespace {

constexpr std::uint64_t most_index_bytes = 100'000'000;  // Janus-Pro-7B has a tenth of a megabyte

}  // namespace

ShardIndex read_shard_index(const std::filesystem::path& path) {
  const std::string index_file = path.string();
  const nlohmann::json index = parse_json(read_file(path, most_index_bytes), index_file);
  if (!index.is_object() || !index.contains("weight_map") || !index["weight_map"].is_object()) {
    damaged(index_file, "it has no 'weight_map'");
  }
  ShardIndex shards;
  for (const auto& [name, file] : index["weight_map"].items()) {
    if (!file.is_string()) damaged(index_file, join("the entry '", name, "' is not a file name"));
    const std::filesystem::path shard = file.get<std::string>();
    if (shard.empty() || shard != shard.filename() || shard == "..") {
      damaged(index_file,
              join("the entry '", name, "' names '", shard.string(), "', which is not a file of the folder"));
    }
    shards[name] = shard.string();
  }
  if (shards.empty()) damaged(index_file, "it lists no tensor");
  return shards;
}

}  // namespace core::checkpoint
