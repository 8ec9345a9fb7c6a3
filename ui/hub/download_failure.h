#pragma once

#include <QNetworkReply>
#include <QString>

#include "ui/hub/download.h"

namespace ui {

/// What the line says: no such host, not reachable, TLS, broken. `host`: that was asked.
DownloadFailure failureOf(QNetworkReply::NetworkError error, const QString& words, const QString& host);

/// What an answer means that is not the one that was wanted.
struct HubAnswer {
  int status = 0;
  QByteArray errorCode;   ///< X-Error-Code
  QByteArray retryAfter;  ///< Retry-After
  QString host;
  QString repository;
  QString file;  ///< may be empty: the list was asked for
  bool hadToken = false;
};
DownloadFailure failureOf(const HubAnswer& answer);

/// A Retry-After header, in seconds or as a date; 0 without one.
std::chrono::milliseconds askedWait(const QByteArray& retryAfter);

/// How long to wait before try number `tries` + 1: longer each time, by chance up to a third shorter, so that many who
/// were sent away do not come back together; never less than the source asks for.
std::chrono::milliseconds waitBefore(int tries, const DownloadFailure& failure, const DownloadPace& pace);

}  // namespace ui
