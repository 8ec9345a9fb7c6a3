#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <fstream>

#include "core/base/file_io.h"
#include "core/engine/engine.h"
#include "core/engine/load_preparation.h"
#include "core/inference/model_bundle.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"

using namespace core;
using namespace core::engine;
using tests::refusal;

namespace {

namespace fs = std::filesystem;

constexpr DeviceChoice on_cpu{.kind = DeviceKind::cpu};

std::unique_ptr<Engine> load(const fs::path& folder, Precision precision = Precision::fp32,
                             const LoadObserver& observer = {}) {
  return load_engine({.folder = folder, .device = on_cpu, .precision = precision, .threads = 1}, observer, {});
}

std::vector<std::int64_t> answer(Engine& engine) {
  TextRequest request{
      .turns = {{.role = Role::user, .text = "What is in the image ?", .pictures = {}}}, .system = {}, .options = {}};
  request.options.max_new_tokens = 8;
  return engine.generate_text(request, {}, {}).tokens;
}

/// One byte at the end of the file is another, as long as it is there.
void write_into(const fs::path& file) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(-1, std::ios::end);
  const char last = static_cast<char>(stream.get());
  stream.seekp(-1, std::ios::end);
  stream.put(static_cast<char>(last ^ 1));
}

void cut_short(const fs::path& file) { fs::resize_file(file, 4096); }

}  // namespace

/// Files of weights that somebody changes while they are in use.
class TestChangedFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    tests::write_tiny_folder(path("good"));
    tests::write_tiny_folder(path("other"), 2);
  }

  void init() {
    fs::remove_all(path("model"));
    fs::copy(path("good"), path("model"));
    fs::last_write_time(weights(), fs::file_time_type::clock::now() - std::chrono::hours(1));
  }

  void everyJobNamesAFileThatWasChanged() {
    for (const auto& change : {write_into, cut_short}) {
      init();
      const auto engine = load(path("model"));
      QVERIFY(!answer(*engine).empty());
      change(weights());
      for (const auto& [kind, sentence] :
           {refusal([&] { (void)answer(*engine); }),
            refusal([&] { (void)engine->generate_images({.prompt = "a circle", .options = {}}, {}, {}); })}) {
        QCOMPARE(sentence, QStringLiteral("The file “model.safetensors” of the model “model” was changed while it was "
                                          "in use. Load the model again."));
        QCOMPARE(kind, ErrorKind::file_damaged);
      }
    }
  }

  void aJobDuringWhichAFileChangesFails() {
    const auto engine = load(path("model"));
    TextRequest request{
        .turns = {{.role = Role::user, .text = "circle ?", .pictures = {}}}, .system = {}, .options = {}};
    const TextObserver changing{.on_progress = [this](const Progress&) { write_into(weights()); }, .on_piece = {}};
    QVERIFY(refusal([&] {
              (void)engine->generate_text(request, changing, {});
            }).second.contains(QStringLiteral("was changed while it was in use")));
  }

  void aModelThatIsLoadedAgainHasTheChange() {
    const auto engine = load(path("model"));
    write_into(weights());
    QVERIFY(refusal([&] { (void)answer(*engine); }).first == ErrorKind::file_damaged);
    QVERIFY(!answer(*load(path("model"))).empty());
  }

  void aRemovedOrReplacedFileDoesNoHarm() {
    const auto engine = load(path("model"));
    const auto before = answer(*engine);
    fs::copy(path("other") / "model.safetensors", path("model") / "new");
    fs::rename(path("model") / "new", weights());
    QCOMPARE(answer(*engine), before);
    fs::remove(weights());
    QCOMPARE(answer(*engine), before);
  }

  void aConvertedModelNeedsItsFileNoMore() {
    const auto engine = load(path("model"), Precision::bf16);
    const auto before = answer(*engine);
    cut_short(weights());
    QCOMPARE(answer(*engine), before);
  }

  void aFileThatChangesWhileItIsReadIsNoModel() {
    for (const Precision precision : {Precision::fp32, Precision::bf16}) {
      const LoadObserver changing{.on_progress = [this](const LoadProgress&) { write_into(weights()); },
                                  .make_room = {}};
      const auto [kind, sentence] = refusal([&] { (void)load(path("model"), precision, changing); });
      QVERIFY2(
          sentence.endsWith(QStringLiteral("model.safetensors” was changed while it was read. Load the model again.")),
          qPrintable(sentence));
      QCOMPARE(kind, ErrorKind::file_damaged);
    }
  }

  void configurationAndWeightsAreReadOnce() {
    const LoadPreparation prepared = prepare_load({.folder = path("model"), .device = on_cpu});
    fs::remove(weights());
    fs::remove(path("model") / "config.json");
    QVERIFY(inference::load_bundle(*prepared.config, path("model"), load_options(prepared)) != nullptr);
  }

 private:
  [[nodiscard]] fs::path path(const char* name) const {
    return folder_.filePath(QString::fromUtf8(name)).toStdString();
  }
  [[nodiscard]] fs::path weights() const { return path("model") / "model.safetensors"; }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestChangedFiles)
#include "tst_changed_files.moc"
