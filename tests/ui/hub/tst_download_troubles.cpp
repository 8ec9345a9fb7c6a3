#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/hub/download_stage.h"

using tests::Fault;
using ui::DownloadProblem;
using ui::DownloadState;

namespace {

const QString weightsName = QStringLiteral("model.safetensors");

}  // namespace

/// What a source, a line or a disk does to a download, and the sentence that comes of it.
class TestDownloadTroubles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void waitsAndAsksAgain_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("too many requests") << 429 << QStringLiteral("too many requests");
    QTest::newRow("busy") << 503 << QStringLiteral("busy");
    QTest::newRow("broken") << 500 << QStringLiteral("error 500");
  }
  void waitsAndAsksAgain() {
    QFETCH(int, status);
    QFETCH(QString, word);
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Status, .status = status, .headers = {"Retry-After: 1"}});
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    const auto waited = std::find_if(stage.told.begin(), stage.told.end(), [](const ui::DownloadProgress& each) {
      return each.state == DownloadState::Retrying;
    });
    QVERIFY(waited != stage.told.end());
    QVERIFY2(waited->sentence.contains(word), qPrintable(waited->sentence));
  }

  void givesUpAfterAFewTriesAndKeepsTheRest() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Status, .status = 503}, 4);
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::Unreachable);
    QVERIFY(stage.sentence().endsWith(QStringLiteral("What was fetched is kept.")));
    QVERIFY(!stage.hasModel());
    QVERIFY(QFile::exists(stage.part(QStringLiteral("config.json"))));
    QCOMPARE(stage.run(), DownloadState::Finished);
  }

  void aListThatIsRefusedForNowIsAskedForAgain() {
    tests::DownloadStage stage;
    stage.server.addFault(QStringLiteral("tree"), {.kind = Fault::Kind::Status, .status = 429}, 2);
    QCOMPARE(stage.run(), DownloadState::Finished);
  }

  void aSilentLineCountsAsBroken() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Hang, .bytes = 800'000});
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    QCOMPARE(stage.server.requestsFor(weightsName).last().headers.value("range"), QByteArray("bytes=800000-"));
  }

  void wrongBytesAreThrownAwayAndFetchedOnceMore() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::WrongBytes});
    QCOMPARE(stage.run(), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
  }

  void bytesThatAreWrongTwiceAreToldAndNothingOfThemIsKept() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::WrongBytes}, 2);
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::Damaged);
    QVERIFY2(stage.sentence().contains(QStringLiteral("checksum of “model.safetensors”")), qPrintable(stage.sentence()));
    QCOMPARE(QFile(stage.part(QStringLiteral("model.safetensors.part"))).size(), 0);
    QVERIFY(!QFile::exists(stage.part(weightsName)));
    QVERIFY(!stage.hasModel());
  }

  void smallFilesAreCheckedTheWayGitCountsThem() {
    tests::DownloadStage stage;
    stage.server.addFault(QStringLiteral("config.json"), {.kind = Fault::Kind::WrongBytes}, 2);
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::Damaged);
    QCOMPARE(stage.job->progress().file, QStringLiteral("config.json"));
  }

  void aFileOfAnotherLengthIsNamedWithBothLengths() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Shorter, .bytes = 1'000'000});
    QCOMPARE(stage.run(), DownloadState::Failed);
    QVERIFY2(stage.sentence().contains(QLocale().toString(2'000'000)), qPrintable(stage.sentence()));
    QVERIFY2(stage.sentence().contains(QLocale().toString(3'000'000)), qPrintable(stage.sentence()));
  }

  void redirectsAreFollowedWithoutTheToken() {
    tests::DownloadStage stage;
    tests::HubServer other;
    other.setFile(weightsName, stage.weights);
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Status, .status = 302, .headers = {"Location: /cdn/hop"}});
    stage.server.addFault(QStringLiteral("hop"), {.kind = Fault::Kind::Status, .status = 307, .headers = {
        "Location: " + other.endpoint().toEncoded() + "/cdn/model.safetensors"}});
    QCOMPARE(stage.run(QStringLiteral("secret")), DownloadState::Finished);
    QCOMPARE(stage.fetched(weightsName), stage.weights);
    QCOMPARE(stage.server.requestsFor(weightsName)[0].headers.value("authorization"), QByteArray("Bearer secret"));
    QCOMPARE(other.requests().size(), 1);
    QVERIFY(!other.requests()[0].headers.contains("authorization"));
  }

  void aCircleOfRedirectsEnds() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Status, .status = 302, .headers = {"Location: /cdn/hop"}});
    stage.server.addFault(QStringLiteral("hop"), {.kind = Fault::Kind::Status, .status = 302, .headers = {"Location: /cdn/hop"}}, 50);
    QCOMPARE(stage.run(), DownloadState::Failed);
    QVERIFY2(stage.sentence().contains(QStringLiteral("in a circle")), qPrintable(stage.sentence()));
  }

  void aRedirectToAFileOfThisComputerIsNotFollowed() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Status, .status = 302, .headers = {"Location: file:///etc/passwd"}});
    QCOMPARE(stage.run(), DownloadState::Failed);
    QVERIFY2(stage.sentence().contains(QStringLiteral("does not follow")), qPrintable(stage.sentence()));
  }

  void whoIsNotLetInIsToldWhatHelps_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("word");
    QTest::addColumn<DownloadProblem>("problem");
    const QString none;
    const QString some = QStringLiteral("secret");
    QTest::newRow("401") << 401 << QByteArray("GatedRepo") << none << QStringLiteral("It needs an access token")
                         << DownloadProblem::NeedsToken;
    QTest::newRow("403") << 403 << QByteArray("GatedRepo") << some << QStringLiteral("refuses the access token")
                         << DownloadProblem::NeedsToken;
    QTest::newRow("404") << 404 << QByteArray("RepoNotFound") << none << QStringLiteral("has no model “org/tiny”")
                         << DownloadProblem::NotFound;
    QTest::newRow("private") << 401 << QByteArray("RepoNotFound") << none << QStringLiteral("has no model “org/tiny”")
                             << DownloadProblem::NotFound;
  }
  void whoIsNotLetInIsToldWhatHelps() {
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, token);
    QFETCH(QString, word);
    QFETCH(DownloadProblem, problem);
    tests::DownloadStage stage;
    stage.server.addFault(QStringLiteral("HEAD"), {.kind = Fault::Kind::Status, .status = status, .headers = {"X-Error-Code: " + code}});
    QCOMPARE(stage.run(token), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, problem);
    QVERIFY2(stage.sentence().contains(word), qPrintable(stage.sentence()));
  }

  void aFileThatIsGoneIsNamed() {
    tests::DownloadStage stage;
    stage.server.addFault(weightsName, {.kind = Fault::Kind::Status, .status = 404});
    QCOMPARE(stage.run(), DownloadState::Failed);
    QVERIFY2(stage.sentence().contains(QStringLiteral("no file “model.safetensors”")), qPrintable(stage.sentence()));
  }

  void aPathThatLeavesTheFolderEndsTheDownload_data() {
    QTest::addColumn<QByteArray>("path");
    for (const char* path : {"../evil.json", "/etc/evil.json", "a/../../evil.json", "..", "a\\\\..\\\\evil", ""}) {
      QTest::newRow(path) << QByteArray(path);
    }
  }
  void aPathThatLeavesTheFolderEndsTheDownload() {
    QFETCH(QByteArray, path);
    tests::DownloadStage stage;
    stage.server.setTree(R"([{"type":"file","path":"config.json","size":2},{"type":"file","path":"model.safetensors","size":3},)"
                         R"({"type":"file","path":")" + path + R"(","size":4}])");
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::BadListing);
    QVERIFY2(stage.sentence().contains(QStringLiteral("outside of the model’s folder")), qPrintable(stage.sentence()));
    QVERIFY(stage.server.requestsFor(weightsName).isEmpty());
  }

  void aListThatIsNoneIsTold_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("a page for people") << QByteArray("<html>Sign in</html>");
    QTest::newRow("an object") << QByteArray("{\"error\": \"x\"}");
    QTest::newRow("no size") << QByteArray(R"([{"type":"file","path":"config.json"}])");
    QTest::newRow("no weights") << QByteArray(R"([{"type":"file","path":"config.json","size":2}])");
    QTest::newRow("other weights") << QByteArray(R"([{"type":"file","path":"config.json","size":2},
                                                     {"type":"file","path":"model.gguf","size":2}])");
  }
  void aListThatIsNoneIsTold() {
    QFETCH(QByteArray, json);
    tests::DownloadStage stage;
    stage.server.setTree(json);
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::BadListing);
    QVERIFY(stage.sentence().endsWith(QStringLiteral("Nothing was fetched.")));
  }

  void aHostThatIsNotThereIsNamed() {
    tests::DownloadStage stage;
    ui::DownloadOrder order = stage.order();
    order.source.endpoint = QUrl(QStringLiteral("http://no-such-host.invalid"));
    ui::DownloadJob job(order, stage.pace);
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(ui::isOver(job.progress().state), 20'000);
    QCOMPARE(job.progress().problem, DownloadProblem::Unreachable);
    QVERIFY2(job.progress().sentence.contains(QStringLiteral("no-such-host.invalid")), qPrintable(job.progress().sentence));
  }

  void aServerThatIsNotTlsIsNotTrusted() {
    tests::DownloadStage stage;
    ui::DownloadOrder order = stage.order();
    order.source.endpoint.setScheme(QStringLiteral("https"));
    ui::DownloadJob job(order, stage.pace);
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(ui::isOver(job.progress().state), 20'000);
    QCOMPARE(job.progress().problem, DownloadProblem::Untrusted);
  }

  void tooLittleRoomIsSaidBeforeAnythingIsFetched() {
    tests::DownloadStage stage;
    stage.pace.freeBytes = [](const QString&) { return 2'000'000; };
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::DiskFull);
    QVERIFY2(stage.sentence().contains(QStringLiteral("2 MB free")), qPrintable(stage.sentence()));
    QVERIFY(stage.server.requestsFor(weightsName).isEmpty());
  }

  void aDiskThatFillsUpEndsItAndKeepsWhatIsThere() {
    if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("there is no device that is always full here");
    tests::DownloadStage stage;
    QVERIFY(QDir().mkpath(stage.part({})));
    QVERIFY(QFile::link(QStringLiteral("/dev/full"), stage.part(QStringLiteral("model.safetensors.part"))));
    stage.server.setFile(QStringLiteral("config.json"), stage.config);
    ui::DownloadFolder folder(stage.models.path(), QStringLiteral("org/tiny"));
    ui::DownloadList list{.repository = QStringLiteral("org/tiny"), .revision = QString::fromLatin1(tests::HubServer::commit)};
    list.files = {{.path = QStringLiteral("config.json"), .bytes = stage.config.size()},
                  {.path = weightsName, .bytes = stage.weights.size()}};
    QVERIFY(!folder.setList(list).isFailure());
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::DiskFull);
    QVERIFY2(stage.sentence().startsWith(QStringLiteral("The disk is full")), qPrintable(stage.sentence()));
  }

  void aFolderThatCannotBeWrittenIsNamed() {
    tests::DownloadStage stage;
    QFile inTheWay(stage.at(QStringLiteral(".downloads")));  // as root one may write into every folder, but not into a file
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QCOMPARE(stage.run(), DownloadState::Failed);
    QCOMPARE(stage.job->progress().problem, DownloadProblem::NotWritable);
    QVERIFY2(stage.sentence().contains(stage.models.path()), qPrintable(stage.sentence()));
  }
};

BIFRONS_TEST(TestDownloadTroubles)
#include "tst_download_troubles.moc"
