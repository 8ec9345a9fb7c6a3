#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/file_io.h"
#include "core/inference/image_generator.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/text_generator.h"
#include "core/text/control_tokens.h"
#include "tests/core/inference/janus_case.h"
#include "tests/core/model/golden_model.h"
#include "tests/support/janus_folder.h"
#include "tests/support/test_device.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::inference;

namespace {

constexpr text::TokenId golden_bos = 0, golden_pad = 2, golden_boi = 3, no_end = -1;
constexpr double same = 1e-4, clearly_other = 1e-2;  // relative to the largest number, float32

double error(const at::Tensor& ours, const at::Tensor& reference) {
  return ((ours - reference).abs().max() / reference.abs().max()).item<double>();
}

text::TokenIds numbers(const at::Tensor& row) {
  const at::Tensor whole = row.to(at::kCPU).contiguous();
  return {whole.const_data_ptr<std::int64_t>(), whole.const_data_ptr<std::int64_t>() + whole.numel()};
}

/// Logits [N] of the first code behind a row of tokens at given positions.
at::Tensor code_logits(const model::MultimodalModel& model, const text::TokenIds& row, const at::Tensor& positions) {
  const at::Tensor input = model.decoder.embed(at::tensor(row, at::kLong).to(tests::test_device())).unsqueeze(0);
  return model.image_logits(model.decoder.hidden(input, positions, {}, nullptr)[0][std::ssize(row) - 1]);
}

at::Tensor code_logits(const model::MultimodalModel& model, const text::TokenIds& row) {
  return code_logits(model, row, at::arange(std::ssize(row), at::kLong).to(tests::test_device()));
}

/// What a row of a left-padded batch may see: float32 [B, 1, T, T]. Padding sees itself, so that it stays a number.
at::Tensor padded_mask(const at::Tensor& mask) {
  const std::int64_t T = mask.size(1);
  const at::Tensor place = at::arange(T, mask.options());
  const at::Tensor causal = place.unsqueeze(0) <= place.unsqueeze(1), self = place.unsqueeze(0) == place.unsqueeze(1);
  const at::Tensor seen = (mask.to(at::kBool).unsqueeze(1) & causal) | self;  // [B, T, T]
  const at::Tensor hidden = at::full(seen.sizes(), -std::numeric_limits<float>::infinity(), mask.options().dtype(at::kFloat));
  return hidden.masked_fill(seen, 0).unsqueeze(1);
}

}  // namespace

/// What programs that run Janus models get wrong without anybody seeing it, one test for each.
/// Source: the reference's own results (tests/golden/make_folder_goldens.py, make_janus_goldens.py).
class TestJanusTraps : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }  // tiny products: threads would wait more than they help
  void theLongSideIsNever383Pixels();
  void idsThatLie13LowerAreFound();
  void aTokenizerWithoutPlaceholderGetsOne();
  void rolesAreWrittenAsTheModelLearntThem();
  void unconditionalRowsKeepTheirEndsAndSeeTheirPadding();
  void unequalPromptsGiveWhatTheLeftPaddedBatchGives();

 private:
  /// A folder of the golden Janus, written by `write`.
  template <typename Write>
  [[nodiscard]] std::unique_ptr<ModelBundle> bundle(const char* name, Write write) const {
    const std::filesystem::path folder = std::filesystem::path(folder_.path().toStdString()) / name;
    write(folder);
    return load_bundle(model::read_model_config(folder), folder, {.device = tests::test_device()});
  }

  QTemporaryDir folder_;
};

/// int(side · (384 / side)) is 383 for 212 sides up to 5000: a picture that would not fill its 576 places.
void TestJanusTraps::theLongSideIsNever383Pixels() {
  int trapped = 0;
  for (int side = 1; side <= 5000; ++side) {
    if (static_cast<int>(side * (384.0 / side)) == 384) continue;
    ++trapped;
    for (const auto rounding : {image::SideRounding::down, image::SideRounding::nearest}) {
      const image::PreprocessOptions options{.image_size = 384, .rounding = rounding};
      const image::PixelImage square = image::pad_to_square(image::PixelImage(side, 1), options);
      QCOMPARE(square.width, 384);
      QCOMPARE(square.height, 384);
      QVERIFY2(std::all_of(square.at(0, 190), square.at(0, 191), [](int level) { return level == 0; }), "the row is filled");
    }
  }
  QCOMPARE(trapped, 212);
}

/// Janus-Pro-1B has no 13 letters among its added tokens: every id behind them is 13 less than in the other two.
void TestJanusTraps::idsThatLie13LowerAreFound() {
  const auto usual = bundle("usual", tests::write_official_folder);
  const auto shifted = bundle("shifted", tests::write_shifted_official_folder);
  for (const std::string_view token : {text::pad_token, text::begin_of_image_token, text::end_of_image_token,
                                       text::image_placeholder_token, text::user_token, text::assistant_token}) {
    QCOMPARE(shifted->tokenizer->token_id(token).value(), usual->tokenizer->token_id(token).value() - 13);
  }
  QCOMPARE(shifted->tokenizer->eos(), usual->tokenizer->eos());
  QVERIFY2(disagreements(*usual, "official").empty(), disagreements(*usual, "official").c_str());
  QVERIFY2(disagreements(*shifted, "official_shifted").empty(), disagreements(*shifted, "official_shifted").c_str());
}

/// The file of Janus-1.3B has no <image_placeholder>: it is added with the next free id.
void TestJanusTraps::aTokenizerWithoutPlaceholderGetsOne() {
  const auto old = bundle("old", tests::write_old_official_folder);
  const std::string file = read_file(std::filesystem::path(folder_.path().toStdString()) / "old/tokenizer.json");
  QVERIFY(file.find(text::image_placeholder_token) == std::string::npos);
  const auto last = nlohmann::json::parse(file)["added_tokens"].back()["id"].get<text::TokenId>();
  QCOMPARE(old->tokenizer->token_id(text::image_placeholder_token).value(), last + 1);
  QVERIFY2(disagreements(*old, "official_old").empty(), disagreements(*old, "official_old").c_str());
}

