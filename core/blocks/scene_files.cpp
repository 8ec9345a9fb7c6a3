#include "core/blocks/scene_files.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/blocks/prompt_line.h"
#include "core/blocks/renderer.h"
#include "core/blocks/wording.h"
#include "core/image/image_file.h"

namespace core::blocks {
namespace {

using Json = nlohmann::ordered_json;

double in_hundredths(double value) { return std::round(value * 100) / 100; }

Json scene_json(const Scene& scene, int index) {
  Json json;
  json["image"] = scene_file_name(index);
  json["caption"] = scene_phrase(scene);
  json["background"] = std::string(name(scene.ground));
  json["objects"] = Json::array();
  for (const Object& object : scene.objects) {
    Json each;
    each["shape"] = std::string(name(object.shape));
    each["color"] = std::string(name(object.color));
    each["size"] = std::string(name(object.size));
    each["x"] = in_hundredths(object.x);
    each["y"] = in_hundredths(object.y);
    each["radius"] = in_hundredths(object.radius);
    json["objects"].push_back(std::move(each));
  }
  json["kept_out"] = holds_kept_out(scene);
  return json;
}

Json question_json(const HeldOutQuestion& held_out) {
  Json json;
  json["image"] = scene_file_name(held_out.scene);
  json["question"] = held_out.question.text;
  json["answer"] = held_out.question.answer;
  json["type"] = std::string(name(held_out.question.type));
  json["kept_out"] = held_out.question.about_kept_out;
  return json;
}

void check(const SceneFileOptions& options) {
  if (options.count < 1 || options.count > 1'000'000) {
    throw Error(ErrorKind::invalid_request,
                join("The number of scenes must be from 1 to 1,000,000, not ", options.count, "."));
  }
  if (options.pixels < 16 || options.pixels > 2048) {
    throw Error(ErrorKind::invalid_request,
                join("A scene must have 16 to 2,048 pixels on a side, not ", options.pixels, "."));
  }
}

}  // namespace

std::string scene_file_name(int index) {
  const std::string digits = std::to_string(index);
  return std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits + ".png";
}

bool write_scene_files(const SceneFileOptions& options, const std::function<void(int)>& progress,
                       const std::stop_token& stop) {
  check(options);
  std::string scenes;
  for (int index = 0; index < options.count; ++index) {
    if (stop.stop_requested()) return false;
    const Scene scene = held_out_scene(options.seed, index);
    image::write_png(options.folder / scene_file_name(index), render(scene, options.pixels));
    scenes += scene_json(scene, index).dump() + "\n";
    if (progress) progress(index + 1);
  }
  const auto questions = held_out_questions(options.seed, options.count, stop);
  const auto prompts = held_out_prompts(options.seed, options.count, stop);
  if (stop.stop_requested()) return false;
  write_file(options.folder / "scenes.jsonl", scenes);
  write_file(options.folder / "questions.jsonl", [&](std::ostream& out) {
    for (const HeldOutQuestion& each : questions) out << question_json(each).dump() << '\n';
  });
  write_file(options.folder / "prompts.jsonl", [&](std::ostream& out) {
    for (const Prompt& prompt : prompts) out << prompt_line(prompt) << '\n';
  });
  return true;
}

}  // namespace core::blocks
