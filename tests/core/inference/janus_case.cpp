#include "tests/core/inference/janus_case.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/image/image_file.h"
#include "core/inference/image_generator.h"
#include "core/inference/picture_reader.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/text_generator.h"
#include "tests/support/janus_folder.h"

using namespace core;
using namespace core::inference;
using nlohmann::json;

namespace {

text::EncodedPrompt prompt_of(const ModelBundle& bundle, const json& entry) {
  const auto parts = [&] {
    if (entry.contains("prompt")) return text::drawing_prompt(bundle.format, entry["prompt"]);
    const text::ChatTurn turn{.text = entry["question"], .pictures = std::ssize(entry["images"])};
    return text::chat_prompt(bundle.format, {&turn, 1});
  }();
  return text::encode_prompt(parts, bundle.format, *bundle.tokenizer);
}

text::TokenIds answer(const ModelBundle& bundle, const text::EncodedPrompt& prompt, const json& images) {
  PictureReader reader(*bundle.model, bundle.preprocess);
  std::vector<at::Tensor> seen;
  for (const std::string image : images) {
    const image::PixelImage picture = image::read_image(BIFRONS_SOURCE_DIR "/tests/golden/image/" + image);
    seen.push_back(reader.look(std::make_shared<const image::PixelImage>(picture)));
  }
  constexpr std::int64_t most = 24;
  model::KvCache cache = make_cache(*bundle.model, 1, std::ssize(prompt.ids) + most);
  return generate_text(*bundle.model, build_prompt(*bundle.model, prompt, seen), cache, {.max_new_tokens = most},
                       bundle.tokenizer->eos())
      .tokens;
}

text::TokenIds drawing(const ModelBundle& bundle, const text::EncodedPrompt& prompt) {
  const ImageOptions greedy{.sampling = {.temperature = 0}, .preview_rows = 0};
  return ImageGenerator(*bundle.model).draw({prompt.ids, bundle.tokenizer->pad()}, greedy).pictures.at(0).tokens;
}

/// The cases of a folder for which `compare` returns something, each with that.
template <typename Compare>
std::string all_that_differ(const std::string& folder, Compare compare) {
  const json expected = json::parse(read_file(tests::janus_golden("expected.json")));
  std::string text;
  int cases = 0;
  for (const char* part : {"describe", "draw"}) {
    for (const json& entry : expected[part]) {
      if (entry["folder"] != folder) continue;
      ++cases;
      if (const std::string what = compare(entry); !what.empty()) text += join(part, " ", entry.dump(), ": ", what, "\n");
    }
  }
  return cases > 0 ? text : join("there are no cases for ", folder);
}

}  // namespace

std::string wrong_prompts(const ModelBundle& bundle, const std::string& folder) {
  return all_that_differ(folder, [&](const json& entry) -> std::string {
    return prompt_of(bundle, entry).ids == entry["ids"].get<text::TokenIds>() ? "" : "another prompt";
  });
}

std::string disagreements(const ModelBundle& bundle, const std::string& folder) {
  const std::string tokens = all_that_differ(folder, [&](const json& entry) -> std::string {
    const text::EncodedPrompt prompt = prompt_of(bundle, entry);
    const text::TokenIds made = entry.contains("prompt") ? drawing(bundle, prompt) : answer(bundle, prompt, entry["images"]);
    return made == entry["tokens"].get<text::TokenIds>() ? "" : "other tokens";
  });
  return wrong_prompts(bundle, folder) + tokens;
}
