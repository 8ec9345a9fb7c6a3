#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMutex>
#include <QString>
#include <QThread>
#include <QUrl>
#include <memory>

class QTcpServer;

namespace tests {

/// What goes wrong with one answer.
struct Fault {
  enum class Kind {
    None,
    Drop,         ///< the line breaks after `bytes`
    Hang,         ///< nothing comes after `bytes`
    Slow,         ///< `bytes` every five milliseconds
    Status,       ///< `status` with `headers`, and no content
    IgnoreRange,  ///< the whole, whatever was asked for
    WrongBytes,   ///< the last byte is another
    Shorter,      ///< `bytes` fewer than listed, as if that were all
    OtherRange    ///< a part that was not asked for
  };

  Kind kind = Kind::None;
  qint64 bytes = 0;
  int status = 200;
  QList<QByteArray> headers;
};

struct HubRequest {
  QByteArray method;
  QString path;
  QHash<QByteArray, QByteArray> headers;  ///< names in lower case
};

/// A server on this computer that speaks the hub's tree and resolve addresses, for one repository, on a thread of its
/// own, and misbehaves as it is told. Thread-safe.
class HubServer {
 public:
  static constexpr char repository[] = "org/tiny";
  static constexpr char commit[] = "0123456789abcdef0123456789abcdef01234567";

  HubServer();
  ~HubServer();

  [[nodiscard]] QUrl endpoint() const;
  void setFile(const QString& path, const QByteArray& content, const QByteArray& tag = {});
  void removeFile(const QString& path);
  /// For the next request for the file, and the one after it for the next fault. "tree" is the list.
  void addFault(const QString& path, const Fault& fault, int times = 1);
  /// Only so many files on a page of the list.
  void setPageSize(int files);
  /// Has the list say of a file what is not so; an empty list text is the true one.
  void setTree(const QByteArray& json);
  void setCommit(const QByteArray& name);
  [[nodiscard]] QList<HubRequest> requests() const;
  [[nodiscard]] QList<HubRequest> requestsFor(const QString& path) const;

 private:
  friend class HubConnection;
  struct File {
    QByteArray content;
    QByteArray tag;
  };
  struct Answer {
    int status = 200;
    QList<QByteArray> headers;
    QByteArray content;
    Fault fault;
  };

  Answer answer(const HubRequest& request);
  Answer treeAnswer(const HubRequest& request, int page);
  Answer fileAnswer(const HubRequest& request, const QString& path);
  Fault takeFault(const QString& path);

  mutable QMutex m_mutex;
  QHash<QString, File> m_files;
  QHash<QString, QList<Fault>> m_faults;
  QList<HubRequest> m_requests;
  QByteArray m_tree;
  QByteArray m_commit{commit};
  int m_pageSize = 1000;
  quint16 m_port = 0;
  QThread m_thread;
  QTcpServer* m_server = nullptr;  ///< lives on the thread
};

/// As git counts it.
QByteArray gitSha1(const QByteArray& content);

}  // namespace tests
