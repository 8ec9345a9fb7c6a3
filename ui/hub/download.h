#pragma once

#include <QString>
#include <QtGlobal>
#include <chrono>
#include <functional>

#include "ui/hub/hub_source.h"

namespace ui {

enum class DownloadState {
  Waiting,   ///< for its turn, while another model is fetched
  Listing,   ///< asking the source what there is
  Fetching,
  Checking,  ///< reading what is already here, before the rest is fetched
  Retrying,  ///< waiting before the source is asked again
  Paused,    ///< the parts are kept
  Failed,    ///< the parts are kept
  Finished,
  Cancelled
};

/// Nothing happens any more by itself.
[[nodiscard]] constexpr bool isOver(DownloadState state) {
  return state == DownloadState::Paused || state == DownloadState::Failed || state == DownloadState::Finished ||
         state == DownloadState::Cancelled;
}

/// What went wrong, as far as the window's answer to it differs.
enum class DownloadProblem {
  None,
  Unreachable,  ///< offline, or no such host, or the line broke again and again: another source may help
  Untrusted,    ///< TLS
  NeedsToken,   ///< the repository is open to some accounts only
  NotFound,
  Damaged,      ///< length or checksum are wrong
  DiskFull,
  NotWritable,
  InUse,        ///< another Bifrons is at it
  BadListing
};

/// Why a step failed.
struct DownloadFailure {
  DownloadProblem problem = DownloadProblem::None;
  QString sentence;
  bool mayPass = false;  ///< the same request may succeed later
  std::chrono::milliseconds waitAtLeast{0};  ///< that the source asks for

  [[nodiscard]] bool isFailure() const { return problem != DownloadProblem::None; }
};

/// What is to be fetched, and where to.
struct DownloadOrder {
  QString repository;
  QString modelsFolder;  ///< the model becomes a folder in it
  HubSource source;
  bool listAnew = false;  ///< ask the source once more what there is: a file was not what its list says
};

/// A snapshot of how far a download is.
struct DownloadProgress {
  QString repository;
  DownloadState state = DownloadState::Waiting;
  qint64 bytesDone = 0;
  qint64 bytesTotal = 0;      ///< 0 while not known
  double bytesPerSecond = 0;  ///< over the last seconds; 0 while not known
  QString file;               ///< the one in work, or that failed
  bool isChecked = false;     ///< that the file's checksum is known
  int filesDone = 0;
  int files = 0;
  DownloadProblem problem = DownloadProblem::None;
  QString sentence;  ///< why it waits or failed
  QString folder;    ///< of the finished model
};

/// How patient a download is. Tests take shorter times.
struct DownloadPace {
  std::chrono::milliseconds stall{30'000};         ///< without a byte, before the line counts as broken
  std::chrono::milliseconds firstWait{1'000};      ///< before the second try; doubles with each
  std::chrono::milliseconds longestWait{60'000};
  std::chrono::milliseconds longestAskedWait{600'000};  ///< of what a source asks for
  int tries = 6;           ///< in a row without a new byte
  int filesAtOnce = 2;
  qint64 spareBytes = 200'000'000;  ///< that stay free on the disk
  std::function<qint64(const QString& folder)> freeBytes;  ///< empty: as the system says; below 0: not known
};

}  // namespace ui
