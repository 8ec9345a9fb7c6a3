#include "ui/models/download_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/widgets/size_words.h"
#include "ui/widgets/time_words.h"

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(DownloadWords)
};

QString percent(const DownloadProgress& progress) {
  const double fraction = downloadFraction(progress);
  return fraction < 0 ? QString() : Words::tr("%1 %").arg(static_cast<int>(fraction * 100));
}

QString bytes(const DownloadProgress& progress) {
  return progress.bytesTotal > 0 ? sizeOfSize(progress.bytesDone, progress.bytesTotal) : QString();
}

QString hereWords(const DownloadProgress& progress) {
  const QString done = bytes(progress);
  return done.isEmpty() ? QString() : Words::tr("%1 are here").arg(done);
}

QString fileWords(const DownloadProgress& progress) {
  if (progress.file.isEmpty()) return {};
  return progress.isChecked ? Words::tr("%1, its checksum is checked at the end").arg(progress.file) : progress.file;
}

QString joined(QStringList parts) {
  parts.removeAll(QString());
  return parts.join(QStringLiteral("  ·  "));
}

}  // namespace

double downloadFraction(const DownloadProgress& progress) {
  if (progress.bytesTotal <= 0) return -1;
  return std::clamp(static_cast<double>(progress.bytesDone) / static_cast<double>(progress.bytesTotal), 0.0, 1.0);
}

QString rateWords(const DownloadProgress& progress) {
  if (progress.bytesPerSecond <= 0) return {};
  return Words::tr("%1/s").arg(sizeWords(static_cast<qint64>(progress.bytesPerSecond)));
}

QString downloadTimeLeft(const DownloadProgress& progress) {
  if (progress.bytesPerSecond <= 0 || progress.bytesTotal <= 0) return {};
  return timeLeftWords(static_cast<double>(progress.bytesTotal - progress.bytesDone) / progress.bytesPerSecond);
}

QString downloadWords(const DownloadProgress& progress) {
  switch (progress.state) {
    case DownloadState::Waiting: return Words::tr("Waits until the download before it is done");
    case DownloadState::Listing: return Words::tr("Asking the source which files there are");
    case DownloadState::Checking: return joined({percent(progress), Words::tr("reading what is already here"), progress.file});
    case DownloadState::Retrying: return joined({percent(progress), bytes(progress), progress.sentence, Words::tr("Bifrons asks again by itself")});
    case DownloadState::Paused:
    case DownloadState::Cancelled:
    case DownloadState::Failed: return joined({percent(progress), hereWords(progress)});
    case DownloadState::Fetching:
    case DownloadState::Finished: break;
  }
  return joined({percent(progress), bytes(progress), rateWords(progress), downloadTimeLeft(progress), fileWords(progress)});
}

}  // namespace ui
