#include "ui/hub/file_download.h"

#include <QLocale>
#include <QRegularExpression>
#include <utility>

#include "ui/hub/download_failure.h"

namespace ui {
namespace {

constexpr qint64 readAtOnce = 8'000'000;

QString bytesWords(qint64 bytes) { return QLocale().toString(bytes); }

/// The first byte that "bytes 100-199/200" begins with, if the whole has `total`; else -1.
qint64 firstOfRange(const QByteArray& contentRange, qint64 total) {
  static const QRegularExpression spelling(QStringLiteral("\\Abytes (\\d+)-\\d+/(\\d+|\\*)\\z"));
  const auto match = spelling.match(QString::fromLatin1(contentRange.trimmed()));
  const QString all = match.captured(2);
  if (!match.hasMatch() || (all != QLatin1String("*") && all.toLongLong() != total)) return -1;
  return match.captured(1).toLongLong();
}

}  // namespace

FileDownload::FileDownload(QNetworkAccessManager& network, const HubSource& source, const DownloadPace& pace, Task task,
                           QObject* parent)
    : QObject(parent), m_network(network), m_source(source), m_pace(pace), m_task(std::move(task)),
      m_part(m_task.folder, m_task.file) {
  m_next.setSingleShot(true);
  connect(&m_next, &QTimer::timeout, this, &FileDownload::ask);
}

void FileDownload::setState(DownloadState state) {
  if (state == std::exchange(m_state, state)) return;
  Q_EMIT progressed();
}

void FileDownload::start() {
  if (m_part.isDone()) return end({});
  if (stopsAt(m_part.open())) return;
  m_most = m_part.unread();
  if (m_part.unread() > 0) setState(DownloadState::Checking);
  readFound();
}

/// A piece at a time: whoever pauses, or another file, does not wait for gigabytes.
void FileDownload::readFound() {
  if (m_isHalted) return;
  if (m_part.unread() == 0) return ask();
  if (stopsAt(m_part.readFound(readAtOnce))) return;
  Q_EMIT progressed();
  QMetaObject::invokeMethod(this, &FileDownload::readFound, Qt::QueuedConnection);
}

void FileDownload::ask() {
  if (m_part.size() == m_task.file.bytes) return check();
  setState(DownloadState::Fetching);
  HubReply::Question question{
      .address = fileAddress(m_source.endpoint, m_task.repository, m_task.revision, m_task.file.path)};
  if (m_part.size() > 0) {
    question.headers.append({"Range", "bytes=" + QByteArray::number(m_part.size()) + "-"});
    if (!m_part.tag().isEmpty()) question.headers.append({"If-Range", m_part.tag()});
  }
  m_reply = std::make_unique<HubReply>(m_network, m_source, std::move(question), m_pace.stall, nullptr);
  connect(m_reply.get(), &HubReply::answered, this, &FileDownload::onAnswered);
  connect(m_reply.get(), &HubReply::arrived, this, &FileDownload::onArrived);
  connect(m_reply.get(), &HubReply::ended, this, &FileDownload::onEnded);
}

/// Makes the part fit what is about to arrive.
void FileDownload::onAnswered() {
  const int status = m_reply->status();
  if (status != 200 && status != 206) return;
  const bool goesOn = status == 206 && firstOfRange(m_reply->header("Content-Range"), m_task.file.bytes) == m_part.size();
  if (!goesOn && m_part.size() > 0 && stopsAt(m_part.startOver())) return;  // another file, or no ranges here
  if (!goesOn && status == 206) return tryAgain(otherPart());
  const QByteArray length = m_reply->header("Content-Length");
  if (!length.isEmpty() && m_part.size() + length.toLongLong() != m_task.file.bytes) {
    return end(wrongLength(m_part.size() + length.toLongLong()));
  }
  const QByteArray tag = m_reply->header("ETag");
  (void)stopsAt(m_part.setTag(tag.startsWith("W/") ? QByteArray() : tag));
}

void FileDownload::onArrived() {
  if (m_reply->status() != 200 && m_reply->status() != 206) return;
  const QByteArray bytes = m_reply->read();
  if (m_part.size() + bytes.size() > m_task.file.bytes) return end(wrongLength(m_part.size() + bytes.size()));
  if (stopsAt(m_part.write(bytes))) return;
  if (m_part.size() > m_most) {
    m_most = m_part.size();
    m_tries = 0;
  }
  Q_EMIT progressed();
}

void FileDownload::onEnded() {
  const int status = m_reply->status();
  if (m_reply->failure().isFailure()) return tryAgain(m_reply->failure());
  if (status == 416 && m_part.size() > 0) {
    if (stopsAt(m_part.startOver())) return;
    return tryAgain(otherPart());
  }
  if (status != 200 && status != 206) return tryAgain(unexpected());
  if (m_part.size() < m_task.file.bytes) {
    return tryAgain(failureOf(QNetworkReply::RemoteHostClosedError, {}, m_reply->address().host()));
  }
  check();
}

DownloadFailure FileDownload::unexpected() const {
  return failureOf({.status = m_reply->status(),
                    .errorCode = m_reply->header("X-Error-Code"),
                    .retryAfter = m_reply->header("Retry-After"),
                    .host = m_reply->address().host(),
                    .repository = m_task.repository,
                    .file = m_task.file.path,
                    .hadToken = !m_source.token.isEmpty()});
}

DownloadFailure FileDownload::otherPart() const {
  return {.problem = DownloadProblem::Damaged,
          .sentence = tr("“%1” does not have the rest of “%2”. The file is fetched from its beginning; the others are kept.")
                          .arg(m_reply->address().host(), m_task.file.path),
          .mayPass = true};
}

DownloadFailure FileDownload::wrongLength(qint64 bytes) const {
  return {.problem = DownloadProblem::Damaged,
          .sentence = tr("“%1” is not the file that the source lists: it has %2 bytes in place of %3. The other files are "
                         "kept.").arg(m_task.file.path, bytesWords(bytes), bytesWords(m_task.file.bytes))};
}

void FileDownload::check() {
  if (m_part.isRight()) return end(m_part.finish());
  if (stopsAt(m_part.startOver())) return;
  const DownloadFailure wrong{
      .problem = DownloadProblem::Damaged,
      .sentence = tr("The checksum of “%1” is not the one that the source lists. Its bytes were thrown away; the other "
                     "files are kept.").arg(m_task.file.path),
      .mayPass = true};
  if (std::exchange(m_wasWrong, true)) return end(wrong);
  tryAgain(wrong);
}

void FileDownload::tryAgain(const DownloadFailure& failure) {
  m_failure = failure;
  ++m_tries;
  if (!failure.mayPass || m_tries >= m_pace.tries) return end(failure);
  dropReply();
  m_next.start(waitBefore(m_tries, failure, m_pace));
  setState(DownloadState::Retrying);
}

bool FileDownload::stopsAt(const DownloadFailure& failure) {
  if (failure.isFailure()) end(failure);
  return failure.isFailure();
}

/// It may be the one that calls.
void FileDownload::dropReply() {
  if (!m_reply) return;
  m_reply->disconnect(this);
  m_reply.release()->deleteLater();
}

void FileDownload::halt() {
  m_next.stop();
  m_isHalted = true;
  dropReply();
}

void FileDownload::end(const DownloadFailure& failure) {
  halt();
  m_failure = failure;
  m_state = failure.isFailure() ? DownloadState::Failed : DownloadState::Finished;
  Q_EMIT ended();
}

}  // namespace ui
