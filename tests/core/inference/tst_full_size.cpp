#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>
#include <c10/core/InferenceMode.h>

#include <QTest>
#include <algorithm>
#include <cstring>
#include <set>

#include "core/base/system_memory.h"
#include "core/inference/image_generator.h"
#include "core/inference/host_logits.h"
#include "core/inference/logits_rules.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/inference/sampler.h"
#include "core/model/row_decoder.h"
#include "tests/support/hollow_folder.h"
#include "tests/support/test_device.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::inference;

namespace {

using Tokens = std::vector<std::int64_t>;

constexpr std::int64_t needed_bytes = std::int64_t{8} << 30;
constexpr text::TokenId pad = 100002;
const text::TokenIds prompt{100000, 100588, 25, 245, 3026, 9768, 185, 185, 100589, 25, 100003};

/// Janus-Pro-1B's decoder and heads; pictures of 4 × 4 codes, and hardly a vision encoder.
model::ModelConfig full_size_decoder() {
  model::ModelConfig config = tests::janus_pro_1b();
  config.vision.layers = 1;
  config.vq.image_size = 64;
  config.vq.base_channels = 32;
  return config;
}

/// Fills bfloat16 tensors with numbers of random sign between 1/64 and 1/32, about as large as weights are, four at a time:
/// 1.7 billion take a second.
class QuickFill final : public model::ParameterVisitor {
 public:
  void parameter(const std::string&, at::Tensor& tensor, const model::ParameterSpec& spec) override {
    tensor = at::empty(spec.shape, at::kBFloat16);
    if (spec.init == model::Init::ones || spec.init == model::Init::zeros) {
      tensor.fill_(spec.init == model::Init::ones ? 1 : 0);
      return;
    }
    auto* const bytes = static_cast<unsigned char*>(tensor.mutable_data_ptr());
    for (std::size_t at = 0; at < tensor.nbytes(); at += sizeof(std::uint64_t)) {
      constexpr std::uint64_t free_bits = 0x807f'807f'807f'807f, exponents = 0x3c80'3c80'3c80'3c80;
      const std::uint64_t four = (next() & free_bits) | exponents;
      std::memcpy(bytes + at, &four, std::min(sizeof(four), tensor.nbytes() - at));
    }
  }

 private:
  /// SplitMix64.
  std::uint64_t next() {
    std::uint64_t bits = state_ += 0x9e37'79b9'7f4a'7c15;
    bits = (bits ^ (bits >> 30U)) * 0xbf58'476d'1ce4'e5b9;
    bits = (bits ^ (bits >> 27U)) * 0x94d0'49bb'1331'11eb;
    return bits ^ (bits >> 31U);
  }

  std::uint64_t state_ = 1;
};

/// Brings a model to a device, one tensor after the other.
class ToDevice final : public model::ParameterVisitor {
 public:
  explicit ToDevice(c10::Device device) : device_(device) {}
  void parameter(const std::string&, at::Tensor& tensor, const model::ParameterSpec&) override { tensor = tensor.to(device_); }

 private:
  c10::Device device_;
};

}  // namespace

