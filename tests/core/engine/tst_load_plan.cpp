#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "core/base/error.h"
#include "core/engine/engine.h"
#include "core/engine/load_preparation.h"
#include "tests/support/hollow_folder.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::engine;

namespace {

namespace fs = std::filesystem;

constexpr DeviceChoice on_cpu{.kind = DeviceKind::cpu};

const MemoryNeed& need_of(const LoadPlan& plan, Precision precision, int pictures) {
  return *std::ranges::find_if(plan.needs, [&](const MemoryNeed& need) {
    return need.precision == precision && need.pictures == pictures;
  });
}

}  // namespace

/// What is said and refused before a weight is read. The models here have the size of Janus-Pro-1B and no content.
class TestLoadPlan : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    tests::write_hollow_folder(path("bf16"), tests::janus_pro_1b(), at::kBFloat16);
    tests::write_hollow_folder(path("fp16"), tests::janus_pro_1b(), at::kHalf);
    tests::write_hollow_folder(path("fp32"), tests::janus_pro_1b(), at::kFloat);
    tests::write_tiny_folder(path("tiny"));
  }

  void automaticGoesBySizeAndFile_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("precision");
    QTest::addColumn<QString>("stored");
    QTest::newRow("large, bf16") << "bf16" << "bf16" << "bf16";
    QTest::newRow("large, fp16") << "fp16" << "bf16" << "fp16";
    QTest::newRow("large, fp32") << "fp32" << "fp32" << "fp32";
    QTest::newRow("small") << "tiny" << "fp32" << "fp32";
  }
  void automaticGoesBySizeAndFile() {
    QFETCH(QString, folder);
    QFETCH(QString, precision);
    QFETCH(QString, stored);
    const LoadPlan plan = plan_load({.folder = path(folder.toUtf8().constData()), .device = on_cpu});
    QCOMPARE(QString::fromStdString(plan.model.precision), precision);
    QCOMPARE(QString::fromStdString(std::string(precision_name(plan.precision))), precision);
    QCOMPARE(QString::fromStdString(plan.stored_precision), stored);
  }

  void saysWhatTheModelWouldBe() {
    const LoadPlan plan = plan_load({.folder = path("bf16"), .device = on_cpu});
    QCOMPARE(plan.model.name, std::string("bf16"));
    QCOMPARE(plan.model.image_size, 384);
    QCOMPARE(plan.model.image_tokens_seen, 578);
    QCOMPARE(plan.model.context_length, 4096);
    QVERIFY(plan.model.parameters > 2'000'000'000 && plan.model.parameters < 2'150'000'000);
    QCOMPARE(plan.file_bytes, plan.model.parameters * 2);
    QCOMPARE(plan.files, 1);
    QVERIFY(plan.model.weight_bytes < plan.file_bytes);
    QCOMPARE(plan.model.copied_bytes, 0);
    QCOMPARE(plan.needs.size(), 2 * planned_pictures.size());
    QCOMPARE(need_of(plan, Precision::bf16, 1).weights, plan.model.weight_bytes);
    QCOMPARE(need_of(plan, Precision::fp32, 1).weights, 2 * plan.model.weight_bytes);
    QVERIFY(need_of(plan, Precision::bf16, 4).total > need_of(plan, Precision::bf16, 1).total);
    const LoadPlan copied = plan_load({.folder = path("bf16"), .device = on_cpu, .precision = Precision::fp32});
    QCOMPARE(copied.model.copied_bytes, copied.model.weight_bytes);
  }

  void theLargestPublishedModelIsPlanned() {
    tests::write_hollow_folder(path("7b"), tests::janus_pro_7b(), at::kBFloat16);
    const LoadPlan plan = plan_load({.folder = path("7b"), .device = on_cpu});
    QCOMPARE(plan.model.precision, std::string("bf16"));
    QVERIFY2(plan.model.parameters > 7'400'000'000 && plan.model.parameters < 7'450'000'000,
             qPrintable(QString::number(plan.model.parameters)));
    QCOMPARE(plan.file_bytes, plan.model.parameters * 2);
    // Of the decoder alone: keys and values of a full context, each of 30 layers × 4,096 numbers a position.
    const MemoryNeed& one = need_of(plan, Precision::bf16, 1);
    QVERIFY(one.cache >= std::int64_t{4096} * 30 * 2 * 4096 * 2);
    QCOMPARE(one.total, one.weights + one.cache + one.working);
    QCOMPARE(need_of(plan, Precision::fp32, 1).weights, 2 * one.weights);
    LoadPreparation prepared = prepare_load({.folder = path("7b"), .device = on_cpu});
    prepared.info.device_memory_bytes = 16'000'000'000;
    QVERIFY(refusal(prepared, one.total).empty());
    QVERIFY2(QString::fromStdString(refusal(prepared, one.weights)).startsWith(QStringLiteral("“7b” in bf16 needs ")),
             "weights without room for work are not enough");
  }

  void whatTheLoadedModelHoldsCountsAsFree() {
    constexpr std::int64_t held = 3'000'000'000;
    LoadPreparation prepared = prepare_load({.folder = path("tiny"), .device = on_cpu});
    QCOMPARE(free_bytes(prepared, {.device = DeviceKind::cpu, .bytes = held}) - prepared.free_bytes, held);
    QCOMPARE(free_bytes(prepared, {.device = DeviceKind::cuda, .bytes = held}), prepared.free_bytes);
    QCOMPARE(free_bytes(prepared, {}), prepared.free_bytes);
  }

  void refusesWithTheWayOut() {
    LoadPreparation prepared = prepare_load({.folder = path("bf16"), .device = on_cpu, .precision = Precision::fp32});
    prepared.info.device_memory_bytes = 16'000'000'000;
    const auto needs = needs_against(prepared, 0);
    const std::int64_t wide = needs[0].total, narrow = needs[planned_pictures.size()].total;
    QVERIFY(wide > narrow);
    QVERIFY(refusal(prepared, wide).empty());
    const QString other = QString::fromStdString(refusal(prepared, wide - 1));
    QVERIFY2(other.startsWith(QStringLiteral("“bf16” in fp32 needs ")) && other.contains(QStringLiteral(" are free of 16.0 GB")) &&
                 other.contains(QStringLiteral("In bf16 it needs ")) && other.endsWith(QStringLiteral(" and fits.")),
             qPrintable(other));
    const QString none = QString::fromStdString(refusal(prepared, narrow - 1));
    QVERIFY2(none.contains(QStringLiteral("The least is ")) && none.contains(QStringLiteral("a smaller model")), qPrintable(none));
    prepared.info.device_memory_bytes = 0;
    QVERIFY2(refusal(prepared, 0).empty(), "where nobody knows the memory, nothing is refused");
  }

  void tooLargeIsToldBeforeItIsRead() {
#ifdef __SANITIZE_THREAD__
    QSKIP("The thread sanitizer leaves no room for a file of two terabytes.");
#endif
    model::ModelConfig config = tests::tiny_config();
    config.decoder.width = 4096;
    config.decoder.layers = 80;
    config.decoder.feed_forward_width = 1 << 20;
    const QTemporaryDir folder;
    tests::write_hollow_folder(folder.path().toStdString(), config, at::kBFloat16);  // two terabytes
    const LoadRequest request{.folder = folder.path().toStdString(), .device = on_cpu};
    QVERIFY(!plan_load(request).refusal.empty());
    int asked = 0, told = 0;
    const LoadObserver observer{.on_progress = [&](const LoadProgress&) { ++told; }, .make_room = [&] { ++asked; }};
    try {
      (void)load_engine(request, observer, {});
      QFAIL("was loaded");
    } catch (const Error& error) {
      QVERIFY(error.kind() == ErrorKind::out_of_memory);
      QVERIFY2(std::string(error.what()).find(" GB of memory, but ") != std::string::npos, error.what());
    }
    QCOMPARE(asked, 0);
    QCOMPARE(told, 0);
  }

  void aFolderWithoutATokenizerIsToldBeforeItIsLoaded() {
    tests::write_tiny_folder(path("speechless"));
    fs::remove(path("speechless") / "tokenizer.model");
    const LoadRequest request{.folder = path("speechless"), .device = on_cpu};
    const LoadPlan plan = plan_load(request);
    QVERIFY2(plan.refusal.find("has no tokenizer: neither tokenizer.json nor tokenizer.model") != std::string::npos, plan.refusal.c_str());
    QVERIFY(plan.file_bytes > 0);
    try {
      (void)load_engine(request, {}, {});
      QFAIL("was loaded");
    } catch (const Error& error) {
      QVERIFY(error.kind() == ErrorKind::file_missing);
      QCOMPARE(std::string(error.what()), plan.refusal);
    }
    QVERIFY(plan_load({.folder = path("tiny"), .device = on_cpu}).refusal.empty());
  }

  void damagedHeadersAreToldAsInLoading() {
    fs::create_directories(path("damaged"));
    fs::copy_file(path("tiny") / "config.json", path("damaged") / "config.json");
    try {
      (void)plan_load({.folder = path("damaged"), .device = on_cpu});
      QFAIL("was planned");
    } catch (const Error& error) {
      QVERIFY(error.kind() == ErrorKind::file_missing);
    }
  }

 private:
  [[nodiscard]] fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestLoadPlan)
#include "tst_load_plan.moc"
