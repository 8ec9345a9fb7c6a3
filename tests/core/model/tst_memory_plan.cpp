#include <ATen/ops/zeros.h>

#include <QTest>

#include "core/base/error.h"
#include "core/model/memory_plan.h"
#include "core/model/model_loader.h"
#include "tests/support/hollow_folder.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::model;

class TestMemoryPlan : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void countsWhatTheHeadersSay() {
    const auto model = tests::tiny_model();
    auto tensors = named_parameters(*model);
    std::int64_t all = 0, read = 0;
    for (auto& [name, tensor] : tensors) {
      all += tensor.numel();
      if (!name.starts_with("gen_vision_model.encoder.") && !name.starts_with("gen_vision_model.quant_conv.")) {
        read += tensor.numel();
      }
      if (name.ends_with("norm.weight")) continue;  // one type is the one of most numbers
      tensor = tensor.to(at::kHalf);
    }
    tensors["gen_vision_model.quantize.codebook_used"] = at::zeros({7}, at::kLong);
    const StoredWeights stored = stored_weights(model->config, checkpoint::MemoryWeights(tensors));
    QCOMPARE(stored.parameters, all);
    QCOMPARE(stored.read_by_inference, read);
    QVERIFY(read < all);
    QVERIFY(stored.dtype == at::kHalf);
    QVERIFY(stored.file_bytes > 2 * all + 7 * 8 && stored.file_bytes < 4 * all);
    tensors.erase("aligner.layers.0.bias");
    QVERIFY_EXCEPTION_THROWN((void)stored_weights(model->config, checkpoint::MemoryWeights(tensors)), Error);
  }

  void theCacheIsRowsTimesPositions() {
    const ModelConfig config = tests::janus_pro_1b();
    const MemoryPlan plan = plan_memory(config, 2'000'000'000, {.element_bytes = 2, .drawing_prompt = 24});
    QCOMPARE(plan.weights, 4'000'000'000);
    QCOMPARE(plan.chat_cache, std::int64_t{4096} * 24 * 2 * 2048 * 2);
    QCOMPARE(plan.drawing_cache, std::int64_t{2} * 600 * 24 * 2 * 2048 * 2);
    QCOMPARE(plan.code_table, std::int64_t{16384} * 2048 * 2);
    const MemoryPlan sixteen = plan_memory(config, 2'000'000'000, {.element_bytes = 4, .pictures = 16, .drawing_prompt = 24});
    QCOMPARE(sixteen.drawing_cache, 32 * plan.drawing_cache);
    QCOMPARE(sixteen.chat_cache, 2 * plan.chat_cache);
  }

  void sharedHeadsTakeLess() {
    const ModelConfig config = tests::tiny_config();  // 4 heads of queries, 2 of keys
    const MemoryPlan plan = plan_memory(config, 0, {.context = 96});
    QCOMPARE(plan.chat_cache, std::int64_t{96} * 2 * 2 * (2 * 8) * 4);
  }

  void workIsTheLargestStage() {
    const MemoryPlan plan = plan_memory(tests::janus_pro_1b(), 0, {.element_bytes = 4});
    QVERIFY(plan.looking > 0 && plan.reading > 0 && plan.drawing > 0);
    QVERIFY(plan.painting >= std::int64_t{4} * 128 * 384 * 384 * 4);  // a residual block of full size
    QCOMPARE(plan.working(), std::max({plan.looking, plan.reading, plan.drawing, plan.painting}));
    QCOMPARE(plan.total(), plan.weights + plan.chat_cache + plan.drawing_cache + plan.code_table + plan.working());
  }

  void morePicturesAndHigherPrecisionTakeMore() {
    const ModelConfig config = tests::janus_pro_1b();
    std::int64_t before = 0;
    for (const auto& [bytes, pictures] : {std::pair{2, 1}, {2, 4}, {4, 4}, {4, 16}}) {
      const std::int64_t total = plan_memory(config, 2'000'000'000, {.element_bytes = bytes, .pictures = pictures}).total();
      QVERIFY(total > before);
      before = total;
    }
  }
};

BIFRONS_TEST(TestMemoryPlan)
#include "tst_memory_plan.moc"
