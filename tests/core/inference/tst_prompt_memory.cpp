#include <ATen/ops/tensor.h>

#include <QTest>

#include "core/inference/prefill.h"
#include "core/inference/prompt_memory.h"
#include "core/inference/text_generator.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

constexpr text::TokenId no_end = -1;

std::shared_ptr<const image::PixelImage> plain_picture(std::uint8_t value) {
  auto picture = std::make_shared<image::PixelImage>(2, 2);
  picture->pixels.assign(picture->pixels.size(), value);
  return picture;
}

/// `length` tokens that depend on `seed`, the same up to `common` for all seeds.
PromptContent content(std::size_t length, std::size_t common, std::int64_t seed) {
  PromptContent made;
  for (std::size_t i = 0; i < length; ++i) {
    made.prompt.ids.push_back(3 + static_cast<std::int64_t>(i * 7) % 300 + (i < common ? 0 : seed));
  }
  return made;
}

PromptContent with_picture(PromptContent made, std::uint8_t value) {
  made.prompt.pictures = {{.begin = 4, .end = 20}};
  made.pictures = {plain_picture(value)};
  return made;
}

}  // namespace

class TestPromptMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void commonPositionsEndAtTheFirstDifference() {
    QCOMPARE(common_positions(content(50, 30, 1), content(40, 30, 2)), 30);
    QCOMPARE(common_positions(content(50, 30, 1), content(40, 30, 1)), 40);
    QCOMPARE(common_positions({}, content(40, 30, 1)), 0);
    const PromptContent red = with_picture(content(50, 50, 1), 10);
    QCOMPARE(common_positions(red, with_picture(content(50, 50, 1), 10)), 50);  // another object, the same pixels
    QCOMPARE(common_positions(red, with_picture(content(50, 50, 1), 11)), 4);
    QCOMPARE(common_positions(red, with_picture(content(50, 2, 2), 11)), 2);
  }

  void onlyWholeChunksAreUsedAgain() {
    PromptMemory memory(*model_);
    const auto chunk = static_cast<std::size_t>(prefill_chunk(c10::kCPU));
    answer(memory, content(2 * chunk + 40, 2 * chunk + 30, 1));
    QCOMPARE(memory.recall(content(2 * chunk + 90, 2 * chunk + 30, 2)).length(), 2 * prefill_chunk(c10::kCPU));
    answer(memory, content(2 * chunk + 40, 2 * chunk + 30, 1));
    QCOMPARE(memory.recall(content(2 * chunk + 90, chunk + 30, 2)).length(), prefill_chunk(c10::kCPU));
    answer(memory, content(2 * chunk, 2 * chunk, 1));
    QCOMPARE(memory.recall(content(2 * chunk, 2 * chunk, 1)).length(), prefill_chunk(c10::kCPU));  // the end is always read
    QCOMPARE(memory.recall(content(20, 20, 1)).length(), 0);
  }

  void theSecondQuestionIsReadOnlyFromWhereItBegins() {
    PromptMemory memory(*model_);
    const auto chunk = static_cast<std::size_t>(prefill_chunk(c10::kCPU));
    answer(memory, content(chunk + 20, chunk + 20, 1));
    std::vector<std::int64_t> read;
    answer(memory, content(chunk + 60, chunk + 20, 1), &read);
    QCOMPARE(read, (std::vector<std::int64_t>{prefill_chunk(c10::kCPU) + 60}));
  }

  void answersAreThoseOfAFreshReading() {
    PromptMemory kept(*model_);
    const auto chunk = static_cast<std::size_t>(prefill_chunk(c10::kCPU));
    for (const std::size_t length : {chunk + 10, chunk + 90, 2 * chunk + 3, chunk + 50}) {
      PromptMemory fresh(*model_);
      QCOMPARE(answer(kept, content(length, length - 5, 2)), answer(fresh, content(length, length - 5, 2)));
    }
  }

  void aStoppedReadingIsGoneOnWith() {
    PromptMemory memory(*model_), fresh(*model_);
    const PromptContent long_one = content(700, 700, 1);
    std::stop_source stop;
    const TextWatch watch{.on_read = [&](std::int64_t done, std::int64_t) {
      if (done == 2 * prefill_chunk(c10::kCPU)) stop.request_stop();
    }};
    (void)generate(memory, long_one, watch, stop.get_token());
    QCOMPARE(answer(memory, long_one), answer(fresh, long_one));
  }

 private:
  GeneratedText generate(PromptMemory& memory, const PromptContent& of, const TextWatch& watch, const std::stop_token& stop = {}) {
    const at::Tensor prompt = model_->decoder.embed(at::tensor(of.prompt.ids, at::kLong).unsqueeze(0));
    return generate_text(*model_, prompt, memory.recall(of), {.max_new_tokens = 12}, no_end, watch, stop);
  }

  text::TokenIds answer(PromptMemory& memory, const PromptContent& of, std::vector<std::int64_t>* read = nullptr) {
    const TextWatch watch{.on_read = [&](std::int64_t done, std::int64_t) {
      if (read != nullptr) read->push_back(done);
    }};
    return generate(memory, of, watch).tokens;
  }

  std::unique_ptr<model::MultimodalModel> model_ = [] {
    model::ModelConfig config = tests::tiny_config();
    config.decoder.max_positions = 1024;
    return tests::random_model(config, 1);
  }();
};

BIFRONS_TEST(TestPromptMemory)
#include "tst_prompt_memory.moc"
