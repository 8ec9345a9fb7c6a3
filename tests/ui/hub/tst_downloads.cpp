#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "tests/support/test_registry.h"
#include "tests/ui/hub/download_stage.h"
#include "ui/hub/downloads.h"
#include "ui/hub/token_store.h"

using tests::Fault;
using ui::DownloadState;

namespace {

const QString repository = QStringLiteral("org/tiny");

DownloadState stateOf(const ui::Downloads& downloads, const QString& name) {
  const auto progress = downloads.progress(name);
  return progress ? progress->state : DownloadState::Cancelled;
}

}  // namespace

/// The downloads of the window, on their own thread.
class TestDownloads : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fetchesAndTells() {
    tests::DownloadStage stage;
    ui::Downloads downloads(stage.pace);
    QSignalSpy finished(&downloads, &ui::Downloads::finished);
    downloads.start(stage.order());
    QCOMPARE(stateOf(downloads, repository), DownloadState::Waiting);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(finished[0][1].toString(), stage.at(QStringLiteral("tiny")));
    QVERIFY(!downloads.running());
    QCOMPARE(stage.fetched(QStringLiteral("model.safetensors")), stage.weights);
  }

  void pausesGoesOnAndOthersWait() {
    tests::DownloadStage stage;
    stage.server.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Hang, .bytes = 5000});
    stage.pace.stall = std::chrono::minutes(1);
    ui::Downloads downloads(stage.pace);
    downloads.start(stage.order());
    ui::DownloadOrder other = stage.order();
    other.repository = QStringLiteral("org/none");
    downloads.start(other);
    QTRY_VERIFY(downloads.running() && downloads.running()->bytesDone > 5000);
    QCOMPARE(stateOf(downloads, other.repository), DownloadState::Waiting);
    downloads.pause(repository);
    QTRY_COMPARE(stateOf(downloads, repository), DownloadState::Paused);
    QTRY_COMPARE(stateOf(downloads, other.repository), DownloadState::Failed);  // it had its turn
    downloads.start(stage.order());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(downloads, repository), DownloadState::Finished, 20'000);
  }

  /// The list may be what was wrong.
  void afterAWrongFileTheSourceIsAskedAnewWhatThereIs() {
    tests::DownloadStage stage;
    stage.server.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::WrongBytes}, 2);
    ui::Downloads downloads(stage.pace);
    downloads.start(stage.order());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(downloads, repository), DownloadState::Failed, 20'000);
    QVERIFY2(downloads.progress(repository)->bytesDone < 1000, "its bytes were thrown away");
    const auto lists = [&stage] {
      const auto requests = stage.server.requests();
      return std::ranges::count_if(requests, [](const tests::HubRequest& each) { return each.path.contains(QStringLiteral("/tree/")); });
    };
    const auto before = lists();
    downloads.start(stage.order());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(downloads, repository), DownloadState::Finished, 20'000);
    QCOMPARE(lists(), before + 1);
    QCOMPARE(stage.server.requestsFor(QStringLiteral("config.json")).size(), 1);  // what was right stays
  }

  void oneThatWaitsIsPausedAtOnce() {
    tests::DownloadStage stage;
    stage.server.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Hang, .bytes = 5000});
    stage.pace.stall = std::chrono::minutes(1);
    ui::Downloads downloads(stage.pace);
    downloads.start(stage.order());
    ui::DownloadOrder other = stage.order();
    other.repository = QStringLiteral("org/none");
    downloads.start(other);
    downloads.pause(other.repository);
    QCOMPARE(stateOf(downloads, other.repository), DownloadState::Paused);
  }

  void whatAnEarlierRunLeftIsRemovedOnRequest() {
    tests::DownloadStage stage;
    stage.breakOffAfter(10'000);
    ui::Downloads downloads(stage.pace);
    downloads.cancel(stage.order(), false);
    QTRY_COMPARE(stateOf(downloads, repository), DownloadState::Cancelled);
    QTRY_VERIFY(!QDir(stage.part({})).exists());
  }

  void goingWhileItRunsKeepsTheParts() {
    tests::DownloadStage stage;
    stage.server.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Hang, .bytes = 5000});
    stage.pace.stall = std::chrono::minutes(1);
    {
      ui::Downloads downloads(stage.pace);
      downloads.start(stage.order());
      QTRY_VERIFY(downloads.running() && downloads.running()->bytesDone > 5000);
    }
    QCOMPARE(QFile(stage.part(QStringLiteral("model.safetensors.part"))).size(), 5000);
    QCOMPARE(stage.run(), DownloadState::Finished);
  }

  /// Here as on a machine without a keyring; with one, a host that nobody has a token for.
  void whereThereIsNoTokenNoneIsGiven() {
    ui::KeyringTokens tokens;
    QString token = QStringLiteral("not asked");
    tokens.read(QStringLiteral("no-such-host.invalid"), [&](const QString& found) { token = found; });
    QTRY_COMPARE_WITH_TIMEOUT(token, QString(), 20'000);
  }
};

BIFRONS_TEST(TestDownloads)
#include "tst_downloads.moc"
