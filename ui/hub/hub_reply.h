#pragma once

#include <QByteArray>
#include <QHash>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include "ui/hub/download.h"

class QNetworkAccessManager;

namespace ui {

/// One question to the source and its answer, redirects followed: a few, never from https to http, and without the token
/// where they lead to another host. A line on which nothing moves for long counts as broken. Deleting it ends it; then
/// nothing is emitted.
class HubReply : public QObject {
  Q_OBJECT

 public:
  struct Question {
    QUrl address;
    bool onlyHeaders = false;
    QList<std::pair<QByteArray, QByteArray>> headers;
  };

  HubReply(QNetworkAccessManager& network, const HubSource& source, Question question, std::chrono::milliseconds stall,
           QObject* parent);
  ~HubReply() override;

  [[nodiscard]] int status() const { return m_status; }
  /// Of the last answer; where it has none, of the redirects that led to it. (The hub says the commit there.)
  [[nodiscard]] QByteArray header(const QByteArray& name) const;
  [[nodiscard]] QUrl address() const { return m_question.address; }
  /// What the line says; none while it holds.
  [[nodiscard]] const DownloadFailure& failure() const { return m_failure; }
  /// What has arrived and was not read yet.
  QByteArray read();

 Q_SIGNALS:
  void answered();  ///< status and headers are there
  void arrived();   ///< there is something to read
  void ended();     ///< all was read, or failure() says why not; the last signal

 private:
  void ask();
  void take();
  void finish();
  bool follow();
  void fail(const DownloadFailure& failure);

  QNetworkAccessManager& m_network;
  const HubSource m_source;
  Question m_question;
  QPointer<QNetworkReply> m_reply;  ///< goes with the network
  QTimer m_stall;
  QHash<QByteArray, QByteArray> m_headersOnTheWay;
  int m_status = 0;
  int m_redirects = 0;
  bool m_isAnswered = false;
  DownloadFailure m_failure;
};

}  // namespace ui
