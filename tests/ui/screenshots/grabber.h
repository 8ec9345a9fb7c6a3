#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <functional>
#include <iostream>
#include <utility>

#include "ui/main_window.h"
#include "ui/theme/theme.h"

namespace tests {

constexpr int longestWaitMs = 600'000;

/// Works through the events until `done`, or for a fixed time when `done` is empty.
inline void waitUntil(const std::function<bool()>& done, int atMostMs = longestWaitMs) {
  QElapsedTimer clock;
  clock.start();
  while (clock.elapsed() < atMostMs && !(done && done())) {
    QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
  }
}

/// Saves what the window, or a dialog over it, looks like: NAME-light.png and NAME-dark.png. Of the window its upper right
/// part alone where `part` says how large that is.
class Grabber {
 public:
  Grabber(ui::MainWindow& window, QDir folder, QSize part) : window_(window), folder_(std::move(folder)), part_(part) {}

  void inBothThemes(const QString& name, QWidget* dialog = nullptr) {
    QWidget* shown = dialog != nullptr ? dialog : &window_;
    for (const bool dark : {false, true}) {
      ui::theme().setChoice(dark ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
      waitUntil({}, 60);
      const QString file = folder_.filePath(name + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")));
      const QImage whole = shown->grab().toImage().convertToFormat(QImage::Format_RGB888);
      const bool isPart = dialog == nullptr && !part_.isEmpty();
      constexpr int smallest = 0;
      (isPart ? whole.copy(whole.width() - part_.width(), 0, part_.width(), part_.height()) : whole).save(file, "PNG", smallest);
      std::cout << qPrintable(file) << '\n';
    }
  }

 private:
  ui::MainWindow& window_;
  QDir folder_;
  QSize part_;
};

}  // namespace tests
