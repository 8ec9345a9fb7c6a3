#include "tests/ui/hub/hub_server.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutexLocker>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>
#include <algorithm>

namespace tests {
namespace {

const QString filePrefix = QStringLiteral("/org/tiny/resolve/");
const QString treePrefix = QStringLiteral("/api/models/org/tiny/tree/");

QJsonObject entryOf(const QString& path, const QByteArray& content) {
  QJsonObject entry{{QStringLiteral("type"), QStringLiteral("file")},
                    {QStringLiteral("path"), path},
                    {QStringLiteral("size"), content.size()},
                    {QStringLiteral("oid"), QString::fromLatin1(gitSha1(content))}};
  if (path.endsWith(QLatin1String(".json")) || path.endsWith(QLatin1String(".md"))) return entry;
  const QByteArray sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
  entry.insert(QStringLiteral("lfs"), QJsonObject{{QStringLiteral("oid"), QString::fromLatin1(sha256)},
                                                  {QStringLiteral("size"), content.size()}});
  return entry;
}

HubRequest parse(const QByteArray& head) {
  const QList<QByteArray> lines = head.split('\n');
  const QList<QByteArray> words = lines.first().trimmed().split(' ');
  HubRequest request{.method = words.value(0), .path = QString::fromLatin1(words.value(1)), .headers = {}};
  for (const QByteArray& line : lines.mid(1)) {
    const qsizetype colon = line.indexOf(':');
    if (colon > 0) request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
  }
  return request;
}

}  // namespace

/// One line to someone, and its requests, one after the other.
class HubConnection : public QObject {
 public:
  HubConnection(HubServer& server, QTcpSocket* socket) : QObject(socket), m_server(server), m_socket(socket) {
    connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(&m_slow, &QTimer::timeout, this, [this] { writeSome(); });
  }

 private:
  void read() {
    m_head += m_socket->readAll();
    constexpr char tlsHello = 0x16;
    if (m_head.startsWith(tlsHello)) {
      m_socket->write("HTTP/1.1 400 no TLS here\r\n\r\n");
      return m_socket->disconnectFromHost();
    }
    if (!m_head.contains("\r\n\r\n")) return;
    const HubRequest request = parse(m_head);
    m_head.clear();
    m_answer = m_server.answer(request);
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_answer.status) + " X\r\nContent-Length: " +
                      QByteArray::number(m_answer.content.size()) + "\r\n";
    for (const QByteArray& header : m_answer.headers) head += header + "\r\n";
    m_socket->write(head + "\r\n");
    m_sent = 0;
    if (request.method != "HEAD") send();
  }

  void send() {
    const Fault& fault = m_answer.fault;
    switch (fault.kind) {
      case Fault::Kind::Drop:  // not at once: where nothing was read yet Qt itself asks again
        m_socket->write(m_answer.content.left(fault.bytes));
        return QTimer::singleShot(50, m_socket, [this] { m_socket->disconnectFromHost(); });
      case Fault::Kind::Hang: m_socket->write(m_answer.content.left(fault.bytes)); break;
      case Fault::Kind::Slow: return m_slow.start(5);
      default: m_socket->write(m_answer.content); break;
    }
  }

  void writeSome() {
    m_socket->write(m_answer.content.mid(m_sent, m_answer.fault.bytes));
    m_sent += m_answer.fault.bytes;
    if (m_sent >= m_answer.content.size()) m_slow.stop();
  }

  HubServer& m_server;
  QTcpSocket* m_socket;
  QByteArray m_head;
  HubServer::Answer m_answer;
  QTimer m_slow;
  qint64 m_sent = 0;
};

QByteArray gitSha1(const QByteArray& content) {
  return QCryptographicHash::hash("blob " + QByteArray::number(content.size()) + QByteArray(1, '\0') + content,
                                  QCryptographicHash::Sha1).toHex();
}

HubServer::HubServer() {
  m_server = new QTcpServer;  // it lives on the thread, and goes there
  m_server->moveToThread(&m_thread);
  QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this] {
    while (QTcpSocket* socket = m_server->nextPendingConnection()) new HubConnection(*this, socket);
  });
  QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
  m_thread.start();
  QMetaObject::invokeMethod(m_server, [this] {
    if (m_server->listen(QHostAddress::LocalHost)) m_port = m_server->serverPort();
  }, Qt::BlockingQueuedConnection);
}

HubServer::~HubServer() {
  m_thread.quit();
  m_thread.wait();
}

QUrl HubServer::endpoint() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }

void HubServer::setFile(const QString& path, const QByteArray& content, const QByteArray& tag) {
  const QMutexLocker lock(&m_mutex);
  const QByteArray own = QCryptographicHash::hash(content, QCryptographicHash::Md5).toHex();
  m_files[path] = {content, '"' + (tag.isEmpty() ? own : tag) + '"'};
}

void HubServer::removeFile(const QString& path) {
  const QMutexLocker lock(&m_mutex);
  m_files.remove(path);
}

