#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/hub/download_stage.h"

using tests::Fault;
using ui::DownloadProblem;
using ui::DownloadState;

namespace {

const QString weightsName = QStringLiteral("model.safetensors");

}  // namespace

/// A download from its beginning to its end, and how it goes on after a break.
class TestDownload : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fetchesWhatBifronsReads() {
    tests::DownloadStage stage;
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.job->progress().folder, stage.at(QStringLiteral("tiny")));
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    QCOMPARE(stage.fetched(QStringLiteral("config.json")), stage.config);
    const QStringList names = QDir(stage.at(QStringLiteral("tiny"))).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    QCOMPARE(names, (QStringList{QStringLiteral("config.json"), weightsName, QStringLiteral("tokenizer.json")}));
    QVERIFY(!QDir(stage.part({})).exists());
    QCOMPARE(stage.job->progress().bytesDone, stage.job->progress().bytesTotal);
    QCOMPARE(stage.job->progress().filesDone, 3);
  }

  void asksForTheCommitAndNotForMain() {
    tests::DownloadStage stage;
    QCOMPARE(stage.run(), DownloadState::Finished);
    const auto asked = stage.server.requestsFor(weightsName);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0].path, QStringLiteral("/org/tiny/resolve/%1/model.safetensors").arg(QLatin1String(tests::HubServer::commit)));
    QVERIFY(!asked[0].headers.contains("authorization"));
  }

  void aSourceThatDoesNotTellTheCommitIsAskedForItsNewest() {
    tests::DownloadStage stage;
    stage.server.setCommit("none");
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.server.requestsFor(weightsName)[0].path, QStringLiteral("/org/tiny/resolve/main/model.safetensors"));
  }

  void readsAListOfManyPages() {
    tests::DownloadStage stage;
    stage.server.setPageSize(1);
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void tellsHowFarItIs() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Slow, .bytes = 60'000});
    QCOMPARE(stage.run(), DownloadState::Finished);
    const auto between = std::find_if(stage.told.begin(), stage.told.end(), [](const ui::DownloadProgress& each) {
      return each.state == DownloadState::Fetching && each.file == weightsName && each.bytesDone > 0 &&
             each.bytesDone < each.bytesTotal;
    });
    QVERIFY(between != stage.told.end());
    QVERIFY(between->isChecked);
    QCOMPARE(between->files, 3);
  }

  void goesOnAfterTheLineBroke() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Drop, .bytes = 1'000'000});
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Drop, .bytes = 1'000'000});
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    const auto asked = stage.server.requestsFor(weightsName);
    QVERIFY(!asked.first().headers.contains("range"));
    const QByteArray range = asked.last().headers.value("range");  // the second time Qt may have asked again itself
    QVERIFY2(range == "bytes=1000000-" || range == "bytes=2000000-", range);
    QVERIFY(!asked.last().headers.value("if-range").isEmpty());
  }

  void aLineThatBreaksOftenButBringsBytesIsNotGivenUp() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Drop, .bytes = 200'000}, 12);  // three times the tries
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void goesOnAfterTheProcessWasKilled() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'234'567);
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    const auto asked = stage.server.requestsFor(weightsName);
    QCOMPARE(asked.last().headers.value("range"), QByteArray("bytes=1234567-"));
    QCOMPARE(stage.server.requestsFor(QStringLiteral("config.json")).size(), 1);  // it was whole
  }

  void theSameCommitIsFetchedAfterwards() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    const int listed = static_cast<int>(stage.server.requestsFor(QStringLiteral("x")).size());
    QCOMPARE(listed, 0);
    stage.server.setTree("[]");  // of no use: it is not asked for again
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void aCommitThatIsGoneIsAskedForAnew() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    stage.server.setCommit(QByteArray(40, 'b'));
    const QByteArray other = tests::bytesOf(2'000'000, 9);
    stage.server.setFile(weightsName, other);
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), other);
    QCOMPARE(stage.server.requestsFor(QStringLiteral("config.json")).size(), 1);  // the same in both, and kept
  }

  void aPartOfAnotherFileIsNotGoneOnFrom() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    stage.server.setFile(weightsName, stage.weights, "another-tag");
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void aSourceWithoutRangesBeginsAgain() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Drop, .bytes = 1'000'000});
    stage.server.addFault(weightsName, {.kind = Fault::Kind::IgnoreRange});
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void anotherPartThanAskedForIsNotTaken() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    stage.server.addFault(weightsName, {.kind = Fault::Kind::OtherRange});
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void aRangeThatIsRefusedBeginsAgain() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Status, .status = 416});
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    QVERIFY(!stage.server.requestsFor(weightsName).last().headers.contains("range"));
  }

  void aDamagedPartIsFetchedAgain() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    QFile part(stage.part(QStringLiteral("model.safetensors.part")));
    QVERIFY(part.open(QIODevice::ReadWrite));
    part.write("damage");
    part.close();
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void aPartThatIsLongerThanTheFileIsThrownAway() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    QVERIFY(QFile::resize(stage.part(QStringLiteral("model.safetensors.part")), 9'000'000));
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void aListOnTheDiskThatCannotBeReadIsAskedForAgain() {
    tests::DownloadStage stage;
    stage.breakOffAfter(1'000'000);
    QFile list(stage.part(QStringLiteral("download.json")));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write("{\"repository\": \"org/tiny\", \"revision\": \"x\", \"files\": [{\"path\": \"../../x\", \"bytes\": 1}]}");
    list.close();
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    QVERIFY(!QFile::exists(stage.at(QStringLiteral("x"))));
  }

  void pausesAndGoesOn() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Hang, .bytes = 500'000});
    stage.start();
    QTRY_COMPARE(QFile(stage.part(QStringLiteral("model.safetensors.part"))).size(), 500'000);
    stage.job->pause();
    QCOMPARE(stage.job->progress().state, DownloadState::Paused);
    QCOMPARE(QFile(stage.part(QStringLiteral("model.safetensors.part"))).size(), 500'000);
    QVERIFY(!stage.hasModel());
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void cancelKeepsOrRemovesTheParts() {
    tests::DownloadStage stage;
    stage.breakOffAfter(700'000);
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Hang, .bytes = 0});
    stage.start();
    stage.job->cancel(true);
    QCOMPARE(stage.job->progress().state, DownloadState::Cancelled);
    const auto unfinished = ui::DownloadFolder::unfinishedIn(stage.models.path());
    QCOMPARE(unfinished.size(), 1);
    QCOMPARE(unfinished[0].repository, QStringLiteral("org/tiny"));
    QVERIFY(unfinished[0].bytesDone > 700'000 && unfinished[0].bytesDone < unfinished[0].bytesTotal);
    stage.job->cancel(false);
    QVERIFY(!QDir(stage.part({})).exists());
    QVERIFY(ui::DownloadFolder::unfinishedIn(stage.models.path()).isEmpty());
  }

  void aModelOfTheSameNameIsNotTouched() {
    tests::DownloadStage stage;
    QVERIFY(QDir(stage.models.path()).mkpath(QStringLiteral("tiny")));
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.job->progress().folder, stage.at(QStringLiteral("org--tiny")));
    QVERIFY(QDir(stage.at(QStringLiteral("tiny"))).isEmpty());
  }

  void twoProgramsDoNotFetchTheSameModel() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Hang, .bytes = 1000});
    stage.start();
    ui::DownloadJob second(stage.order(), stage.pace);
    second.start();
    QCOMPARE(second.progress().state, DownloadState::Failed);
    QCOMPARE(second.progress().problem, DownloadProblem::InUse);
  }
};

BIFRONS_TEST(TestDownload)
#include "tst_download.moc"
