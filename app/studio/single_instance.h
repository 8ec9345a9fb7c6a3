#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <optional>

class QLocalSocket;

namespace app {

/// What a start gives to the program that runs already.
struct HandedOver {
  QString page;       ///< empty: none is asked for
  QString model;      ///< folder of a model to load; empty: none
  QStringList files;  ///< absolute paths

  bool operator==(const HandedOver&) const = default;
};

/// As one line of JSON.
QByteArray toMessage(const HandedOver& handed);
/// Nothing for a line that is not such a message in every part: anyone who can reach the socket can write to it.
std::optional<HandedOver> fromMessage(const QByteArray& line);

/// The file of the socket for the program whose data are in this folder: in $XDG_RUNTIME_DIR, else in a folder of the
/// temporary ones that the user alone can enter. Empty where neither can be had.
QString instanceSocket(const QString& dataFolder);

/// Keeps to one program per user and data folder: the first start listens, a later one hands over what it was asked and
/// ends. What a program left that is gone is cleared.
class SingleInstance : public QObject {
  Q_OBJECT

 public:
  /// `socket`: its whole path.
  explicit SingleInstance(QString socket, QObject* parent = nullptr);

  enum class Start {
    First,       ///< this one listens now, or there is no place where it could
    HandedOver,  ///< another one has taken it
    NoAnswer     ///< another one is there and does not answer
  };
  /// Waits for the other one, at most some seconds; before the window is made.
  Start claim(const HandedOver& wanted);

 Q_SIGNALS:
  void asked(const app::HandedOver& wanted);

 private:
  void listen();
  void welcome();
  void take(QLocalSocket& guest);

  QString m_socket;
  QLocalServer m_server;
};

}  // namespace app
