#include "core/blocks/prompt_line.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/error.h"

namespace core::blocks {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<Relation, std::string_view>, 4> positions{{{Relation::left_of, "left of"},
                                                                          {Relation::right_of, "right of"},
                                                                          {Relation::above, "above"},
                                                                          {Relation::below, "below"}}};

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorKind::invalid_request, join("This line is no prompt of coloured shapes: ", what, "."));
}

template <typename Enum>
int index_by_name(const std::string& word, int count, std::string_view what) {
  for (int i = 0; i < count; ++i) {
    if (name(static_cast<Enum>(i)) == word) return i;
  }
  refuse(join("“", word, "” is no ", what, " of its world"));
}

Json entry(const ObjectWish& wish, std::size_t count) {
  Json json;
  json["class"] = std::string(name(static_cast<Shape>(wish.shape)));
  json["count"] = count;
  if (wish.color >= 0) json["color"] = std::string(name(static_cast<Color>(wish.color)));
  if (wish.size >= 0) json["size"] = std::string(name(static_cast<Size>(wish.size)));
  return json;
}

ObjectWish wish_of(const Json& json) {
  ObjectWish wish;
  wish.shape = index_by_name<Shape>(json.at("class").get<std::string>(), shape_count, "shape");
  if (json.contains("color"))
    wish.color = index_by_name<Color>(json["color"].get<std::string>(), color_count, "colour");
  if (json.contains("size")) wish.size = index_by_name<Size>(json["size"].get<std::string>(), 2, "size");
  return wish;
}

Relation relation_of(const Json& position) {
  const auto word = position.at(0).get<std::string>();
  if (position.at(1).get<int>() != 0) refuse("a position must refer to entry 0");
  const auto* found =
      std::find_if(positions.begin(), positions.end(), [&](const auto& each) { return each.second == word; });
  if (found == positions.end()) refuse(join("“", word, "” is no position"));
  return found->first;
}

SceneWish scene_wish_of(const Json& json) {
  const Json& include = json.at("include");
  SceneWish wish;
  for (const Json& each : include) {
    const int count = each.value("count", 1);
    if (count < 1 || count > 4 || (count > 1 && include.size() > 1)) refuse("its counts do not fit together");
    wish.objects.insert(wish.objects.end(), static_cast<std::size_t>(count), wish_of(each));
    wish.alike = count > 1;
  }
  if (wish.objects.empty() || wish.objects.size() > 4) refuse("it must name one to four objects");
  if (include.size() == 2 && include[1].contains("position")) {
    wish.relation = relation_of(include[1]["position"]);
    std::swap(wish.objects[0], wish.objects[1]);
  }
  if (json.contains("background")) {
    wish.ground = index_by_name<Ground>(json["background"].get<std::string>(), ground_count, "background");
  }
  return wish;
}

}  // namespace

std::string prompt_line(const Prompt& prompt) {
  const SceneWish& wish = prompt.wish;
  Json json;
  json["tag"] = std::string(name(prompt.category));
  json["include"] = Json::array();
  if (wish.alike) {
    json["include"].push_back(entry(wish.objects.front(), wish.objects.size()));
  } else if (wish.relation != Relation::none) {
    const auto* position =
        std::find_if(positions.begin(), positions.end(), [&](const auto& each) { return each.first == wish.relation; });
    Json subject = entry(wish.objects[0], 1);
    subject["position"] = Json::array({std::string(position->second), 0});
    json["include"] = Json::array({entry(wish.objects[1], 1), subject});
  } else {
    for (const ObjectWish& object : wish.objects) json["include"].push_back(entry(object, 1));
  }
  if (wish.ground >= 0) json["background"] = std::string(name(static_cast<Ground>(wish.ground)));
  json["prompt"] = prompt.text;
  json["kept_out"] = prompt.has_kept_out;
  return json.dump();
}

Prompt read_prompt_line(std::string_view line) {
  try {
    const Json json = Json::parse(line);
    Prompt prompt;
    prompt.category =
        static_cast<Category>(index_by_name<Category>(json.at("tag").get<std::string>(), category_count, "category"));
    prompt.text = json.at("prompt").get<std::string>();
    prompt.wish = scene_wish_of(json);
    prompt.has_kept_out =
        std::any_of(prompt.wish.objects.begin(), prompt.wish.objects.end(), [](const ObjectWish& wish) {
          return wish.color >= 0 && kept_out(static_cast<Color>(wish.color), static_cast<Shape>(wish.shape));
        });
    return prompt;
  } catch (const Json::exception& error) {
    throw Error(ErrorKind::invalid_request,
                "This line is no prompt of coloured shapes: it must be a JSON object with tag, include and prompt.",
                error.what());
  }
}

}  // namespace core::blocks
