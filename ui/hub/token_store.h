#pragma once

#include <QObject>
#include <QString>
#include <functional>

namespace ui {

/// Access tokens for sources, by host. Nothing of it is ever written to a file of ours. GUI thread; the answers come after
/// control has returned to the event loop, and not after the store is gone.
class TokenStore : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// An empty token where there is none, or no keyring.
  virtual void read(const QString& host, std::function<void(const QString& token)> then) = 0;
  /// False where there is no keyring, or it is locked: the token is to be asked for again the next time.
  virtual void keep(const QString& host, const QString& token, std::function<void(bool isKept)> then) = 0;
  virtual void forget(const QString& host) = 0;
};

/// The system's keyring: Secret Service or KWallet.
class KeyringTokens : public TokenStore {
  Q_OBJECT

 public:
  using TokenStore::TokenStore;

  void read(const QString& host, std::function<void(const QString& token)> then) override;
  void keep(const QString& host, const QString& token, std::function<void(bool isKept)> then) override;
  void forget(const QString& host) override;
};

}  // namespace ui
