/// Opens the window, puts it to work and saves what it looks like:
///   grab_window --out FOLDER [--model DIR | --fake] [--size WxH] [--prompt TEXT] [--only-models]
/// Light and dark: Create while it draws and when it is done, Chat, Settings, the keyboard focus, what goes wrong, and,
/// with the fake engine, the choice of a model: --only-models leaves out the rest.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFont>
#include <QKeyEvent>
#include <QRadioButton>
#include <QTemporaryDir>
#include <functional>
#include <iostream>
#include <memory>

#include "tests/support/fake_engine.h"
#include "tests/ui/support/drawing.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/sample_picture.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/create/settings_panel.h"
#include "ui/frame/load_view.h"
#include "ui/frame/model_chip.h"
#include "ui/frame/model_switcher.h"
#include "ui/frame/plan_view.h"
#include "ui/main_window.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_button.h"

namespace {

constexpr int waitMs = 600'000;

/// Works through the events until `done`, or for a fixed time when `done` is empty.
void waitUntil(const std::function<bool()>& done, int atMostMs = waitMs) {
  QElapsedTimer clock;
  clock.start();
  while (clock.elapsed() < atMostMs && !(done && done())) {
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  }
}

class Grabber {
 public:
  Grabber(ui::MainWindow& window, QDir folder) : window_(window), folder_(std::move(folder)) {}

  void inBothThemes(const QString& name) {
    for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
      ui::theme().setChoice(choice);
      waitUntil({}, 60);
      const QString file = folder_.filePath(
          name + (choice == ui::ThemeChoice::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")));
      window_.grab().save(file);
      std::cout << qPrintable(file) << '\n';
    }
  }

 private:
  ui::MainWindow& window_;
  QDir folder_;
};

core::engine::EngineLoader chosenLoader(bool fake, tests::FakeHost& host) {
#ifdef BIFRONS_WITH_ENGINE
  if (!fake) return core::engine::load_engine;
#else
  Q_UNUSED(fake)
#endif
  tests::FakeScript script = host.script();
  script.info.image_grid = 24;
  script.info.image_size = 384;
  script.image_delay = std::chrono::milliseconds(4);
  host.set_script(script);
  return host.loader();
}

QSize sizeFrom(const QString& text) {
  const QStringList parts = text.split(QLatin1Char('x'));
  return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize(1280, 800);
}

void draw(ui::CreatePage& page, const QString& prompt, int count, quint64 seed) {
  page.settings().setSeed(seed);
  tests::draw(page, prompt, count);
}

/// True when the running drawing has reached this share of its tokens.
bool reached(const ui::CreatePage& page, double share) {
  const ui::Drawing* running = page.model().running();
  if (running == nullptr) return false;
  const ui::Tile& tile = running->tiles.first();
  return tile.grid > 0 && static_cast<double>(tile.tokens) >= share * static_cast<double>(tile.grid * tile.grid) &&
         !tile.picture.isNull();
}

void grabCreate(ui::MainWindow& window, Grabber& grabber, const QString& prompt, const QString& next) {
  auto* page = window.findChild<ui::CreatePage*>();
  window.openPage(QStringLiteral("create"));
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("create-empty"));
  draw(*page, prompt, 4, 7);
  draw(*page, next, 3, 11);
  waitUntil([&] { return reached(*page, 0.6); });
  grabber.inBothThemes(QStringLiteral("create-drawing"));
  waitUntil([&] { return page->model().queue().isEmpty() && reached(*page, 0.5); });
  page->escape();
  waitUntil([&] { return page->model().running() == nullptr; });
  page->setPrompt(prompt);
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("create"));
}

void grabChat(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::ChatPage*>();
  window.openPage(QStringLiteral("chat"));
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("chat-empty"));
  const QImage sample = ui::samplePicture();
  const auto pixels = std::make_shared<const core::image::PixelImage>(ui::toPixelImage(sample));
  const auto answered = [&] { return !page->model().isAnswering(); };
  page->model().ask(
      QStringLiteral("What do you see?"),
      {ui::AttachedPicture{pixels, sample,
                           sample.scaled(224, 224, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation),
                           QStringLiteral("sample.png")}});
  waitUntil(answered);
  page->model().ask(QStringLiteral("What color is the square?"), {});
  waitUntil(answered);
  page->model().ask(QStringLiteral("Is the circle to the left of the square?"), {});
  waitUntil(answered);
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("chat"));
}

/// What goes wrong: a file that is no picture, and a model that cannot be loaded.
void grabProblems(ui::MainWindow& window, Grabber& grabber, const QString& folder) {
  auto* page = window.findChild<ui::ChatPage*>();
  window.openPage(QStringLiteral("chat"));
  page->model().startNewChat();
  QFile notes(folder + QStringLiteral("/notes.png"));
  if (notes.open(QIODevice::WriteOnly)) notes.write("no picture");
  notes.close();
  page->openFiles({notes.fileName()});
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("chat-refused"));
  page->composer().setText(QStringLiteral("Is it red?"));
  window.loadModel({.folder = ui::toPath(folder + QStringLiteral("/no-such-model"))});
  waitUntil({}, 500);
  grabber.inBothThemes(QStringLiteral("model-missing"));
}

