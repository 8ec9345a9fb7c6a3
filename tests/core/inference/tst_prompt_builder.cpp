#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>

#include <QTest>

#include "core/base/error.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

using Chunks = std::vector<std::int64_t>;

double largest_difference(const at::Tensor& a, const at::Tensor& b) { return (a - b).abs().max().item<double>(); }

}  // namespace

class TestPromptBuilder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void putsPicturesWherePlaceholdersAre() {
    const text::EncodedPrompt prompt{.ids = {5, 9, 9, 6, 9, 9, 7}, .pictures = {{1, 3}, {4, 6}}, .answers = {}};
    const std::vector<at::Tensor> pictures{at::full({2, 32}, 1.5), at::full({2, 32}, -2.5)};
    const at::Tensor built = build_prompt(*model_, prompt, pictures);
    QCOMPARE(built.sizes().vec(), (std::vector<std::int64_t>{1, 7, 32}));
    const at::Tensor words = model_->decoder.embed(at::tensor(prompt.ids, at::kLong));
    for (const std::int64_t position : {0, 3, 6}) QVERIFY(at::equal(built[0][position], words[position]));
    QVERIFY(at::equal(built[0].narrow(0, 1, 2), pictures[0]));
    QVERIFY(at::equal(built[0].narrow(0, 4, 2), pictures[1]));
  }

  void refusesAnotherNumberOfPictures() {
    const text::EncodedPrompt prompt{.ids = {5, 9}, .pictures = {{1, 2}}, .answers = {}};
    QVERIFY_EXCEPTION_THROWN((void)build_prompt(*model_, prompt, {}), Error);
    QVERIFY_EXCEPTION_THROWN((void)build_prompt(*model_, prompt, std::vector{at::full({2, 32}, 0.0)}), Error);
  }

  void saysHowLongThePromptIs() {
    expect_room(90, 6, 96);
    try {
      expect_room(91, 6, 96);
      QFAIL("was accepted");
    } catch (const Error& error) {
      const QString sentence = QString::fromUtf8(error.what());
      QVERIFY(error.kind() == ErrorKind::invalid_request);
      QVERIFY2(sentence.contains(QStringLiteral("91")) && sentence.contains(QStringLiteral("96")), error.what());
    }
  }

  void unconditionalRowKeepsItsEnds() {
    QCOMPARE(drawing_rows({{1, 20, 30, 4}, 2}, true), (std::vector<text::TokenIds>{{1, 20, 30, 4}, {1, 2, 2, 4}}));
    QCOMPARE(drawing_rows({{1, 20, 30, 4}, 2}, false), (std::vector<text::TokenIds>{{1, 20, 30, 4}}));
    QCOMPARE(drawing_rows({{1, 4}, 2}, true), (std::vector<text::TokenIds>{{1, 4}, {1, 4}}));
  }

  void whatIsToBeAvoidedTakesTheUnconditionalRow() {
    const DrawingPrompt prompt{.ids = {1, 20, 30, 4}, .pad = 2, .avoid = {1, 50, 4}};
    QCOMPARE(drawing_rows(prompt, true), (std::vector<text::TokenIds>{{1, 20, 30, 4}, {1, 50, 4}}));
    QCOMPARE(drawing_rows(prompt, false), (std::vector<text::TokenIds>{{1, 20, 30, 4}}));
  }

  void allAtOnceEqualsChunksAndSingleTokens() {
    const at::Tensor prompt = model_->decoder.embed(at::arange(10, 22, at::kLong)).unsqueeze(0);  // [1, 12, 32]
    const at::Tensor whole = model_->decoder.hidden(prompt, at::arange(12, at::kLong), {}, nullptr);
    for (const Chunks& chunks : {Chunks{12}, Chunks{3, 1, 2, 6}, Chunks(12, 1)}) {
      model::KvCache cache = make_cache(*model_, 1, 12);
      std::int64_t done = 0;
      for (const std::int64_t length : chunks) {
        const at::Tensor part = model_->decoder.step(prompt.narrow(1, done, length), cache);
        QVERIFY2(largest_difference(part, whole.narrow(1, done, length)) < 1e-5, "float32, twelve tokens, two layers");
        done += length;
      }
      QCOMPARE(cache.length(), 12);
    }
  }

  void prefillTellsProgressAndStops() {
    const at::Tensor prompt = model_->decoder.embed(at::arange(8, at::kLong)).unsqueeze(0);
    model::KvCache cache = make_cache(*model_, 1, 8);
    std::int64_t told = 0;
    const at::Tensor last = prefill(*model_, prompt, cache, [&](std::int64_t done, std::int64_t total) { told = done * 100 + total; }, {});
    QCOMPARE(told, 808);
    const at::Tensor whole = model_->decoder.hidden(prompt, at::arange(8, at::kLong), {}, nullptr);
    QVERIFY(largest_difference(last, whole.select(1, 7)) < 1e-5);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!prefill(*model_, prompt, cache, {}, stop.get_token()).defined());
  }

 private:
  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();
};

BIFRONS_TEST(TestPromptBuilder)
#include "tst_prompt_builder.moc"
