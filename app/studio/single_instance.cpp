#include "app/studio/single_instance.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QLockFile>
#include <QTimer>
#include <utility>

#include "app/studio/start_options.h"
#include "core/base/log.h"

namespace app {
namespace {

constexpr int version = 1;
constexpr qint64 mostBytes = 1 << 20;
constexpr int mostFiles = 1000;
constexpr int connectMs = 1000;
constexpr int answerMs = 5000;
constexpr int idleMs = 5000;  // a guest that says nothing for so long is shown out
const QByteArray answer = QByteArrayLiteral("taken\n");

/// A folder that the user alone can enter, made if need be; false where somebody else has put something in its place.
bool isOwnFolder(const QString& path) {
  const QByteArray name = QFile::encodeName(path);
  ::mkdir(name.constData(), S_IRWXU);
  struct stat about{};
  if (::lstat(name.constData(), &about) != 0 || !S_ISDIR(about.st_mode) || about.st_uid != ::getuid()) return false;
  return (about.st_mode & (S_IRWXG | S_IRWXO)) == 0 || ::chmod(name.constData(), S_IRWXU) == 0;
}

bool isPage(const QString& name) { return name.isEmpty() || pageNames().contains(name); }

bool isAbsolute(const QString& path) { return QDir::isAbsolutePath(path) && !path.contains(QChar(u'\0')); }

}  // namespace

QByteArray toMessage(const HandedOver& handed) {
  const QJsonObject message{{QStringLiteral("version"), version},
                            {QStringLiteral("page"), handed.page},
                            {QStringLiteral("model"), handed.model},
                            {QStringLiteral("files"), QJsonArray::fromStringList(handed.files)}};
  return QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<HandedOver> fromMessage(const QByteArray& line) {
  const QJsonObject message = QJsonDocument::fromJson(line).object();
  const QJsonValue page = message[QStringLiteral("page")], model = message[QStringLiteral("model")];
  const QJsonValue files = message[QStringLiteral("files")];
  if (message[QStringLiteral("version")].toInt() != version || !page.isString() || !model.isString() || !files.isArray()) {
    return std::nullopt;
  }
  HandedOver handed{.page = page.toString(), .model = model.toString()};
  if (!isPage(handed.page) || files.toArray().size() > mostFiles) return std::nullopt;
  if (!handed.model.isEmpty() && !isAbsolute(handed.model)) return std::nullopt;
  for (const QJsonValue& file : files.toArray()) {
    if (!file.isString() || !isAbsolute(file.toString())) return std::nullopt;
    handed.files.append(file.toString());
  }
  return handed;
}

QString instanceSocket(const QString& dataFolder) {
  const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
  QString folder = runtime + QStringLiteral("/bifrons");
  if (!QDir::isAbsolutePath(runtime) || !QFileInfo(runtime).isDir()) {
    folder = QStringLiteral("%1/bifrons-%2").arg(QDir::tempPath(), QString::number(::getuid()));
  }
  if (!isOwnFolder(folder)) return {};
  // A short name: the path of a socket has room for some hundred letters.
  const QByteArray whose = QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex().left(12);
  return QStringLiteral("%1/%2.socket").arg(folder, QString::fromLatin1(whose));
}

SingleInstance::SingleInstance(QString socket, QObject* parent) : QObject(parent), m_socket(std::move(socket)) {
  m_server.setSocketOptions(QLocalServer::UserAccessOption);
  connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::welcome);
}

SingleInstance::Start SingleInstance::claim(const HandedOver& wanted) {
  if (m_socket.isEmpty()) return Start::First;
  QLockFile together(m_socket + QStringLiteral(".lock"));  // of two starts at once one listens
  together.setStaleLockTime(0);
  if (!together.tryLock(answerMs)) core::log::warning("The lock of the socket is held; going on without it");
  QLocalSocket other;
  other.connectToServer(m_socket);
  if (!other.waitForConnected(connectMs)) {
    listen();
    return Start::First;
  }
  other.write(toMessage(wanted));
  QByteArray said;
  while (!said.contains('\n') && other.waitForReadyRead(answerMs)) said += other.readAll();
  return said == answer ? Start::HandedOver : Start::NoAnswer;
}

void SingleInstance::listen() {
  QLocalServer::removeServer(m_socket);  // of a program that was killed
  if (m_server.listen(m_socket)) return;
  core::log::warning("Other starts cannot be taken up: " + m_server.errorString().toStdString());
}

void SingleInstance::welcome() {
  while (QLocalSocket* guest = m_server.nextPendingConnection()) {
    guest->setReadBufferSize(mostBytes + 1);
    connect(guest, &QLocalSocket::disconnected, guest, &QObject::deleteLater);
    connect(guest, &QLocalSocket::readyRead, this, [this, guest] { take(*guest); });
    QTimer::singleShot(idleMs, guest, [guest] { guest->abort(); });
    take(*guest);
  }
}

void SingleInstance::take(QLocalSocket& guest) {
  if (!guest.canReadLine()) {
    if (guest.bytesAvailable() > mostBytes) guest.abort();
    return;
  }
  const std::optional<HandedOver> wanted = fromMessage(guest.readLine());
  if (!wanted) {
    core::log::warning("A message of another start was not understood; nothing was done");
    return guest.abort();
  }
  guest.write(answer);
  guest.flush();
  guest.disconnectFromServer();
  Q_EMIT asked(*wanted);
}

}  // namespace app
