#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/hub/download.h"
#include "ui/models/download_words.h"
#include "ui/models/session_speed.h"
#include "ui/widgets/time_words.h"

class TestSessionSpeed : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsToldBeforeAMeasurement() {
    tests::UiFixture stage;
    const ui::SessionSpeed speed(*stage.bridge);
    QCOMPARE(speed.speedOf("/models/one", 4'000'000'000).tokensPerSecond, 0);
  }

  void anAnswerOfALargeModelForetellsThatOfAnother() {
    tests::UiFixture stage;
    stage.script([](tests::FakeScript& script) { script.info.weight_bytes = 4'000'000'000; });
    ui::SessionSpeed speed(*stage.bridge);
    QVERIFY(stage.load({.folder = "/models/one"}));
    core::engine::TextResult result{.tokens = std::vector<std::int64_t>(21), .seconds_to_first_token = 1, .seconds = 3};
    Q_EMIT stage.bridge->textFinished(1, result);
    QCOMPARE(speed.speedOf("/models/one", 4'000'000'000).tokensPerSecond, 10);
    QVERIFY(!speed.speedOf("/models/one", 4'000'000'000).isForetold);
    const auto other = speed.speedOf("/models/two", 16'000'000'000);
    QCOMPARE(other.tokensPerSecond, 2.5);
    QVERIFY(other.isForetold);
    QCOMPARE(speed.speedOf({}, 25'000'000).tokensPerSecond, 0);  // a small one is not bound by the memory
  }

  void aSmallModelForetellsNothing() {
    tests::UiFixture stage;
    ui::SessionSpeed speed(*stage.bridge);
    QVERIFY(stage.load());
    Q_EMIT stage.bridge->textFinished(1, {.tokens = std::vector<std::int64_t>(21), .seconds_to_first_token = 1, .seconds = 3});
    QCOMPARE(speed.speedOf({}, 4'000'000).tokensPerSecond, 10);
    QCOMPARE(speed.speedOf("/models/two", 16'000'000'000).tokensPerSecond, 0);
  }

  void shortAnswersDoNotCount() {
    tests::UiFixture stage;
    ui::SessionSpeed speed(*stage.bridge);
    QVERIFY(stage.load());
    Q_EMIT stage.bridge->textFinished(1, {.tokens = {1, 2}, .seconds = 1});
    QCOMPARE(speed.speedOf({}, 1).tokensPerSecond, 0);
  }

  void aPictureIsTimed() {
    tests::UiFixture stage;
    ui::SessionSpeed speed(*stage.bridge);
    QVERIFY(stage.load());
    Q_EMIT stage.bridge->pictureArrived(1, {.seconds = 8.5});
    QCOMPARE(speed.speedOf({}, 0).secondsPerPicture, 8.5);
  }

  void theWordsOfADownload() {
    const ui::DownloadProgress half{.state = ui::DownloadState::Fetching, .bytesDone = 2'000'000'000, .bytesTotal = 4'000'000'000,
                                    .bytesPerSecond = 50e6, .file = QStringLiteral("model.safetensors"), .isChecked = true};
    QCOMPARE(ui::downloadFraction(half), 0.5);
    const QString words = ui::downloadWords(half);
    for (const char* part : {"50 %", "2.0 of 4.0 GB", "50 MB/s", "about 40 s left", "model.safetensors, its checksum"}) {
      QVERIFY2(words.contains(QString::fromLatin1(part)), qPrintable(words));
    }
    QVERIFY(ui::downloadFraction({}) < 0);
    QCOMPARE(ui::timeLeftWords(0.2), QStringLiteral("about 1 s left"));
    QCOMPARE(ui::timeLeftWords(200), QStringLiteral("about 3 min left"));
    QCOMPARE(ui::timeLeftWords(3 * 3600.0), QStringLiteral("about 3 h left"));
  }
};

BIFRONS_TEST(TestSessionSpeed)
#include "tst_session_speed.moc"
