#pragma once

#include <QList>
#include <QString>
#include <QUrl>
#include <filesystem>

#include "core/engine/load_plan.h"

namespace ui {

/// A model as the page Models lists it: one that is on this computer, or one that can be downloaded.
struct ListedModel {
  QString id;  ///< path of its folder, or its repository; empty: the built-in one
  QString name;
  QString purpose;  ///< what it is for, or where it is
  QString licence;
  QString licenceText;
  QUrl licenceAddress;
  QString repository;
  std::filesystem::path folder;  ///< as in LoadRequest
  bool isHere = false;
  bool isOurs = false;  ///< may be removed from the disk
  qint64 bytes = 0;
  std::vector<core::engine::MemoryNeed> needs;  ///< one picture at a time, per precision
  core::engine::Precision precision = core::engine::Precision::automatic;  ///< that it would be loaded in
  bool isEstimate = false;  ///< the needs come from the catalogue's numbers
  QString problem;          ///< why it cannot be loaded; empty when it can, or that is not known yet
};

}  // namespace ui
