#include "tests/ui/screenshots/grab_models.h"

#include <QRadioButton>
#include <array>

#include "core/base/error.h"
#include "core/base/size_text.h"
#include "tests/support/fake_engine.h"
#include "ui/frame/load_desk.h"
#include "ui/frame/load_view.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/plan_view.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

namespace tests {
namespace {

using namespace core::engine;

struct Example {
  const char* name;
  std::int64_t parameters;
  std::int64_t file_bytes;
  int files;
  std::int64_t bf16_bytes;  ///< that it takes without pictures
  std::int64_t picture_bytes;
};

constexpr std::array examples{
    Example{"Bifrons Blocks", 5'200'000, 10'400'000, 1, 22'000'000, 3'000'000},
    Example{"Janus-Pro-1B", 2'089'000'000, 4'180'000'000, 1, 4'700'000'000, 300'000'000},
    Example{"Janus-Pro-7B", 7'420'000'000, 14'840'000'000, 2, 17'900'000'000, 900'000'000},
};
constexpr std::int64_t free_memory = 23'100'000'000;
constexpr std::int64_t all_memory = 33'000'000'000;

const Example& exampleOf(const std::filesystem::path& folder) {
  for (const Example& each : examples) {
    if (folder.filename() == each.name) return each;
  }
  return examples.front();
}

ModelInfo infoOf(const std::filesystem::path& folder, Precision precision, ModelInfo info) {
  const Example& example = exampleOf(folder);
  info.name = example.name;
  info.folder = folder;
  info.built_in = folder.empty();
  info.device = folder.empty() ? "CPU, 1 thread" : "CPU, 8 threads";
  info.precision = precision_name(precision);
  info.parameters = example.parameters;
  info.device_memory_bytes = all_memory;
  return info;
}

LoadPlan planOf(const LoadRequest& request, const ModelInfo& usual) {
  const Example& example = exampleOf(request.folder);
  LoadPlan plan{.stored_precision = "bf16", .file_bytes = example.file_bytes, .files = example.files, .free_bytes = free_memory};
  const bool automatic = request.precision == Precision::automatic;
  plan.precision = !automatic ? request.precision : request.folder.empty() ? Precision::fp32 : Precision::bf16;
  plan.model = infoOf(request.folder, plan.precision, usual);
  for (const Precision precision : {Precision::fp32, Precision::bf16}) {
    for (const int pictures : planned_pictures) {
      const std::int64_t own = example.bf16_bytes + (precision == Precision::fp32 ? example.file_bytes : 0);
      const std::int64_t total = own + pictures * example.picture_bytes;
      plan.needs.push_back({.precision = precision, .pictures = pictures, .total = total, .fits = total <= free_memory});
      if (precision == plan.precision && pictures == 1 && total > free_memory) {
        plan.refusal = core::join("“", example.name, "” in fp32 needs ", core::size_text(total), " of memory, but ",
                                  core::size_text(free_memory), " are free of ", core::size_text(all_memory),
                                  ". In bf16 it needs ", core::size_text(example.bf16_bytes + example.picture_bytes), " and fits.");
      }
    }
  }
  return plan;
}

/// What the next load makes.
void prepare(FakeHost& host, const std::filesystem::path& folder, std::int64_t memory, std::chrono::milliseconds perShard) {
  FakeScript script = host.script();
  script.info = infoOf(folder, folder.empty() ? Precision::fp32 : Precision::bf16, script.info);
  script.memory_in_use = memory;
  script.load_delay = perShard;
  script.load_error.reset();
  script.shards = 14;
  host.set_script(script);
}

/// Loads, and waits for what comes of it.
void loadAndWait(ui::MainWindow& window, const std::filesystem::path& folder) {
  window.loadModel({.folder = folder});
  waitUntil({}, 400);
}

const char* const large = "/home/me/models/Janus-Pro-7B";

void grabBeforeLoading(ui::ModelSwitcher& switcher, Grabber& grabber) {
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("models-list"));
  switcher.showPlanOf(large);
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("models-plan"));
  switcher.plan()->choice(Precision::fp32)->click();
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("models-too-large"));
  switcher.plan()->choice(Precision::bf16)->click();
  waitUntil([&] { return switcher.plan()->loadButton()->isVisible(); });
}

void grabLoading(ui::ModelSwitcher& switcher, Grabber& grabber, FakeHost& host) {
  prepare(host, large, 200'000'000, std::chrono::milliseconds(900));
  switcher.plan()->loadButton()->click();
  waitUntil({}, 3600);
  grabber.inBothThemes(QStringLiteral("models-loading"));
  switcher.loading()->stopButton()->click();
  waitUntil([&] { return !switcher.isVisible(); });
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("models-stopped"));
}

void grabEndings(ui::MainWindow& window, ui::ModelSwitcher& switcher, Grabber& grabber, FakeHost& host) {
  FakeScript damaged = host.script();
  damaged.load_delay = {};
  damaged.load_error = core::Error(core::ErrorKind::file_damaged,
                                   "model-00002.safetensors is damaged: tensor 'layers.7.o_proj.weight' ends at byte "
                                   "4 850 000 000, the file has 3 490 000 000.");
  host.set_script(damaged);
  loadAndWait(window, large);
  grabber.inBothThemes(QStringLiteral("models-damaged"));
  prepare(host, large, 17'900'000'000, {});
  loadAndWait(window, large);
  window.findChild<ui::ModelChip*>()->click();
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("models-loaded"));
  switcher.leave();
}

}  // namespace

LoadPlanner plannerOfExamples(const FakeHost& host) {
  return [&host](const LoadRequest& request) { return planOf(request, host.script().info); };
}

void grabModels(ui::MainWindow& window, Grabber& grabber, FakeHost& host, ui::Preferences& preferences) {
  window.openPage(QStringLiteral("chat"));
  auto& switcher = *window.findChild<ui::ModelSwitcher*>();
  const FakeScript before = host.script();
  prepare(host, {}, 200'000'000, {});
  loadAndWait(window, {});
  preferences.rememberModelFolder(QString::fromLatin1(large));
  preferences.rememberModelFolder(QStringLiteral("/home/me/models/Janus-Pro-1B"));
  window.findChild<ui::ModelChip*>()->click();
  grabBeforeLoading(switcher, grabber);
  grabLoading(switcher, grabber, host);
  grabEndings(window, switcher, grabber, host);
  host.set_script(before);
  loadAndWait(window, {});
}

}  // namespace tests