/// The keyboard focus on its way through the Create page, and its settings with all of them shown.
void grabFocus(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::CreatePage*>();
  window.openPage(QStringLiteral("create"));
  page->panel().setMoreShown(true);
  for (int step = 0; step < 6; ++step) {
    QKeyEvent press(QEvent::KeyPress, Qt::Key_Tab, Qt::NoModifier);
    if (QWidget* focused = QApplication::focusWidget()) QApplication::sendEvent(focused, &press);
  }
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("create-focus"));
}

/// A large model that fits in half precision alone, as the fake planner tells of it.
void planALargeModel(tests::FakeHost& host, core::engine::Precision precision) {
  using core::engine::Precision;
  tests::FakeScript script = host.script();
  script.info.name = "Janus-Pro-7B";
  script.info.folder = "/home/me/models/Janus-Pro-7B";
  script.info.built_in = false;
  script.info.parameters = 7'420'000'000;
  script.info.precision = core::engine::precision_name(precision);
  script.plan.file_bytes = 14'840'000'000;
  script.plan.files = 2;
  script.plan.free_bytes = 23'100'000'000;
  script.plan.precision = precision;
  script.plan.refusal.clear();
  script.info.device_memory_bytes = 33'000'000'000;
  for (auto& need : script.plan.needs) {
    need.total = (need.precision == Precision::fp32 ? 32'700'000'000 : 17'900'000'000) + std::int64_t{900'000'000} * need.pictures;
    need.fits = need.total <= script.plan.free_bytes;
  }
  if (precision == Precision::fp32) {
    script.plan.refusal =
        "“Janus-Pro-7B” in fp32 needs 33.6 GB of memory, but 23.1 GB are free of 33.0 GB. In bf16 it needs 18.8 GB and fits.";
  }
  script.load_delay = std::chrono::milliseconds(900);
  script.shards = 14;
  host.set_script(script);
}

/// The choice of a model: the list, what one would take, and how far it is.
void grabModels(ui::MainWindow& window, Grabber& grabber, tests::FakeHost& host, ui::Preferences& preferences) {
  using core::engine::Precision;
  window.openPage(QStringLiteral("chat"));
  auto* switcher = window.findChild<ui::ModelSwitcher*>();
  const tests::FakeScript before = host.script();
  preferences.rememberModelFolder(QStringLiteral("/home/me/models/Janus-Pro-1B"));
  window.findChild<ui::ModelChip*>()->click();
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("models-list"));
  planALargeModel(host, Precision::bf16);
  switcher->showPlanOf("/home/me/models/Janus-Pro-7B");
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("models-plan"));
  planALargeModel(host, Precision::fp32);
  switcher->plan()->choice(Precision::fp32)->click();
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("models-too-large"));
  planALargeModel(host, Precision::bf16);
  switcher->plan()->choice(Precision::bf16)->click();
  waitUntil([&] { return switcher->plan()->loadButton()->isVisible(); });
  switcher->plan()->loadButton()->click();
  waitUntil({}, 3600);
  grabber.inBothThemes(QStringLiteral("models-loading"));
  switcher->loading()->stopButton()->click();
  waitUntil([&] { return !switcher->isVisible(); });
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("models-stopped"));
  host.set_script(before);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QFont font(QStringLiteral("Inter"));
  font.setPointSizeF(9.75);
  QApplication::setFont(font);
  QCommandLineParser parser;
  const QCommandLineOption out(QStringLiteral("out"), {}, QStringLiteral("FOLDER"), QStringLiteral("."));
  const QCommandLineOption fake(QStringLiteral("fake"), {});
  const QCommandLineOption model(QStringLiteral("model"), {}, QStringLiteral("DIR"));
  const QCommandLineOption size(QStringLiteral("size"), {}, QStringLiteral("WxH"), QStringLiteral("1280x800"));
  const QCommandLineOption prompt(QStringLiteral("prompt"), {}, QStringLiteral("TEXT"),
                                  QStringLiteral("a red circle to the left of a blue square"));
  const QCommandLineOption onlyModels(QStringLiteral("only-models"), {});
  parser.addOptions({out, fake, model, size, prompt, onlyModels});
  parser.process(application);
  QDir().mkpath(parser.value(out));

  const QTemporaryDir settings;
  ui::Preferences preferences({.config = settings.path(), .state = settings.path()});
  ui::theme().install();
  tests::FakeHost host;
  ui::EngineBridge bridge(chosenLoader(parser.isSet(fake), host));
  ui::MainWindow window(bridge, preferences, host.planner());
  window.resize(sizeFrom(parser.value(size)));
  window.show();
  window.activateWindow();
  window.loadModel({.folder = ui::toPath(parser.value(model))});
  waitUntil([&] { return bridge.model() != nullptr; });

  Grabber grabber(window, QDir(parser.value(out)));
  if (parser.isSet(fake)) grabModels(window, grabber, host, preferences);
  if (parser.isSet(onlyModels)) return 0;
  grabCreate(window, grabber, parser.value(prompt), QStringLiteral("three yellow stars"));
  grabChat(window, grabber);
  window.openPage(QStringLiteral("settings"));
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("settings"));
  grabFocus(window, grabber);
  if (parser.isSet(fake)) {
    tests::FakeScript script = host.script();
    script.load_error = core::Error(core::ErrorKind::file_missing,
                                    "“/models/no-such-model” is not a model folder: it has no config.json.");
    host.set_script(script);
  }
  grabProblems(window, grabber, settings.path());
  return 0;
}
