#include "ui/hub/download_failure.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>
#include <algorithm>

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Download)
};

DownloadFailure passing(const QString& sentence) {
  return {.problem = DownloadProblem::Unreachable, .sentence = sentence, .mayPass = true};
}

/// Open to some accounts only, or not open to this one.
DownloadFailure gated(const HubAnswer& answer) {
  const QString sentence =
      answer.hadToken
          ? Words::tr("“%1” refuses the access token for “%2”. Accept the model’s terms on its page there, or use another token.")
          : Words::tr("“%1” gives “%2” only to accounts that have accepted its terms. It needs an access token.");
  return {.problem = DownloadProblem::NeedsToken, .sentence = sentence.arg(answer.host, answer.repository)};
}

}  // namespace

DownloadFailure failureOf(QNetworkReply::NetworkError error, const QString& words, const QString& host) {
  switch (error) {
    case QNetworkReply::HostNotFoundError:
      return passing(Words::tr("“%1” cannot be found. This computer may be offline. What was fetched is kept.").arg(host));
    case QNetworkReply::ConnectionRefusedError:
      return passing(Words::tr("“%1” does not accept connections. What was fetched is kept.").arg(host));
    case QNetworkReply::SslHandshakeFailedError:
      return {.problem = DownloadProblem::Untrusted,
              .sentence = Words::tr("“%1” cannot prove who it is (%2). Nothing was taken from it; what was fetched before is kept.")
                              .arg(host, words)};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
      return passing(Words::tr("The proxy does not let Bifrons through (%1). Settings, Downloads, says which one is used. What was "
                        "fetched is kept.").arg(words));
    case QNetworkReply::RemoteHostClosedError:
      return passing(Words::tr("“%1” broke the connection. What was fetched is kept.").arg(host));
    default: break;
  }
  return passing(Words::tr("“%1” cannot be reached (%2). What was fetched is kept.").arg(host, words));
}

DownloadFailure failureOf(const HubAnswer& answer) {
  const QString status = QString::number(answer.status);
  const bool isClosed = answer.errorCode == "GatedRepo" || answer.status == 401 || answer.status == 403;
  if (isClosed && answer.errorCode != "RepoNotFound") return gated(answer);
  if (answer.status == 404 || answer.status == 410 || answer.errorCode == "RepoNotFound") {
    const QString missing = answer.file.isEmpty() ? Words::tr("“%1” has no model “%2”, or does not show it without an access token.")
                                                        .arg(answer.host, answer.repository)
                                                  : Words::tr("“%1” has no file “%2” of “%3”. What was fetched is kept.")
                                                        .arg(answer.host, answer.file, answer.repository);
    return {.problem = DownloadProblem::NotFound, .sentence = missing};
  }
  DownloadFailure failure = passing(Words::tr("“%1” answers with error %2. What was fetched is kept.").arg(answer.host, status));
  failure.waitAtLeast = askedWait(answer.retryAfter);
  if (answer.status == 429) {
    failure.sentence = Words::tr("“%1” has had too many requests from here. What was fetched is kept.").arg(answer.host);
  } else if (answer.status == 503 || answer.status == 502 || answer.status == 504) {
    failure.sentence = Words::tr("“%1” is busy or being repaired (%2). What was fetched is kept.").arg(answer.host, status);
  }
  failure.mayPass = answer.status >= 500 || answer.status == 429 || answer.status == 408 || answer.status == 416;
  return failure;
}

std::chrono::milliseconds askedWait(const QByteArray& retryAfter) {
  bool isNumber = false;
  const qlonglong seconds = retryAfter.trimmed().toLongLong(&isNumber);
  if (isNumber) return std::chrono::seconds(std::clamp<qlonglong>(seconds, 0, 86'400));
  QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(retryAfter.trimmed()),
                                           QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
  if (!date.isValid()) return {};
  date.setTimeSpec(Qt::UTC);
  return std::chrono::milliseconds(std::clamp<qint64>(QDateTime::currentDateTimeUtc().msecsTo(date), 0, 86'400'000));
}

std::chrono::milliseconds waitBefore(int tries, const DownloadFailure& failure, const DownloadPace& pace) {
  const qint64 doubled = pace.firstWait.count() << std::min(tries - 1, 20);
  const auto longest = static_cast<double>(std::min<qint64>(doubled, pace.longestWait.count()));
  const auto own = static_cast<qint64>(longest * (1 - QRandomGenerator::global()->generateDouble() / 3));
  return std::max(std::chrono::milliseconds(own), std::min(failure.waitAtLeast, pace.longestAskedWait));
}

}  // namespace ui
