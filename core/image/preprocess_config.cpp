#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/image/preprocess.h"

namespace core::image {
namespace {

constexpr int largest_image_size = 8192;

/// The keys of one file; each mistake names file and key.
class Keys {
 public:
  Keys(const nlohmann::json& content, const std::string& file_name) : content_(content), file_name_(file_name) {}

  void read(const char* key, int low, int high, int& value) const {
    const auto entry = content_.find(key);
    if (entry == content_.end()) return;
    if (!entry->is_number_integer() || *entry < low || *entry > high) {
      fail(key, join("must be a whole number from ", low, " to ", high));
    }
    value = entry->get<int>();
  }

  void read(const char* key, bool& value) const {
    const auto entry = content_.find(key);
    if (entry == content_.end()) return;
    if (!entry->is_boolean()) fail(key, "must be true or false");
    value = entry->get<bool>();
  }

  void read(const char* key, double& value) const {
    const auto entry = content_.find(key);
    if (entry == content_.end()) return;
    if (!entry->is_number()) fail(key, "must be a number");
    value = entry->get<double>();
  }

  /// Null stands for the published value.
  void read(const char* key, std::array<double, 3>& values) const {
    const auto entry = content_.find(key);
    if (entry == content_.end() || entry->is_null()) return;
    const auto is_number = [](const nlohmann::json& item) { return item.is_number(); };
    if (!entry->is_array() || entry->size() != 3 || !std::all_of(entry->begin(), entry->end(), is_number)) {
      fail(key, "must be three numbers");
    }
    values = entry->get<std::array<double, 3>>();
  }

  [[noreturn]] void fail(const char* key, const std::string& what) const {
    throw Error(ErrorKind::file_damaged, join("“", file_name_, "” is damaged: “", key, "” ", what, "."));
  }

 private:
  const nlohmann::json& content_;
  const std::string& file_name_;
};

}  // namespace

PreprocessOptions read_preprocess_options(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "preprocessor_config.json";
  return parse_preprocess_options(read_file(path), path.filename().string());
}

PreprocessOptions parse_preprocess_options(const std::string& json, const std::string& file_name) {
  const nlohmann::json content = nlohmann::json::parse(json, nullptr, false);
  if (!content.is_object())
    throw Error(ErrorKind::file_damaged, join("“", file_name, "” is damaged: it is no JSON object."));
  const Keys keys(content, file_name);
  PreprocessOptions options;
  keys.read("image_size", 1, largest_image_size, options.image_size);
  options.min_size = std::min(options.min_size, options.image_size);
  keys.read("min_size", 1, options.image_size, options.min_size);
  keys.read("image_mean", options.mean);
  keys.read("image_std", options.std);
  keys.read("rescale_factor", options.rescale_factor);
  keys.read("do_normalize", options.do_normalize);
  for (const double deviation : options.std) {
    if (deviation <= 0.0) keys.fail("image_std", "must be three numbers above 0");
  }
  return options;
}

std::string preprocessor_config_json(const PreprocessOptions& options) {
  nlohmann::ordered_json content;
  content["image_processor_type"] = "VLMImageProcessor";
  content["processor_class"] = "VLChatProcessor";
  content["image_size"] = options.image_size;
  content["min_size"] = options.min_size;
  content["image_mean"] = options.mean;
  content["image_std"] = options.std;
  content["rescale_factor"] = options.rescale_factor;
  content["do_normalize"] = options.do_normalize;
  return content.dump(2) + "\n";
}

}  // namespace core::image
