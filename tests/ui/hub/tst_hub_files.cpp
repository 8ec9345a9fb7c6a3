#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/hub/hub_files.h"
#include "ui/hub/transfer_rate.h"

namespace {

QList<ui::HubFile> named(const QStringList& names) {
  QList<ui::HubFile> files;
  for (const QString& name : names) files.append({.path = name, .bytes = name.size()});
  return files;
}

QStringList chosen(const QStringList& names) {
  QStringList paths;
  for (const ui::HubFile& file : ui::filesToFetch(named(names))) paths << file.path;
  paths.sort();
  return paths;
}

}  // namespace

class TestHubFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsSizesAndChecksums() {
    const auto page = ui::readTreePage(R"([
      {"type": "directory", "path": "figures", "oid": "x"},
      {"type": "file", "path": "config.json", "size": 7, "oid": "0123456789012345678901234567890123456789"},
      {"type": "file", "path": "model.safetensors", "size": 130, "oid": "9876543210987654321098765432109876543210",
       "lfs": {"oid": "ABCDEF0123456789012345678901234567890123456789012345678901234567", "size": 9000000000}}])");
    QCOMPARE(page.problem, QString());
    QCOMPARE(page.files.size(), 2);
    QCOMPARE(page.files[0], (ui::HubFile{QStringLiteral("config.json"), 7, {}, "0123456789012345678901234567890123456789"}));
    QCOMPARE(page.files[1].bytes, 9'000'000'000);
    QCOMPARE(page.files[1].sha256, QByteArray("abcdef0123456789012345678901234567890123456789012345678901234567"));
  }

  void choosesSafetensorsWhereThereAreBoth() {
    QCOMPARE(chosen({QStringLiteral("config.json"), QStringLiteral("model.safetensors"), QStringLiteral("pytorch_model.bin"),
                     QStringLiteral("README.md"), QStringLiteral("LICENSE"), QStringLiteral("figures/x.json")}),
             (QStringList{QStringLiteral("LICENSE"), QStringLiteral("config.json"), QStringLiteral("model.safetensors")}));
    QCOMPARE(chosen({QStringLiteral("config.json"), QStringLiteral("pytorch_model-00001-of-00002.bin"),
                     QStringLiteral("pytorch_model-00002-of-00002.bin"), QStringLiteral("pytorch_model.bin.index.json")}),
             (QStringList{QStringLiteral("config.json"), QStringLiteral("pytorch_model-00001-of-00002.bin"),
                          QStringLiteral("pytorch_model-00002-of-00002.bin"), QStringLiteral("pytorch_model.bin.index.json")}));
  }

  void whatIsNoModelGivesNothing() {
    QVERIFY(chosen({QStringLiteral("config.json"), QStringLiteral("model.gguf")}).isEmpty());
    QVERIFY(chosen({QStringLiteral("model.safetensors")}).isEmpty());
    QVERIFY(chosen({QStringLiteral("config.json"), QStringLiteral("model.safetensors.index.json")}).isEmpty());
  }

  void theSmallOnesComeFirst() {
    const auto files = ui::filesToFetch({{.path = QStringLiteral("model.safetensors"), .bytes = 900},
                                         {.path = QStringLiteral("config.json"), .bytes = 10}});
    QCOMPARE(files.first().path, QStringLiteral("config.json"));
  }

  void findsTheNextPage() {
    const QUrl page(QStringLiteral("https://hub.example/api/models/a/b/tree/main?recursive=true"));
    QCOMPARE(ui::nextPage("<https://hub.example/x?cursor=2>; rel=\"next\"", page), QUrl(QStringLiteral("https://hub.example/x?cursor=2")));
    QCOMPARE(ui::nextPage("</y?cursor=2>; rel=\"next\"", page), QUrl(QStringLiteral("https://hub.example/y?cursor=2")));
    QVERIFY(ui::nextPage("<https://hub.example/x>; rel=\"prev\"", page).isEmpty());
    QVERIFY(ui::nextPage({}, page).isEmpty());
  }

  void theRateIsThatOfTheLastSeconds() {
    ui::TransferRate rate;
    const ui::TransferRate::Clock::time_point start;
    rate.note(0, start);
    QCOMPARE(rate.perSecond(), 0);
    for (int second = 1; second <= 20; ++second) rate.note(second * 1000, start + std::chrono::seconds(second));
    QCOMPARE(rate.perSecond(), 1000);
    for (int second = 21; second <= 30; ++second) rate.note(20'000 + (second - 20) * 50, start + std::chrono::seconds(second));
    QCOMPARE(rate.perSecond(), 50);
    rate.note(10, start + std::chrono::seconds(31));  // it began again
    QCOMPARE(rate.perSecond(), 0);
  }
};

BIFRONS_TEST(TestHubFiles)
#include "tst_hub_files.moc"