/// What is drawn in company is what is drawn alone, at the size of Janus-Pro-1B and in bfloat16.
class TestFullSize : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (system_memory().available < needed_bytes) QSKIP("Less than 8 GB of memory are free: the model alone takes 3.5 GB.");
    model_ = std::make_unique<model::MultimodalModel>(full_size_decoder());
    QuickFill fill;
    model_->visit(fill);
    device_ = tests::test_device();
    ToDevice to_device(device_);
    model_->visit(to_device);
  }

  void fourPicturesAreThoseDrawnAlone() {
    const ImageGenerator generator(*model_);
    const ImageOptions options{.sampling = {.temperature = 1, .seed = 7}, .count = 4, .preview_rows = 0};
    const auto together = generator.draw({prompt, pad}, options).pictures;
    QCOMPARE(together.size(), std::size_t{4});
    const ImageOptions one{.sampling = options.sampling, .preview_rows = 0};
    QCOMPARE(generator.draw({prompt, pad}, one).pictures.at(0).tokens, together[0].tokens);
    const c10::InferenceMode inference_mode;
    model::KvCache read = make_cache(*model_, 2, std::ssize(prompt));
    const at::Tensor hidden = prefill(*model_, embedded_rows(), read, {}, {});  // [2, C]
    const at::Tensor codes = model_->embed_codes(at::arange(model_->config.vq.codes, at::kLong).to(device_)).to(at::kBFloat16);
    std::set<Tokens> pictures;
    for (const GeneratedPicture& picture : together) {
      QCOMPARE(picture.tokens, drawn_alone(picture.index, options, read, hidden, codes));
      QVERIFY2(std::set(picture.tokens.begin(), picture.tokens.end()).size() > 8, "a picture of few codes would prove little");
      pictures.insert(picture.tokens);
    }
    QCOMPARE(pictures.size(), std::size_t{4});
  }

  void logitsOfTwoRowsAreThoseOfEight() {
    const c10::InferenceMode inference_mode;
    constexpr std::int64_t begun = 12, steps = 3;
    model::KvCache start = make_cache(*model_, 1, begun), eight = make_cache(*model_, 8, begun + steps);
    const std::int64_t width = model_->config.decoder.width;
    (void)prefill(*model_, at::rand({1, begun, width}).to(device_) - 0.5, start, {}, {});
    eight.copy_from(start);
    const at::Tensor inputs = at::rand({8, steps, width}).to(device_) - 0.5;
    const at::Tensor logits = logits_behind(inputs, eight);  // [8, steps, N]
    QVERIFY(!at::equal(logits[0], logits[2]));
    for (std::int64_t row = 0; row < 8; row += 2) {
      model::KvCache two = make_cache(*model_, 2, begun + steps);
      two.copy_from(start);
      QVERIFY(at::equal(logits_behind(inputs.narrow(0, row, 2), two), logits.narrow(0, row, 2)));
    }
  }

 private:
  /// The prompt with and without its words, [2, T, C].
  [[nodiscard]] at::Tensor embedded_rows() const {
    std::vector<at::Tensor> rows;
    for (const text::TokenIds& row : drawing_rows({prompt, pad}, /*guided=*/true)) rows.push_back(at::tensor(row, at::kLong));
    return model_->decoder.embed(at::stack(rows).to(device_));
  }

  /// Picture `index` of a request, drawn with no other beside it. read: both rows of the prompt. hidden: what is behind them,
  /// [2, C]. codes: embeddings of all codes, [N, C].
  [[nodiscard]] Tokens drawn_alone(std::int64_t index, const ImageOptions& options, const model::KvCache& read,
                                   at::Tensor hidden, const at::Tensor& codes) const {
    const std::int64_t cells = model_->config.vq.tokens();
    model::KvCache cache = make_cache(*model_, 2, read.length() + cells);
    cache.copy_from(read);
    const Sampler sampler(options.sampling, static_cast<std::uint64_t>(index));
    model::RowDecoder decoder(model_->decoder, model_->config.decoder);
    Tokens tokens;
    for (std::int64_t position = 0; position < cells; ++position) {
      HostLogits logits;
      logits.read(model_->image_logits(hidden));
      apply_guidance(logits.row(0), logits.row(1), options.guidance);
      tokens.push_back(sampler.draw(logits.row(0), position));
      hidden = decoder.step(codes[tokens.back()].expand({2, 1, -1}), cache);
    }
    return tokens;
  }

  /// inputs: [rows, steps, C]. Returns the logits of the next code behind each, [rows, steps, N].
  [[nodiscard]] at::Tensor logits_behind(const at::Tensor& inputs, model::KvCache& cache) const {
    model::RowDecoder decoder(model_->decoder, model_->config.decoder);
    std::vector<at::Tensor> logits;
    for (const at::Tensor& input : inputs.split(1, 1)) logits.push_back(model_->image_logits(decoder.step(input, cache)));
    return at::stack(logits, 1);
  }

  c10::Device device_ = c10::kCPU;
  std::unique_ptr<model::MultimodalModel> model_;
};

BIFRONS_TEST(TestFullSize)
#include "tst_full_size.moc"
