#include "ui/hub/token_store.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace ui {
namespace {

const QString service = QStringLiteral("org.bifrons.Bifrons");

/// Deletes itself when it is done; never falls back to a file.
template <typename Job>
Job* makeJob(const QString& host, QObject* parent) {
  auto* job = new Job(service, parent);
  job->setInsecureFallback(false);
  job->setKey(host);
  return job;
}

}  // namespace

void KeyringTokens::read(const QString& host, std::function<void(const QString& token)> then) {
  auto* job = makeJob<QKeychain::ReadPasswordJob>(host, this);
  connect(job, &QKeychain::Job::finished, this, [job, then = std::move(then)] {
    then(job->error() == QKeychain::NoError ? job->textData() : QString());
  });
  job->start();
}

void KeyringTokens::keep(const QString& host, const QString& token, std::function<void(bool isKept)> then) {
  auto* job = makeJob<QKeychain::WritePasswordJob>(host, this);
  job->setTextData(token);
  connect(job, &QKeychain::Job::finished, this,
          [job, then = std::move(then)] { then(job->error() == QKeychain::NoError); });
  job->start();
}

void KeyringTokens::forget(const QString& host) { makeJob<QKeychain::DeletePasswordJob>(host, this)->start(); }

}  // namespace ui
