#include "ui/hub/hub_reply.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <utility>

#include "ui/hub/download_failure.h"

namespace ui {
namespace {

constexpr int mostRedirects = 10;
constexpr qint64 bufferBytes = 4'000'000;  // more would only lie in memory while the disk is slower than the line

bool isRedirect(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

}  // namespace

HubReply::HubReply(QNetworkAccessManager& network, const HubSource& source, Question question,
                   std::chrono::milliseconds stall, QObject* parent)
    : QObject(parent), m_network(network), m_source(source), m_question(std::move(question)) {
  m_stall.setSingleShot(true);
  m_stall.setInterval(stall);
  connect(&m_stall, &QTimer::timeout, this, [this] {
    fail({.problem = DownloadProblem::Unreachable,
          .sentence = tr("“%1” has sent nothing for a while. What was fetched is kept.").arg(m_question.address.host()),
          .mayPass = true});
  });
  ask();
}

HubReply::~HubReply() {
  if (m_reply.isNull()) return;
  m_reply->disconnect(this);
  m_reply->abort();
  m_reply->deleteLater();
}

QByteArray HubReply::header(const QByteArray& name) const {
  const QByteArray own = m_reply.isNull() ? QByteArray() : m_reply->rawHeader(name);
  return own.isEmpty() ? m_headersOnTheWay.value(name.toLower()) : own;
}

QByteArray HubReply::read() { return m_reply.isNull() ? QByteArray() : m_reply->readAll(); }

void HubReply::ask() {
  QNetworkRequest request(m_question.address);
  request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
  request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
  request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
  request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
  request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Bifrons/" BIFRONS_VERSION));
  request.setRawHeader("Accept-Encoding", "identity");  // lengths and ranges are those of the file
  for (const auto& [name, value] : m_question.headers) request.setRawHeader(name, value);
  if (!m_source.token.isEmpty() && mayGetToken(m_question.address, m_source.endpoint)) {
    request.setRawHeader("Authorization", "Bearer " + m_source.token.toLatin1());
  }
  m_isAnswered = false;
  m_reply = m_question.onlyHeaders ? m_network.head(request) : m_network.get(request);
  m_reply->setReadBufferSize(bufferBytes);
  connect(m_reply, &QNetworkReply::metaDataChanged, this, &HubReply::take);
  connect(m_reply, &QNetworkReply::readyRead, this, &HubReply::take);
  connect(m_reply, &QNetworkReply::finished, this, &HubReply::finish);
  m_stall.start();
}

void HubReply::take() {
  m_stall.start();
  m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  if (m_status == 0 || isRedirect(m_status)) return;
  if (!std::exchange(m_isAnswered, true)) Q_EMIT answered();
  if (m_reply->bytesAvailable() > 0) Q_EMIT arrived();
}

void HubReply::finish() {
  m_stall.stop();
  m_status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
  if (isRedirect(m_status)) {
    if (follow()) return;
  } else if (m_status == 0 || (m_status < 300 && m_reply->error() != QNetworkReply::NoError)) {
    m_failure = failureOf(m_reply->error(), m_reply->errorString(), m_question.address.host());
  }
  take();  // the last bytes count, however it ended
  m_stall.stop();
  Q_EMIT ended();
}

/// False where it leads nowhere.
bool HubReply::follow() {
  const QUrl target = m_question.address.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location")));
  const bool isWeb = target.scheme() == QLatin1String("https") ||
                     (target.scheme() == QLatin1String("http") && m_question.address.scheme() == target.scheme());
  if (!isWeb || target.host().isEmpty() || ++m_redirects > mostRedirects) {
    m_failure = {.problem = DownloadProblem::Unreachable,
                 .sentence = m_redirects > mostRedirects
                                 ? tr("“%1” sends Bifrons on in a circle. What was fetched is kept.")
                                 : tr("“%1” sends Bifrons on to an address that it does not follow. What was fetched is kept.")};
    m_failure.sentence = m_failure.sentence.arg(m_question.address.host());
    return false;
  }
  for (const auto& [name, value] : m_reply->rawHeaderPairs()) {
    if (!m_headersOnTheWay.contains(name.toLower())) m_headersOnTheWay.insert(name.toLower(), value);
  }
  m_reply->disconnect(this);
  m_reply->deleteLater();
  m_question.address = target;
  ask();
  return true;
}

void HubReply::fail(const DownloadFailure& failure) {
  m_failure = failure;
  m_stall.stop();
  m_reply->disconnect(this);
  m_reply->abort();
  Q_EMIT ended();
}

}  // namespace ui
