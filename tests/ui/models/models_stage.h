#pragma once

#include <QDir>
#include <QFile>

#include "tests/ui/hub/hub_server.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/frame/load_desk.h"
#include "ui/hub/token_store.h"
#include "ui/models/model_library.h"
#include "ui/settings/download_preferences.h"

namespace tests {

/// A keyring in memory.
class FakeTokens : public ui::TokenStore {
 public:
  using ui::TokenStore::TokenStore;

  void read(const QString& host, std::function<void(const QString&)> then) override {
    ++reads;
    later([this, host, then = std::move(then)] { then(tokens.value(host)); });
  }
  void keep(const QString& host, const QString& token, std::function<void(bool)> then) override {
    if (isOpen) tokens[host] = token;
    later([this, then = std::move(then)] { then(isOpen); });
  }
  void forget(const QString& host) override { tokens.remove(host); }

  QHash<QString, QString> tokens;
  bool isOpen = true;
  int reads = 0;

 private:
  void later(std::function<void()> run) { QMetaObject::invokeMethod(this, std::move(run), Qt::QueuedConnection); }
};

/// What the page Models stands on: a hub on this computer that has one small model, of which the person's own catalogue
/// tells, and no other program's cache.
struct ModelsStage : UiFixture {
  HubServer hub;
  FakeTokens tokens;
  ui::LoadDesk desk{*bridge, preferences};
  QString repository = QString::fromLatin1(HubServer::repository);
  QByteArray weights = QByteArray(400'000, 'w');

  ModelsStage() {
    qputenv("HF_HUB_CACHE", folder.filePath(QStringLiteral("no-cache")).toUtf8());
    hub.setFile(QStringLiteral("config.json"), "{\"model_type\": \"multi_modality\"}");
    hub.setFile(QStringLiteral("model.safetensors"), weights);
    write(folder.filePath(QStringLiteral("catalogue.json")),
          R"({"models": [{"repository": "org/tiny", "licence": "Test licence", "licence_text": "Do as you like.",
              "purpose": "For tests", "download_bytes": 400000, "parameters": 200000, "cache_bytes": 100,
              "context_length": 1000}]})");
    preferences.downloads().setProxyKind(ui::ProxyChoice::Kind::None);
    (void)preferences.downloads().setSourceText(hub.endpoint().toString());
  }

  [[nodiscard]] ui::ModelLibrary::Parts parts() { return {*bridge, preferences, desk, tokens}; }
  [[nodiscard]] QString models() const { return preferences.downloads().modelsFolder(); }

  static void write(const QString& path, const QByteArray& content) {
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }
  void addModel(const QString& name) const {
    write(models() + QLatin1Char('/') + name + QStringLiteral("/config.json"), "{\"model_type\": \"janus\"}");
    write(models() + QLatin1Char('/') + name + QStringLiteral("/model.safetensors"), QByteArray(5'000'000, 'x'));
  }
};

/// The one with that name; null when it is not listed.
inline const ui::ListedModel* named(const QList<ui::ListedModel>& models, const QString& name) {
  for (const ui::ListedModel& model : models) {
    if (model.name == name) return &model;
  }
  return nullptr;
}

}  // namespace tests
