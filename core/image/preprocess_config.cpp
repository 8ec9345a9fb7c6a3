#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/json_section.h"
#include "core/image/preprocess.h"

namespace core::image {
namespace {

constexpr int largest_image_size = 8192;
constexpr int bicubic = 3;  // Pillow's number

int read_side(const JsonSection& file, const char* key, int fallback, int high) {
  return static_cast<int>(file.integer(key, fallback, 1, high));
}

/// The side of the square: a number, or height and width as transformers has them.
int read_image_size(const JsonSection& file, int fallback) {
  const int size = read_side(file, "image_size", fallback, largest_image_size);
  if (!file.has("size")) return size;
  const JsonSection sides = file.section("size");
  const int height = read_side(sides, "height", size, largest_image_size);
  if (read_side(sides, "width", height, largest_image_size) != height) {
    file.refuse(file.name("size"), "has a height other than its width, which is not supported");
  }
  sides.refuse_unknown_keys();
  return height;
}

/// Three numbers; null stands for the published values.
std::array<double, 3> read_channels(const JsonSection& file, const char* key, const std::array<double, 3>& fallback) {
  if (!file.has(key)) return fallback;
  const nlohmann::json& list = file.value(key);
  const auto is_number = [](const nlohmann::json& item) { return item.is_number(); };
  if (!list.is_array() || list.size() != 3 || !std::ranges::all_of(list, is_number)) {
    file.fail(file.name(key), "must be three numbers");
  }
  return list.get<std::array<double, 3>>();
}

SideRounding read_rounding(const JsonSection& file) {
  const std::string type = file.text("image_processor_type", "VLMImageProcessor");
  if (type == "VLMImageProcessor") return SideRounding::down;
  if (type == "JanusImageProcessor" || type == "JanusImageProcessorFast" || type == "JanusImageProcessorPil") {
    return SideRounding::nearest;
  }
  file.refuse(file.name("image_processor_type"), join("is “", type, "”, which is not supported"));
}

/// Steps that belong to looking in any case, those that do not, and keys that say nothing about the values.
void check_steps(const JsonSection& file) {
  for (const char* key : {"do_resize", "do_rescale", "do_pad"}) {
    if (!file.boolean(key, true)) file.refuse(file.name(key), "is false, which is not supported");
  }
  for (const char* key : {"do_center_crop", "do_thumbnail", "do_align_long_axis"}) {
    if (file.boolean(key, false)) file.refuse(file.name(key), "is true, which is not supported");
  }
  if (file.integer("resample", bicubic, 0, 255) != bicubic) file.refuse(file.name("resample"), "is not 3, bicubic");
  for (const char* key : {"background_color", "processor_class", "do_convert_rgb", "crop_size", "pad_size", "default_to_square",
                          "data_format", "input_data_format", "return_tensors", "disable_grouping", "device", "auto_map",
                          "image_seq_length", "size_divisor", "_processor_class", "feature_extractor_type"}) {
    (void)file.has(key);
  }
  file.refuse_unknown_keys();
}

PreprocessOptions parse_section(const JsonSection& file) {
  PreprocessOptions options;
  options.image_size = read_image_size(file, options.image_size);
  options.min_size = read_side(file, "min_size", std::min(options.min_size, options.image_size), options.image_size);
  options.mean = read_channels(file, "image_mean", options.mean);
  options.std = read_channels(file, "image_std", options.std);
  options.rescale_factor = file.real("rescale_factor", options.rescale_factor, 0.0, 1e6);
  options.do_normalize = file.boolean("do_normalize", options.do_normalize);
  options.rounding = read_rounding(file);
  check_steps(file);
  for (const double deviation : options.std) {
    if (deviation <= 0.0) file.fail(file.name("image_std"), "must be three numbers above 0");
  }
  return options;
}

}  // namespace

PreprocessOptions read_preprocess_options(const std::filesystem::path& folder) {
  const std::string processor_file = "processor_config.json", own_file = "preprocessor_config.json";
  if (path_exists(folder / processor_file)) {
    const nlohmann::json content = parse_json(read_file(folder / processor_file), processor_file);
    const JsonSection file(content, processor_file);
    if (file.has("image_processor")) return parse_section(file.section("image_processor"));
  }
  if (!path_exists(folder / own_file)) return {};
  return parse_preprocess_options(read_file(folder / own_file), own_file);
}

PreprocessOptions parse_preprocess_options(const std::string& json, const std::string& file_name) {
  const nlohmann::json content = parse_json(json, file_name);
  return parse_section(JsonSection(content, file_name));
}

std::string preprocessor_config_json(const PreprocessOptions& options) {
  nlohmann::ordered_json content;
  content["image_processor_type"] =
      options.rounding == SideRounding::down ? "VLMImageProcessor" : "JanusImageProcessor";
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