void HubServer::addFault(const QString& path, const Fault& fault, int times) {
  const QMutexLocker lock(&m_mutex);
  for (int i = 0; i < times; ++i) m_faults[path].append(fault);
}

void HubServer::setPageSize(int files) {
  const QMutexLocker lock(&m_mutex);
  m_pageSize = files;
}

void HubServer::setTree(const QByteArray& json) {
  const QMutexLocker lock(&m_mutex);
  m_tree = json;
}

void HubServer::setCommit(const QByteArray& name) {
  const QMutexLocker lock(&m_mutex);
  m_commit = name;
}

QList<HubRequest> HubServer::requests() const {
  const QMutexLocker lock(&m_mutex);
  return m_requests;
}

QList<HubRequest> HubServer::requestsFor(const QString& path) const {
  QList<HubRequest> found;
  for (const HubRequest& each : requests()) {
    if (each.method == "GET" && each.path.endsWith(QLatin1Char('/') + path)) found.append(each);
  }
  return found;
}

Fault HubServer::takeFault(const QString& path) {
  QList<Fault>& faults = m_faults[path];
  return faults.isEmpty() ? Fault{} : faults.takeFirst();
}

HubServer::Answer HubServer::answer(const HubRequest& request) {
  const QMutexLocker lock(&m_mutex);
  m_requests.append(request);
  const QUrl address(request.path);
  const QString path = address.path();
  if (path.startsWith(treePrefix)) {
    return treeAnswer(request, QUrlQuery(address).queryItemValue(QStringLiteral("cursor")).toInt());
  }
  if (path.startsWith(filePrefix)) {
    const QString revision = path.mid(filePrefix.size()).section(QLatin1Char('/'), 0, 0);
    if (revision == QLatin1String("main") || revision.toLatin1() == m_commit) {
      return fileAnswer(request, path.mid(filePrefix.size()).section(QLatin1Char('/'), 1));
    }
  }
  if (path.startsWith(QLatin1String("/cdn/"))) return fileAnswer(request, path.mid(5));
  return {.status = 404, .headers = {"X-Error-Code: EntryNotFound"}, .content = {}, .fault = {}};
}

HubServer::Answer HubServer::treeAnswer(const HubRequest& request, int page) {
  Answer answer{.headers = {"Content-Type: application/json"}, .fault = takeFault(QStringLiteral("tree"))};
  if (answer.fault.kind == Fault::Kind::Status) {
    answer.status = answer.fault.status;
    answer.headers += answer.fault.headers;
    return answer;
  }
  QStringList paths = m_files.keys();
  std::sort(paths.begin(), paths.end());
  QJsonArray entries;
  for (const QString& path : paths.mid(page * m_pageSize, m_pageSize)) entries.append(entryOf(path, m_files[path].content));
  answer.content = m_tree.isEmpty() ? QJsonDocument(entries).toJson() : m_tree;
  if (m_tree.isEmpty() && (page + 1) * m_pageSize < paths.size()) {
    const QByteArray own = request.path.section(QLatin1Char('?'), 0, 0).toLatin1();
    answer.headers += "Link: <" + own + "?recursive=true&cursor=" + QByteArray::number(page + 1) + ">; rel=\"next\"";
  }
  return answer;
}

HubServer::Answer HubServer::fileAnswer(const HubRequest& request, const QString& path) {
  const bool isHead = request.method == "HEAD";
  Answer answer{.headers = {"X-Repo-Commit: " + m_commit},
                .fault = isHead ? takeFault(QStringLiteral("HEAD")) : takeFault(path)};
  if (answer.fault.kind == Fault::Kind::Status) {
    answer.status = answer.fault.status;
    answer.headers += answer.fault.headers;
    return answer;
  }
  if (!m_files.contains(path)) {
    return {.status = 404, .headers = {"X-Error-Code: EntryNotFound"}, .content = {}, .fault = {}};
  }
  const File& file = m_files[path];
  answer.headers += "ETag: " + file.tag;
  answer.content = file.content;
  if (answer.fault.kind == Fault::Kind::WrongBytes) answer.content.back() = static_cast<char>(~answer.content.back());
  if (answer.fault.kind == Fault::Kind::Shorter) answer.content.chop(answer.fault.bytes);
  const QByteArray range = request.headers.value("range");
  const QByteArray condition = request.headers.value("if-range");
  const bool takesRange = answer.fault.kind != Fault::Kind::IgnoreRange && (condition.isEmpty() || condition == file.tag);
  if (isHead || range.isEmpty() || !takesRange) return answer;
  qint64 first = range.mid(6).chopped(1).toLongLong();
  if (first >= answer.content.size()) return {.status = 416, .headers = {}, .content = {}, .fault = {}};
  if (answer.fault.kind == Fault::Kind::OtherRange) --first;
  answer.status = 206;
  const QByteArray size = QByteArray::number(answer.content.size());
  answer.headers += "Content-Range: bytes " + QByteArray::number(first) + "-" +
                    QByteArray::number(answer.content.size() - 1) + "/" + size;
  answer.content = answer.content.mid(first);
  return answer;
}

}  // namespace tests
