#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "tests/ui/hub/hub_server.h"
#include "ui/hub/download_job.h"

namespace tests {

/// Bytes that look like no others of the same length; always the same for a seed.
inline QByteArray bytesOf(qsizetype length, int seed) {
  QByteArray bytes(length, '\0');
  quint32 state = static_cast<quint32>(seed) * 2654435761U + 1;
  for (char& byte : bytes) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<char>(state >> 24U);
  }
  return bytes;
}

/// A server with a small model on it, and a folder for models. The pace is that of someone in a hurry.
struct DownloadStage {
  HubServer server;
  QTemporaryDir models;
  QByteArray config = "{\"model_type\": \"multi_modality\"}";
  QByteArray weights = bytesOf(3'000'000, 1);
  ui::DownloadPace pace{.stall = std::chrono::milliseconds(400),
                        .firstWait = std::chrono::milliseconds(3),
                        .longestWait = std::chrono::milliseconds(20),
                        .longestAskedWait = std::chrono::milliseconds(60),
                        .tries = 4,
                        .spareBytes = 0};
  std::unique_ptr<ui::DownloadJob> job;
  QList<ui::DownloadProgress> told;

  DownloadStage() {
    server.setFile(QStringLiteral("config.json"), config);
    server.setFile(QStringLiteral("tokenizer.json"), "{}");
    server.setFile(QStringLiteral("model.safetensors"), weights);
    server.setFile(QStringLiteral("README.md"), "not read by Bifrons");
  }

  [[nodiscard]] ui::DownloadOrder order(const QString& token = {}) const {
    return {.repository = QString::fromLatin1(HubServer::repository),
            .modelsFolder = models.path(),
            .source = {.endpoint = server.endpoint(), .proxy = {.kind = ui::ProxyChoice::Kind::None}, .token = token}};
  }
  void start(const QString& token = {}) {
    job = std::make_unique<ui::DownloadJob>(order(token), pace);
    QObject::connect(job.get(), &ui::DownloadJob::progressed, job.get(),
                     [this](const ui::DownloadProgress& progress) { told.append(progress); });
    job->start();
  }
  /// Waits for the end of what start() began, and says how it was.
  ui::DownloadState end() {
    const bool isDone = QTest::qWaitFor([this] { return ui::isOver(job->progress().state); }, 20'000);
    return isDone ? job->progress().state : ui::DownloadState::Waiting;
  }
  ui::DownloadState run(const QString& token = {}) {
    start(token);
    return end();
  }
  [[nodiscard]] QString sentence() const { return job->progress().sentence; }

  [[nodiscard]] QString at(const QString& path) const { return models.filePath(path); }
  [[nodiscard]] QString part(const QString& name) const { return at(QStringLiteral(".downloads/org--tiny/") + name); }
  [[nodiscard]] static QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  [[nodiscard]] QByteArray fetched(const QString& name) const { return contentOf(at(QStringLiteral("tiny/") + name)); }
  [[nodiscard]] bool hasModel() const { return QDir(at(QStringLiteral("tiny"))).exists(); }

  /// Breaks a download off when so many bytes of the weights are there, as the end of the process would: the object is
  /// gone, the part is left.
  void breakOffAfter(qint64 bytes) {
    server.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Hang, .bytes = bytes});
    start();
    const QString file = part(QStringLiteral("model.safetensors.part"));
    QVERIFY(QTest::qWaitFor([&] { return QFile(file).size() == bytes; }, 10'000));
    job.reset();
  }
};

}  // namespace tests
