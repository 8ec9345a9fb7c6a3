#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/hub/model_scan.h"

namespace {

struct Disk {
  QTemporaryDir root;

  [[nodiscard]] QString at(const QString& path) const { return root.filePath(path); }
  void write(const QString& path, const QByteArray& content) const {
    QVERIFY(QDir().mkpath(QFileInfo(at(path)).path()));
    QFile file(at(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
  }
  void model(const QString& folder, const QByteArray& type = "multi_modality") const {
    write(folder + QStringLiteral("/config.json"), "{\"model_type\": \"" + type + "\"}");
    write(folder + QStringLiteral("/model.safetensors"), QByteArray(1000, 'x'));
  }
  [[nodiscard]] ui::ModelPlaces places() const {
    return {.modelsFolder = at(QStringLiteral("models")),
            .hubCache = at(QStringLiteral("hub")),
            .builtInCatalogue = QStringLiteral(BIFRONS_SOURCE_DIR "/resources/models/catalogue.json"),
            .ownCatalogue = at(QStringLiteral("catalogue.json")),
            .language = QStringLiteral("en"),
            .others = {}};
  }
};

}  // namespace

Q_DECLARE_METATYPE(ui::ModelScanResult)

class TestFoundModels : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsWhatLiesInTheModelsFolder() {
    const Disk disk;
    disk.model(QStringLiteral("models/Mine"));
    disk.model(QStringLiteral("models/Other"), "llama");
    disk.model(QStringLiteral("models/.downloads/a--b"));
    disk.write(QStringLiteral("models/NoWeights/config.json"), "{\"model_type\": \"janus\"}");
    const auto found = ui::findModels(disk.at(QStringLiteral("models")), {}, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].name, QStringLiteral("Mine"));
    QVERIFY(found[0].isOurs && found[0].bytes > 1000);
  }

  void findsTheCommitOfMainInTheHubsCache() {
    const Disk disk;
    const QString cached = QStringLiteral("hub/models--deepseek-ai--Janus-Pro-1B");
    disk.model(cached + QStringLiteral("/snapshots/aaa"));
    disk.model(cached + QStringLiteral("/snapshots/bbb"));
    disk.write(cached + QStringLiteral("/refs/main"), "aaa");
    disk.model(QStringLiteral("hub/models--x--bert/snapshots/ccc"), "bert");
    const auto found = ui::findModels({}, disk.at(QStringLiteral("hub")), {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].name, QStringLiteral("deepseek-ai/Janus-Pro-1B"));
    QVERIFY(found[0].folder.endsWith(QStringLiteral("snapshots/aaa")));
    QVERIFY(!found[0].isOurs);
  }

  void aFolderIsListedOnce() {
    const Disk disk;
    disk.model(QStringLiteral("models/Mine"));
    QVERIFY(QFile::link(disk.at(QStringLiteral("models/Mine")), disk.at(QStringLiteral("models/Same"))));
    const auto found = ui::findModels(disk.at(QStringLiteral("models")), {},
                                      {disk.at(QStringLiteral("models/Mine")), disk.at(QStringLiteral("none"))});
    QCOMPARE(found.size(), 1);
  }

  void theEnvironmentSaysWhereTheCacheIs() {
    qputenv("HF_HOME", "/somewhere");
    QCOMPARE(ui::hubCacheFolder(), QStringLiteral("/somewhere/hub"));
    qputenv("HF_HUB_CACHE", "/elsewhere");
    QCOMPARE(ui::hubCacheFolder(), QStringLiteral("/elsewhere"));
    qputenv("HF_HUB_CACHE", "relative");
    QCOMPARE(ui::hubCacheFolder(), QStringLiteral("/somewhere/hub"));
    qunsetenv("HF_HUB_CACHE");
    qunsetenv("HF_HOME");
    QVERIFY(ui::hubCacheFolder().endsWith(QStringLiteral("/huggingface/hub")));
  }

  void aLookTellsAllOfIt() {
    const Disk disk;
    disk.model(QStringLiteral("models/Mine"));
    disk.write(QStringLiteral("catalogue.json"), "nonsense");
    ui::ModelScan scan;
    ui::ModelScanResult result;
    connect(&scan, &ui::ModelScan::looked, this, [&](const ui::ModelScanResult& looked) { result = looked; });
    scan.look(disk.places());
    QTRY_COMPARE(result.found.size(), 1);
    QCOMPARE(result.catalogue.models.size(), 4);
    QCOMPARE(result.catalogue.problems.size(), 1);
    QVERIFY(result.freeBytes > 0);
  }

  void removesAModelOfOurs() {
    const Disk disk;
    disk.model(QStringLiteral("models/Mine"));
    disk.model(QStringLiteral("elsewhere/Not"));
    disk.model(QStringLiteral("models/.removed-Half"));
    ui::ModelScan scan;
    QSignalSpy removed(&scan, &ui::ModelScan::removed);
    QSignalSpy kept(&scan, &ui::ModelScan::notRemoved);
    const QString models = disk.at(QStringLiteral("models"));
    scan.remove(models, disk.at(QStringLiteral("models/Mine")));
    scan.remove(models, disk.at(QStringLiteral("elsewhere/Not")));
    scan.remove(models, disk.at(QStringLiteral("models/../elsewhere/Not")));
    scan.remove(models, disk.at(QStringLiteral("models/NotThere")));
    scan.look(disk.places());
    QTRY_COMPARE(kept.size(), 3);
    QTRY_COMPARE(removed.size(), 1);
    QVERIFY(!QFile::exists(disk.at(QStringLiteral("models/Mine"))));
    QVERIFY(QFile::exists(disk.at(QStringLiteral("elsewhere/Not/config.json"))));
    QTRY_VERIFY(!QFile::exists(disk.at(QStringLiteral("models/.removed-Half"))));
  }

  void removesALinkAndNotWhatItLeadsTo() {
    const Disk disk;
    disk.model(QStringLiteral("elsewhere/Mine"));
    QVERIFY(QDir().mkpath(disk.at(QStringLiteral("models"))));
    QVERIFY(QFile::link(disk.at(QStringLiteral("elsewhere/Mine")), disk.at(QStringLiteral("models/Link"))));
    ui::ModelScan scan;
    QSignalSpy removed(&scan, &ui::ModelScan::removed);
    scan.remove(disk.at(QStringLiteral("models")), disk.at(QStringLiteral("models/Link")));
    QTRY_COMPARE(removed.size(), 1);
    QVERIFY(!QFileInfo(disk.at(QStringLiteral("models/Link"))).isSymLink());
    QVERIFY(QFile::exists(disk.at(QStringLiteral("elsewhere/Mine/config.json"))));
  }
};

BIFRONS_TEST(TestFoundModels)
#include "tst_found_models.moc"
