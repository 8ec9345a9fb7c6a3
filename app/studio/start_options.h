#pragma once

#include <QString>
#include <QStringList>

#include "ui/frame/start_wish.h"

namespace app {

/// The pages of the window that the command line knows.
QStringList pageNames();

/// What the command line of the window says.
struct StartOptions {
  bool verbose = false;
  bool newInstance = false;  ///< beside one that runs already
  ui::StartWish model;
  QString page;        ///< one of pageNames(); empty: the one that was shown last
  QStringList files;   ///< absolute paths
  QString answer;      ///< help, version or what is wrong; the program prints it and ends with `exitStatus`
  int exitStatus = 0;
};

/// Whether the command line may ask for help or the version. They are told before the application of the window is made, for
/// Qt ends a program that has no display.
bool asksForWords(int argc, const char* const* argv);

StartOptions startOptions(const QStringList& arguments);

}  // namespace app
