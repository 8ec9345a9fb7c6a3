#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/text/tokenizer.h"
#include "core/training/learner.h"
#include "core/training/model_export.h"
#include "core/training/understanding_batch.h"
#include "tests/core/training/miniature_recipe.h"
#include "tests/support/test_registry.h"

using namespace core::training;

class TestUnderstandingBatch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Four conversations in one row must give each the hidden states that it has when it stands alone.
  void packedConversationsDoNotSeeEachOther() {
    const QTemporaryDir folder;
    const Recipe recipe = read_recipe(MiniatureRecipe{}.write(folder.path().toStdString()));
    prepare_tokenizer(recipe, recipe.work_folder);
    const auto tokenizer = core::text::load_tokenizer(recipe.work_folder);
    StageRecipe stage;
    stage.questions_per_picture = 4;
    const UnderstandingBatcher batcher(stage, recipe.model, *tokenizer);
    core::Random random(5);
    const DialogueBatch batch = batcher.questions(random, 1);

    const at::NoGradGuard no_grad;
    Learner learner(recipe.model);
    initialize(learner, 1);
    const core::model::MultimodalModel& model = learner.model;
    const std::int64_t T = batch.ids.size(1);
    const at::Tensor x = at::cat({model.decoder.embed(batch.ids).narrow(1, 0, batch.picture_begin), model.look(batch.pixels),
                                  model.decoder.embed(batch.ids).narrow(1, batch.picture_end, T - batch.picture_end)}, 1);
    const at::Tensor packed = model.decoder.hidden(x, batch.positions, batch.mask, nullptr);  // [1, T, C]

    const std::int64_t prefix = batch.picture_end + 1;
    std::int64_t begin = prefix;
    int conversations = 0;
    while (begin < T) {
      std::int64_t end = begin + 1;
      while (end < T && batch.positions[0][end].item<std::int64_t>() != prefix) ++end;
      const at::Tensor alone = at::cat({x.narrow(1, 0, prefix), x.narrow(1, begin, end - begin)}, 1);
      const at::Tensor positions = at::arange(alone.size(1), at::TensorOptions().dtype(at::kLong));
      const at::Tensor expected = model.decoder.hidden(alone, positions, {}, nullptr).narrow(1, prefix, end - begin);
      const double difference = (packed.narrow(1, begin, end - begin) - expected).abs().max().item<double>();
      QVERIFY2(difference < 1e-4, QByteArray::number(difference));  // float32, other order of summation
      ++conversations;
      begin = end;
    }
    QCOMPARE(conversations, 4);
  }
  void learnsAnswersAlone() {
    const QTemporaryDir folder;
    const Recipe recipe = read_recipe(MiniatureRecipe{}.write(folder.path().toStdString()));
    prepare_tokenizer(recipe, recipe.work_folder);
    const auto tokenizer = core::text::load_tokenizer(recipe.work_folder);
    const UnderstandingBatcher batcher({}, recipe.model, *tokenizer);
    core::Random random(5);
    const DialogueBatch batch = batcher.small_talk(random, 3);
    const at::Tensor ids = batch.ids.flatten();
    int ends = 0;
    for (std::int64_t i = 0; i < batch.targets.size(0); ++i) {
      const auto source = batch.sources[i].item<std::int64_t>();
      QCOMPARE(ids[source + 1].item<std::int64_t>(), batch.targets[i].item<std::int64_t>());
      ends += batch.targets[i].item<std::int64_t>() == tokenizer->eos() ? 1 : 0;
    }
    QCOMPARE(ends, 3);
    QVERIFY(batch.targets.size(0) < batch.ids.numel() / 2 + 30);
  }
};

BIFRONS_TEST(TestUnderstandingBatch)
#include "tst_understanding_batch.moc"
