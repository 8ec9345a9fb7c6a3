#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/log/diagnosis.h"

class TestDiagnosis : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingSecretIsTold() {
    const QString text = ui::diagnosisText(
        {.device = QStringLiteral("CPU"),
         .model = QStringLiteral("none"),
         .settings = {{QStringLiteral("hub/Token"), QStringLiteral("hf_abc")},
                      {QStringLiteral("hub/proxy"), QStringLiteral("http://ann:sesame@proxy.example:8080")},
                      {QStringLiteral("models/chosen"), QDir::homePath() + QStringLiteral("/janus")}},
         .log = {{ui::LogLevel::Info, QStringLiteral("[t] [bifrons] [info] fetched https://bob:xyz@hub.example/a")}}});
    for (const auto& secret : {QStringLiteral("hf_abc"), QStringLiteral("sesame"), QStringLiteral("ann:"), QStringLiteral("bob:xyz")}) {
      QVERIFY2(!text.contains(secret), qPrintable(text));
    }
    QVERIFY(text.contains(QStringLiteral("proxy.example:8080")));
    QVERIFY(text.contains(QStringLiteral("~/janus")) || QDir::homePath().size() <= 1);
  }

  void itSaysWhatIsNeeded() {
    tests::UiFixture stage;
    QVERIFY(stage.load());
    stage.preferences.setZoom(120);
    QFile log(stage.folder.filePath(QStringLiteral("bifrons.log")));
    QVERIFY(log.open(QIODevice::WriteOnly));
    for (int i = 0; i < 300; ++i) log.write("[t] [bifrons] [info] message " + QByteArray::number(i) + "\n");
    log.close();
    ui::Diagnosis diagnosis({*stage.bridge, stage.preferences, stage.host.planner(), log.fileName()}, nullptr);
    QSignalSpy copied(&diagnosis, &ui::Diagnosis::copied);
    diagnosis.copy();
    QTRY_COMPARE(copied.count(), 1);
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("Bifrons " BIFRONS_VERSION ", Qt ")));
    QVERIFY2(text.contains(QStringLiteral("memory are free")), qPrintable(text.left(400)));
    QVERIFY(text.contains(QStringLiteral("Model: Fake Blocks")));
    QVERIFY(text.contains(QStringLiteral("appearance/zoom = 120")));
    QVERIFY(text.contains(QStringLiteral("message 299")) && text.contains(QStringLiteral("message 100\n")));
    QVERIFY(!text.contains(QStringLiteral("message 99\n")));  // the last two hundred
  }

  void aMachineThatCannotPlanIsToldToo() {
    tests::UiFixture stage;
    const auto refuse = [](const core::engine::LoadRequest&) -> core::engine::LoadPlan {
      throw core::Error(core::ErrorKind::unsupported, "There is no CUDA device here.");
    };
    ui::Diagnosis diagnosis({*stage.bridge, stage.preferences, refuse, QStringLiteral("/no/such/log")}, nullptr);
    QSignalSpy copied(&diagnosis, &ui::Diagnosis::copied);
    diagnosis.copy();
    QTRY_COMPARE(copied.count(), 1);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("There is no CUDA device here.")));
  }
};

BIFRONS_TEST(TestDiagnosis)
#include "tst_diagnosis.moc"
