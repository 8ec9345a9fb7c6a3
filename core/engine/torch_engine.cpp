#include "core/engine/torch_engine.h"

#include <algorithm>
#include <optional>
#include <type_traits>

#include "core/base/clock.h"
#include "core/engine/text_prompt.h"
#include "core/inference/image_generator.h"
#include "core/inference/model_bundle.h"
#include "core/inference/picture_reader.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/prompt_memory.h"
#include "core/inference/text_generator.h"
#include "core/inference/word_chances.h"
#include "core/tensor/device.h"
#include "core/tensor/torch_error.h"
#include "core/text/chat_template.h"
#include "core/text/incremental_decoder.h"
#include "core/text/utf8.h"

namespace core::engine {
namespace {

/// Runs a call into libtorch and says in our words what went wrong in it.
template <typename Call>
auto guarded(std::string_view doing, Call call) {
  try {
    return call();
  } catch (const c10::Error& error) {
    throw tensor::translated(error, doing);
  }
}

void tell(const std::function<void(const Progress&)>& on_progress, Stage stage, std::int64_t done, std::int64_t total) {
  if (on_progress) on_progress({.stage = stage, .done = done, .total = total});
}

Ending ending_of(inference::TextEnd end) {
  switch (end) {
    case inference::TextEnd::end_token: return Ending::finished;
    case inference::TextEnd::length_limit: return Ending::length_limit;
    case inference::TextEnd::stopped: break;
  }
  return Ending::stopped;
}

class TorchEngine final : public Engine {
 public:
  TorchEngine(std::unique_ptr<inference::ModelBundle> bundle, ModelInfo info, FilesInUse files)
      : bundle_(std::move(bundle)), info_(std::move(info)), files_(std::move(files)),
        reader_(*bundle_->model, bundle_->preprocess), memory_(*bundle_->model) {}

  [[nodiscard]] const ModelInfo& info() const override { return info_; }

  [[nodiscard]] std::int64_t memory_in_use() const override {
    return tensor::memory_in_use(bundle_->model->decoder.embed_tokens.weight.device());
  }

  [[nodiscard]] std::int64_t count_prompt_tokens(const TextRequest& request) const override {
    return static_cast<std::int64_t>(encode_conversation(request, rules()).ids.size());
  }

  [[nodiscard]] std::int64_t count_drawing_tokens(const std::string& prompt) const override {
    return static_cast<std::int64_t>(encode_drawing(prompt).size());
  }

  TextResult generate_text(const TextRequest& request, const TextObserver& observer, std::stop_token stop) override {
    return job("writing an answer", [&] { return write(request, observer, stop); });
  }

  ImageResult generate_images(const ImageRequest& request, const ImageObserver& observer, std::stop_token stop) override {
    return job("drawing", [&] { return draw(request, observer, stop); });
  }

  WordChances weigh_words(const WordChanceRequest& request, const TextObserver& observer, std::stop_token stop) override {
    return job("answering", [&] { return weigh(request, observer, stop); });
  }

  [[nodiscard]] image::PixelImage paint_tokens(const std::vector<std::int64_t>& tokens) const override {
    return job("painting", [&] {
      inference::expect_codes(*bundle_->model, tokens, bundle_->model->config.vq.tokens());
      return inference::paint(*bundle_->model, tokens);
    });
  }

  [[nodiscard]] image::PixelImage seen_picture(const image::PixelImage& picture) const override {
    return reader_.square(picture);
  }

 private:
  /// A call whose result counts only where the weights were the same from its beginning to its end.
  template <typename Call>
  std::invoke_result_t<Call> job(std::string_view doing, const Call& call) const {
    files_.require_unchanged(info_.name);
    auto result = guarded(doing, call);
    files_.require_unchanged(info_.name);
    return result;
  }

  [[nodiscard]] ReadingRules rules() const { return {bundle_->format, *bundle_->tokenizer}; }

