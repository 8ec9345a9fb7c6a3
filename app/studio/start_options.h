#pragma once

#include <QString>
#include <QStringList>

#include "ui/frame/start_wish.h"

namespace app {

/// What the command line of the window says.
struct StartOptions {
  bool verbose = false;
  ui::StartWish model;
  QString page;        ///< chat, create or settings; empty: the first one
  QStringList files;   ///< absolute paths
  QString answer;      ///< help, version or what is wrong; the program prints it and ends with `exitStatus`
  int exitStatus = 0;
};

StartOptions startOptions(const QStringList& arguments);

}  // namespace app
