#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <QTest>

#include "core/base/error.h"
#include "core/checkpoint/weight_binder.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;

class TestWeightBinder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fillsInTheWantedType();
  void copiesAndDoesNotShare();
  void namesEveryDifferenceAtOnce();
  void capsLongLists();
  void fillsNothingWhenSomethingDoesNotFit();
  void allowsWhatMayBeUnused();
  void stopsWhenAsked();
};

void TestWeightBinder::fillsInTheWantedType() {
  const MemoryWeights source({{"a", at::full({2}, 0.5, at::kBFloat16)}, {"steps", at::full({1}, 7, at::kLong)}});
  at::Tensor a, steps;
  std::vector<std::int64_t> counted;
  const std::vector<WeightSlot> slots{{"a", {2}, &a}, {"steps", {1}, &steps}};
  QVERIFY(bind_weights(slots, source, {.dtype = at::kFloat, .on_progress = [&](const BindProgress& progress) {
                                         counted.push_back(progress.bytes_done * 100 + progress.bytes_total);
                                       }}));
  QVERIFY(at::equal(a, at::full({2}, 0.5, at::kFloat)));
  QVERIFY(steps.scalar_type() == at::kLong);
  QCOMPARE(counted, (std::vector<std::int64_t>{412, 1212}));
}

void TestWeightBinder::copiesAndDoesNotShare() {
  at::Tensor stored = at::zeros({2});
  const MemoryWeights source({{"a", stored}});
  at::Tensor a;
  QVERIFY(bind_weights(std::vector<WeightSlot>{{"a", {2}, &a}}, source, {}));
  stored.fill_(1.0);
  QVERIFY(at::equal(a, at::zeros({2})));
}

void TestWeightBinder::namesEveryDifferenceAtOnce() {
  const MemoryWeights source({{"shaped", at::zeros({3})}, {"extra", at::zeros({1})}, {"fits", at::zeros({2, 2})}});
  at::Tensor t;
  const std::vector<WeightSlot> slots{{"shaped", {2}, &t}, {"absent", {1}, &t}, {"fits", {2, 2}, &t}};
  try {
    bind_weights(slots, source, {});
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::file_damaged);
    const std::string sentence = error.what();
    for (const char* part : {"Missing (1): absent.", "Unknown (1): extra.", "Wrong shape (1): shaped: expected [2], found [3]."}) {
      QVERIFY2(sentence.find(part) != std::string::npos, error.what());
    }
  }
}

void TestWeightBinder::capsLongLists() {
  at::Tensor t;
  std::vector<WeightSlot> slots;
  for (int i = 0; i < 100; ++i) slots.push_back({"layer" + std::to_string(i), {1}, &t});
  try {
    bind_weights(slots, MemoryWeights({}), {});
    QFAIL("was accepted");
  } catch (const Error& error) {
    const std::string sentence = error.what();
    QVERIFY2(sentence.find("Missing (100): layer0,") != std::string::npos && sentence.find("and 95 more") != std::string::npos,
             error.what());
    QVERIFY(sentence.find("layer50") == std::string::npos);
    QVERIFY2(error.detail().find("layer99") != std::string::npos, "the log has the whole list");
  }
}

void TestWeightBinder::fillsNothingWhenSomethingDoesNotFit() {
  at::Tensor a, b;
  const MemoryWeights source({{"a", at::zeros({2})}});
  QVERIFY_EXCEPTION_THROWN(bind_weights(std::vector<WeightSlot>{{"a", {2}, &a}, {"b", {2}, &b}}, source, {}), Error);
  QVERIFY(!a.defined());
}

void TestWeightBinder::allowsWhatMayBeUnused() {
  at::Tensor a;
  const MemoryWeights source({{"a", at::zeros({2})}, {"pool.w", at::zeros({1})}});
  const std::vector<WeightSlot> slots{{"a", {2}, &a}};
  QVERIFY(!compare_weights(slots, source, {}).clean());
  QVERIFY(bind_weights(slots, source, {.may_be_unused = [](std::string_view name) { return name.starts_with("pool."); }}));
}

void TestWeightBinder::stopsWhenAsked() {
  at::Tensor a, b;
  const MemoryWeights source({{"a", at::zeros({2})}, {"b", at::zeros({2})}});
  std::stop_source stop;
  const BindOptions options{.on_progress = [&](const BindProgress&) { stop.request_stop(); }};
  QVERIFY(!bind_weights(std::vector<WeightSlot>{{"a", {2}, &a}, {"b", {2}, &b}}, source, options, stop.get_token()));
  QVERIFY(a.defined() && !b.defined());
}

BIFRONS_TEST(TestWeightBinder)
#include "tst_weight_binder.moc"
