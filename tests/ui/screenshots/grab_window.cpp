/// Opens the window, puts it to work and saves what it looks like:
///   grab_window --out FOLDER [--model DIR | --fake] [--size WxH] [--part WxH] [--prompt TEXT]
///               [--only chat|comfort|library|models|panes|tiles]
///               [--language en|zh_CN]
/// Light and dark: Create while it draws and when it is done, Chat, Settings, the keyboard focus, what goes wrong, and,
/// with the fake engine, the choice of a model; --only leaves out all but one part of it. --part keeps the upper right
/// part.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileDialog>
#include <QFile>
#include <QFont>
#include <QKeyEvent>
#include <QTemporaryDir>
#include <memory>

#include "tests/support/fake_engine.h"
#include "tests/ui/screenshots/grab_chat.h"
#include "tests/ui/screenshots/grab_comfort.h"
#include "tests/ui/screenshots/grab_gallery.h"
#include "tests/ui/screenshots/grab_library.h"
#include "tests/ui/screenshots/grab_models.h"
#include "tests/ui/screenshots/grab_panes.h"
#include "tests/ui/screenshots/grabber.h"
#include "tests/ui/support/cpu_only.h"
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
#include "ui/frame/model_switcher.h"
#include "ui/main_window.h"
#include "ui/settings/language.h"
#include "ui/settings/preferences.h"
#include "ui/store/storage.h"
#include "ui/theme/theme.h"

namespace {

using tests::Grabber;
using tests::waitUntil;

core::engine::EngineLoader chosenLoader(bool fake, tests::FakeHost& host) {
#ifdef BIFRONS_WITH_ENGINE
  if (!fake) return core::engine::load_engine;
#else
  Q_UNUSED(fake)
#endif
  tests::FakeScript script = host.script();
  script.info.image_grid = 24;
  script.info.image_size = 384;
  script.info.context_length = 4096;
  script.image_delay = std::chrono::milliseconds(4);
  host.set_script(script);
  return host.loader();
}

core::engine::LoadPlanner chosenPlanner(bool fake, const tests::FakeHost& host) {
#ifdef BIFRONS_WITH_ENGINE
  if (!fake) return core::engine::plan_load;
#else
  Q_UNUSED(fake)
#endif
  return tests::cpuOnly(tests::plannerOfExamples(host));
}

QSize sizeFrom(const QString& text) {
  const QStringList parts = text.split(QLatin1Char('x'));
  return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
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
  draw(*page, next, 3, 5);
  // A fast machine may be done before it is looked at.
  const auto over = [&] { return page->model().running() == nullptr && page->model().queue().isEmpty(); };
  waitUntil([&] { return reached(*page, 0.6) || over(); });
  grabber.inBothThemes(QStringLiteral("create-drawing"));
  waitUntil([&] { return (page->model().queue().isEmpty() && reached(*page, 0.5)) || over(); });
  page->escape();
  waitUntil([&] { return page->model().running() == nullptr; });
  page->setPrompt(prompt);
  waitUntil({}, 100);
  grabber.inBothThemes(QStringLiteral("create"));
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

/// Qt's own dialog for files, as it is where the desktop has none.
void grabDialog(ui::MainWindow& window, Grabber& grabber) {
  window.findChild<ui::ModelSwitcher*>()->chooseFolder();
  auto* dialog = window.findChild<QFileDialog*>();
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("dialog-folder"), dialog);
  dialog->close();
  window.activateWindow();
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
  const QCommandLineOption only(QStringLiteral("only"), {}, QStringLiteral("NAME"));
  const QCommandLineOption part(QStringLiteral("part"), {}, QStringLiteral("WxH"));
  const QCommandLineOption language(QStringLiteral("language"), {}, QStringLiteral("WORD"), QStringLiteral("en"));
  parser.addOptions({out, fake, model, size, part, prompt, only, language});
  parser.process(application);
  const QString wanted = parser.value(only);
  const QStringList known{QString(), QStringLiteral("chat"), QStringLiteral("comfort"), QStringLiteral("library"),
                          QStringLiteral("models"), QStringLiteral("panes"), QStringLiteral("tiles")};
  if (!known.contains(wanted)) {
    std::cerr << "grab_window: there is no part “" << qPrintable(wanted) << "”. Nothing was drawn.\n";
    return 2;
  }
  QDir().mkpath(parser.value(out));

  const QTemporaryDir settings;
  qputenv("XDG_CACHE_HOME", settings.path().toUtf8());  // thumbnails of what is drawn here
  ui::Preferences preferences({.config = settings.path(), .data = settings.filePath(QStringLiteral("data")), .state = settings.path()});
  ui::installLanguage(ui::languageFrom(parser.value(language)));
  ui::theme().install();
  tests::FakeHost host;
  ui::EngineBridge bridge(chosenLoader(parser.isSet(fake), host));
  ui::Storage storage(settings.filePath(QStringLiteral("data")));
  tests::addConversations(storage);
  ui::MainWindow window(bridge, preferences, storage, chosenPlanner(parser.isSet(fake), host));
  window.resize(sizeFrom(parser.value(size)));
  window.show();
  window.activateWindow();
  window.loadModel({.folder = ui::toPath(parser.value(model))});
  waitUntil([&] { return bridge.model() != nullptr; });

  Grabber grabber(window, QDir(parser.value(out)), sizeFrom(parser.value(part)));
  if (wanted == QStringLiteral("chat")) return tests::grabChat(window, grabber), 0;
  if (wanted == QStringLiteral("library")) return tests::grabLibrary(window, grabber, preferences), 0;
  if (wanted == QStringLiteral("comfort")) return tests::grabComfort(window, grabber), 0;
  if (wanted == QStringLiteral("panes")) return tests::grabPanes(window, grabber), 0;
  if (wanted == QStringLiteral("tiles")) return tests::grabTiles(window, grabber), 0;
  if (parser.isSet(fake)) tests::grabModels(window, grabber, host, preferences);
  if (wanted == QStringLiteral("models")) return 0;
  grabDialog(window, grabber);
  grabCreate(window, grabber, parser.value(prompt), QStringLiteral("three yellow stars"));
  tests::grabTiles(window, grabber);
  tests::grabGallery(window, grabber);
  tests::grabChat(window, grabber);
  window.openPage(QStringLiteral("settings"));
  waitUntil({}, 300);
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