  [[nodiscard]] text::TokenIds encode_drawing(const std::string& prompt) const {
    const auto parts = text::drawing_prompt(bundle_->format, prompt);
    return text::encode_prompt(parts, bundle_->format, *bundle_->tokenizer).ids;
  }
  [[nodiscard]] inference::DrawingPrompt drawing_prompt(const ImageRequest& request) const {
    inference::DrawingPrompt prompt{.ids = encode_drawing(request.prompt), .pad = bundle_->tokenizer->pad()};
    if (!text::strip(request.options.avoid).empty()) prompt.avoid = encode_drawing(request.options.avoid);
    return prompt;
  }

  TextResult write(const TextRequest& request, const TextObserver& observer, const std::stop_token& stop);
  WordChances weigh(const WordChanceRequest& request, const TextObserver& observer, const std::stop_token& stop);
  ImageResult draw(const ImageRequest& request, const ImageObserver& observer, const std::stop_token& stop);
  [[nodiscard]] std::optional<std::vector<at::Tensor>> look(const std::vector<PicturePtr>& pictures,
                                                            const TextObserver& observer, const std::stop_token& stop);
  [[nodiscard]] const inference::ImageGenerator& generator();

  std::unique_ptr<inference::ModelBundle> bundle_;
  ModelInfo info_;
  FilesInUse files_;
  inference::PictureReader reader_;
  inference::PromptMemory memory_;
  std::optional<inference::ImageGenerator> generator_;  ///< made when the first picture is drawn
};

const inference::ImageGenerator& TorchEngine::generator() {
  if (!generator_) generator_.emplace(*bundle_->model);
  return *generator_;
}

/// What the vision encoder makes of the pictures; nothing when stopped.
std::optional<std::vector<at::Tensor>> TorchEngine::look(const std::vector<PicturePtr>& pictures, const TextObserver& observer,
                                                         const std::stop_token& stop) {
  const auto total = static_cast<std::int64_t>(pictures.size());
  std::vector<at::Tensor> seen;
  for (const PicturePtr& picture : pictures) {
    if (stop.stop_requested()) return std::nullopt;
    tell(observer.on_progress, Stage::looking, static_cast<std::int64_t>(seen.size()), total);
    seen.push_back(reader_.look(picture));
  }
  if (total > 0) tell(observer.on_progress, Stage::looking, total, total);
  return seen;
}

TextResult TorchEngine::write(const TextRequest& request, const TextObserver& observer, const std::stop_token& stop) {
  const auto start = Clock::now();
  const text::EncodedPrompt prompt = encode_to_answer(request, rules());
  validate(request.options);
  TextResult result;
  result.prompt_tokens = static_cast<std::int64_t>(prompt.ids.size());
  if (is_continued(request)) result.continued_tokens = prompt.answers.back().end - prompt.answers.back().begin;
  expect_room_to_answer(request, result.prompt_tokens, info_.context_length);
  const std::vector<PicturePtr> pictures = pictures_of(request);
  const auto seen = look(pictures, observer, stop);
  if (!seen) {
    result.ending = Ending::stopped;
    result.seconds = seconds_since(start);
    return result;
  }

  text::IncrementalDecoder decoder(*bundle_->tokenizer);
  const auto emit = [&](const std::string& made_piece) {
    // The template has a blank before the answer, which the model writes: it is not a part of what it says.
    const bool begins = result.text.empty() && result.continued_tokens == 0;
    const std::string_view piece = begins ? text::strip_left(made_piece) : std::string_view(made_piece);
    if (piece.empty()) return;
    result.text += piece;
    if (observer.on_piece) observer.on_piece(piece);
  };
  std::int64_t written = 0;
  const std::int64_t most = std::min(request.options.max_new_tokens, info_.context_length - result.prompt_tokens);
  const inference::TextWatch watch{
      .on_read = [&](std::int64_t done, std::int64_t total) { tell(observer.on_progress, Stage::reading, done, total); },
      .on_token =
          [&](text::TokenId token) {
            if (written++ == 0) result.seconds_to_first_token = seconds_since(start);
            emit(decoder.push(token));
            tell(observer.on_progress, Stage::writing, written, most);
          }};
  inference::GeneratedText made = inference::generate_text(
      *bundle_->model, inference::build_prompt(*bundle_->model, prompt, *seen), memory_.recall({prompt, pictures}),
      request.options, bundle_->tokenizer->eos(), watch, stop, result.continued_tokens);
  emit(decoder.finish());
  result.tokens = std::move(made.tokens);
  result.ending = ending_of(made.end);
  result.seconds = seconds_since(start);
  return result;
}

WordChances TorchEngine::weigh(const WordChanceRequest& request, const TextObserver& observer, const std::stop_token& stop) {
  const text::EncodedPrompt prompt = encode_question(request.question, rules());
  const auto words = inference::word_spellings(*bundle_->tokenizer, request.words);
  const auto seen = look(pictures_of(request.question), observer, stop);
  WordChances result{.chances = {}, .ending = Ending::stopped};
  if (!seen) return result;
  const auto tell_read = [&](std::int64_t done, std::int64_t total) { tell(observer.on_progress, Stage::reading, done, total); };
  result.chances = inference::word_chances(*bundle_->model, inference::build_prompt(*bundle_->model, prompt, *seen), words,
                                           tell_read, stop);
  if (!result.chances.empty()) result.ending = Ending::finished;
  return result;
}

DrawnPicture drawn(inference::GeneratedPicture picture) {
  return {.picture = std::move(picture.picture),
          .tokens = std::move(picture.tokens),
          .index = picture.index,
          .seconds = picture.seconds,
          .kept = picture.kept};
}

ImageResult TorchEngine::draw(const ImageRequest& request, const ImageObserver& observer, const std::stop_token& stop) {
  const auto start = Clock::now();
  validate(request.options);
  if (text::strip(request.prompt).empty()) {
    throw Error(ErrorKind::invalid_request, "The prompt is empty. Write what the picture is to show.");
  }
  const inference::DrawingPrompt prompt = drawing_prompt(request);
  const std::int64_t grid = info_.image_grid, cells = grid * grid;
  inference::ImageWatch watch{
      .on_read = [&](std::int64_t done, std::int64_t total) { tell(observer.on_progress, Stage::reading, done, total); },
      .on_token =
          [&](std::int64_t index, std::int64_t tokens) {
            if (observer.on_token) observer.on_token(index, tokens);
            tell(observer.on_progress, Stage::drawing, tokens, cells);
          },
      .on_report =
          [&](std::int64_t index, const inference::TokenReport& report) {
            if (observer.on_report) observer.on_report(index, report);
          },
      .on_preview = {},  // see below
      .on_paint = [&](std::int64_t) { tell(observer.on_progress, Stage::painting, 0, 1); },
      .on_picture =
          [&](const inference::GeneratedPicture& picture) {
            if (observer.on_picture) observer.on_picture(drawn(picture));
          }};
  if (observer.on_preview) {
    watch.on_preview = [&](const inference::PartialPicture& part) {
      observer.on_preview({.index = part.index, .tokens = part.tokens, .rows = part.rows, .grid = grid,
                           .picture = part.picture, .codes = part.codes});
    };
  }
  inference::GeneratedPictures made = generator().draw(prompt, request.options, watch, stop, request.variation);
  ImageResult result;
  for (inference::GeneratedPicture& picture : made.pictures) result.pictures.push_back(drawn(std::move(picture)));
  result.ending = made.stopped ? Ending::stopped : Ending::finished;
  result.seconds = seconds_since(start);
  return result;
}

}  // namespace

std::unique_ptr<Engine> make_torch_engine(std::unique_ptr<inference::ModelBundle> bundle, ModelInfo info, FilesInUse files) {
  return std::make_unique<TorchEngine>(std::move(bundle), std::move(info), std::move(files));
}

}  // namespace core::engine
