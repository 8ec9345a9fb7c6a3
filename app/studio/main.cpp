#include <QApplication>
#include <QIcon>
#include <QScreen>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/logging/log_files.h"
#include "app/studio/end_signals.h"
#include "app/studio/single_instance.h"
#include "app/studio/start_options.h"
#include "core/base/log.h"
#include "core/base/standard_streams.h"
#include "core/engine/engine.h"
#include "core/engine/load_plan.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/qt_convert.h"
#include "ui/main_window.h"
#include "ui/settings/app_folders.h"
#include "ui/settings/appearance.h"
#include "ui/settings/cuda_row.h"
#include "ui/settings/preferences.h"
#include "ui/settings/run_marker.h"
#include "ui/store/storage.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/theme.h"

namespace {

core::log::Level levelOf(QtMsgType type) {
  switch (type) {
    case QtDebugMsg: return core::log::Level::debug;
    case QtInfoMsg: return core::log::Level::info;
    case QtWarningMsg: return core::log::Level::warning;
    case QtCriticalMsg:
    case QtFatalMsg: break;
  }
  return core::log::Level::error;
}

/// Qt's own messages go where ours go.
void takeQtMessage(QtMsgType type, const QMessageLogContext&, const QString& message) {
  core::log::write(levelOf(type), message.toStdString());
  if (type == QtFatalMsg) std::abort();
}

/// Says what the command line asks for. Returns the status to end with.
int tell(const app::StartOptions& options) {
  std::fputs(qPrintable(options.answer), options.exitStatus == 0 ? stdout : stderr);
  return options.exitStatus;
}

QIcon applicationIcon() {
  QIcon icon;
  for (const int size : {16, 32, 48, 64, 128, 256}) icon.addPixmap(ui::IconProvider::mark(size, 1));
  return icon;
}

app::HandedOver handedOver(const app::StartOptions& options) {
  const auto& folder = options.model.folder;
  return {.page = options.page,
          .model = folder && !folder->empty() ? ui::fromPath(std::filesystem::absolute(*folder)) : QString(),
          .files = options.files};
}

/// What another start asked for, in the window that is there.
/// The first window leaves room for its frame where the screen is small.
void fitToScreen(ui::MainWindow& window) {
  constexpr QSize frame(2, 40);
  window.resize(window.size().boundedTo(window.screen()->availableSize() - frame));
}

void takeOver(ui::MainWindow& window, const app::HandedOver& wanted) {
  core::log::info("Another start has handed over what it was asked");
  if (!wanted.page.isEmpty()) window.openPage(wanted.page);
  window.openFiles(wanted.files);
  if (!wanted.model.isEmpty()) window.loadFolder(ui::toPath(wanted.model));
  window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
  window.show();
  window.raise();
  window.activateWindow();
}

}  // namespace

int main(int argc, char** argv) {
  core::occupy_closed_streams();
  if (app::asksForWords(argc, argv)) {
    const QCoreApplication withoutDisplay(argc, argv);
    const app::StartOptions options = app::startOptions(QCoreApplication::arguments());
    if (options.exitStatus == 0 && !options.answer.isEmpty()) return tell(options);
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("bifrons"));
  QApplication::setApplicationDisplayName(QStringLiteral("Bifrons"));
  QApplication::setApplicationVersion(QStringLiteral(BIFRONS_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("org.bifrons.Bifrons"));

  const app::StartOptions options = app::startOptions(QApplication::arguments());
  if (!options.answer.isEmpty()) return tell(options);
  app::start_logging("bifrons", options.verbose ? app::Verbosity::verbose : app::Verbosity::quiet);
  qInstallMessageHandler(takeQtMessage);
  core::log::info("Bifrons " BIFRONS_VERSION " starts");

  app::SingleInstance instance(app::instanceSocket(ui::appFolders().data));
  if (!options.newInstance) {
    const auto start = instance.claim(handedOver(options));
    if (start == app::SingleInstance::Start::HandedOver) return 0;
    if (start == app::SingleInstance::Start::NoAnswer) {
      std::fputs("bifrons: Bifrons runs already and does not answer. --new-instance opens another window.\n", stderr);
      return 1;
    }
  }

  const ui::RunMarker marker(ui::appFolders().state);
  ui::Preferences preferences(ui::appFolders());
  ui::nameCudaFolder(preferences);
  ui::installLanguage(preferences.language());
  ui::followAppearance(ui::theme(), preferences);
  ui::theme().install();
  QApplication::setWindowIcon(applicationIcon());

  ui::EngineBridge bridge(core::engine::load_engine);
  ui::Storage storage(ui::appFolders().data);
  ui::MainWindow window(bridge, preferences, storage, core::engine::plan_load);
  if (preferences.windowGeometry().isEmpty()) fitToScreen(window);
  if (!options.page.isEmpty()) window.openPage(options.page);
  window.show();
  const app::EndSignals ending;
  QObject::connect(&ending, &app::EndSignals::asked, &window, [&window] {
    window.close();
    QApplication::quit();
  });
  QObject::connect(&instance, &app::SingleInstance::asked, &window,
                   [&window](const app::HandedOver& wanted) { takeOver(window, wanted); });
  // The first frame is on the screen before the engine thread gets its work.
  QTimer::singleShot(0, &window, [&] {
    ui::StartWish wish = options.model;
    wish.isAfterCrash = marker.wasUnclean();
    window.loadAtStart(wish);
    window.openFiles(options.files);
  });
  const int status = QApplication::exec();
  core::log::info("Bifrons ends");
  qInstallMessageHandler(nullptr);
  return status;
}