/// Janus-Pro has a token for each role; to Janus-1.3B they are ordinary words.
void TestJanusTraps::rolesAreWrittenAsTheModelLearntThem() {
  const auto pro = bundle("pro", tests::write_official_folder), old = bundle("older", tests::write_old_official_folder);
  const auto tags = [](const ModelBundle& bundle) {
    const auto parts = text::drawing_prompt(bundle.format, "x");
    return std::ranges::count_if(text::encode_prompt(parts, bundle.format, *bundle.tokenizer).ids, [&](text::TokenId id) {
      return id == bundle.tokenizer->token_id(text::user_token) || id == bundle.tokenizer->token_id(text::assistant_token);
    });
  };
  QCOMPARE(tags(*pro), 2);
  QVERIFY(!old->tokenizer->token_id(text::user_token).has_value());
  const std::string written = text::prompt_text(text::drawing_prompt(old->format, "x"));
  QCOMPARE(written, std::string("User: x\n\nAssistant:<begin_of_image>"));
  QVERIFY2(wrong_prompts(*pro, "official").empty(), wrong_prompts(*pro, "official").c_str());
  QVERIFY2(wrong_prompts(*old, "official_old").empty(), wrong_prompts(*old, "official_old").c_str());
}

void TestJanusTraps::unconditionalRowsKeepTheirEndsAndSeeTheirPadding() {
  for (const char* name : {"tiny", "odd", "shallow"}) {
    const GoldenModel golden(name);
    const model::MultimodalModel& model = *golden.model;
    const text::TokenIds ids = numbers(golden.output("draw.ids"));
    const auto rows = drawing_rows({ids, golden_pad}, /*guided=*/true);
    QCOMPARE(rows, (std::vector<text::TokenIds>{ids, {golden_bos, golden_pad, golden_pad, golden_pad, golden_pad, golden_boi}}));
    const at::Tensor reference = golden.output("draw.guided")[0][0], with_prompt = code_logits(model, ids);
    const auto off = [&](const at::Tensor& without) { return error(without + 5.0 * (with_prompt - without), reference); };
    QVERIFY(off(code_logits(model, rows[1])) < same);
    const text::TokenId pad = golden_pad, bos = golden_bos, boi = golden_boi;
    QVERIFY2(off(code_logits(model, {bos, 7, 7, 7, 7, boi})) > clearly_other, "another token for padding");
    QVERIFY2(off(code_logits(model, {bos, boi})) > clearly_other, "a shorter row");
    QVERIFY2(off(code_logits(model, {pad, pad, pad, pad, pad, boi})) > clearly_other, "no begin of text");
    QVERIFY2(off(code_logits(model, {bos, pad, pad, pad, pad, pad})) > clearly_other, "no begin of image");
    const at::Tensor ends = at::tensor({0, 5}, at::kLong).to(tests::test_device());
    QVERIFY2(off(code_logits(model, {bos, boi}, ends)) > clearly_other, "padding that is not seen");
    const GeneratedPictures drawn = ImageGenerator(model).draw({ids, golden_pad}, {.sampling = {.temperature = 0}});
    QCOMPARE(drawn.pictures.at(0).tokens, numbers(golden.output("draw.greedy")));
  }
}

/// The reference pads the shorter prompt on the left, does not let it see that, and counts positions from its first token.
void TestJanusTraps::unequalPromptsGiveWhatTheLeftPaddedBatchGives() {
  for (const char* name : {"tiny", "odd", "shallow"}) {
    const GoldenModel golden(name);
    const model::MultimodalModel& model = *golden.model;
    const auto row = [&](const char* ids, const char* mask, std::int64_t index) {
      return numbers(golden.output(ids)[index].masked_select(golden.output(mask)[index].to(at::kBool)));
    };
    for (std::int64_t i = 0; i < 2; ++i) {
      const GeneratedPictures drawn =
          ImageGenerator(model).draw({row("batch.ids", "batch.mask", i), golden_pad}, {.sampling = {.temperature = 0}});
      QCOMPARE(drawn.pictures.at(0).tokens, numbers(golden.output("batch.greedy")[i]));
      const at::Tensor ids = at::tensor(row("ask.ids", "ask.mask", i), at::kLong).to(tests::test_device());
      const at::Tensor prompt = model.decoder.embed(ids).unsqueeze(0);
      model::KvCache cache = make_cache(model, 1, prompt.size(1) + 12);
      const GeneratedText answer = generate_text(model, prompt, cache, {.max_new_tokens = 12}, no_end);
      QCOMPARE(answer.tokens, numbers(golden.output("ask.greedy")[i]));
    }
    // The decoder on the padded batch itself.
    const at::Tensor mask = golden.output("ask.mask"), batch = model.decoder.embed(golden.output("ask.ids"));
    const at::Tensor positions = (mask.cumsum(1) - 1).clamp_min(0), reference = golden.output("ask.logits").select(1, 0);
    const auto off = [&](const at::Tensor& seen) {
      const at::Tensor hidden = model.decoder.hidden(batch, positions, seen, nullptr);
      return error(model.decoder.text_logits(hidden.select(1, mask.size(1) - 1)), reference);
    };
    QVERIFY(off(padded_mask(mask)) < same);
    QVERIFY2(off({}) > clearly_other, "padding that is seen");
  }
}

BIFRONS_TEST(TestJanusTraps)
#include "tst_janus_traps.moc"
