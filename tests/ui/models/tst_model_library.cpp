#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/models/models_stage.h"

using tests::Fault;
using tests::named;
using ui::DownloadState;

namespace {

const QString tiny = QStringLiteral("tiny");

struct Stage : tests::ModelsStage {
  ui::ModelLibrary library{parts(), host.planner()};

  void look() {
    library.look();
    QTRY_VERIFY(!library.isLooking() && library.machine().has_value());
    QTRY_VERIFY(!library.toDownload().isEmpty());
  }
  [[nodiscard]] DownloadState state() const {
    const auto progress = library.progressOf(repository);
    return progress ? progress->state : DownloadState::Cancelled;
  }
};

}  // namespace

class TestModelLibrary : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void listsWhatIsHereAndWhatCanBeHad() {
    Stage stage;
    stage.addModel(QStringLiteral("Mine"));
    stage.look();
    QCOMPARE(stage.library.here().size(), 2);
    QVERIFY(stage.library.here()[0].id.isEmpty());
    const ui::ListedModel* mine = named(stage.library.here(), QStringLiteral("Mine"));
    QVERIFY(mine != nullptr && mine->isOurs);
    QTRY_VERIFY(!named(stage.library.here(), QStringLiteral("Mine"))->needs.empty());
    QCOMPARE(stage.library.toDownload().size(), 5);  // four of Bifrons, one of the person
    QVERIFY(stage.library.freeBytes() > 0);
  }

  void whatIsNotHereIsEstimatedAgainstWhatIsFree() {
    Stage stage;  // 12 GB are free
    stage.look();
    const ui::ListedModel* small = named(stage.library.toDownload(), QStringLiteral("Janus-Pro-1B"));
    const ui::ListedModel* large = named(stage.library.toDownload(), QStringLiteral("Janus-Pro-7B"));
    QVERIFY(small->isEstimate && large->isEstimate);
    QCOMPARE(small->needs.size(), 2U);
    for (const auto& need : small->needs) {
      QVERIFY(need.total > need.weights && need.weights >= 4'178'000'000);
      QVERIFY(need.fits == (need.total <= 12'000'000'000));
    }
    for (const auto& need : large->needs) QVERIFY(!need.fits);
  }

  void aDownloadBecomesAModelThatIsHere() {
    Stage stage;
    stage.look();
    QSignalSpy downloaded(&stage.library, &ui::ModelLibrary::downloaded);
    stage.library.download(stage.repository);
    QTRY_COMPARE_WITH_TIMEOUT(downloaded.size(), 1, 20'000);
    QTRY_VERIFY(named(stage.library.here(), tiny) != nullptr);
    QVERIFY(named(stage.library.toDownload(), tiny) == nullptr);
    QCOMPARE(named(stage.library.here(), tiny)->purpose, QStringLiteral("For tests"));
    stage.library.remove(*named(stage.library.here(), tiny));
    QTRY_VERIFY(named(stage.library.toDownload(), tiny) != nullptr);
    QVERIFY2(!stage.library.progressOf(stage.repository), "it can be had again from the beginning");
  }

  void theTokenOfTheKeyringIsUsedWithoutAQuestion() {
    Stage stage;
    stage.look();
    stage.hub.addFault(QStringLiteral("HEAD"), {.kind = Fault::Kind::Status, .status = 401, .headers = {"X-Error-Code: GatedRepo"}});
    stage.tokens.tokens[QStringLiteral("127.0.0.1")] = QStringLiteral("kept");
    stage.library.download(stage.repository);
    QTRY_COMPARE_WITH_TIMEOUT(stage.state(), DownloadState::Finished, 20'000);
    QCOMPARE(stage.hub.requestsFor(QStringLiteral("model.safetensors")).last().headers.value("authorization"), QByteArray("Bearer kept"));
  }

  void aTokenThatIsTypedIsUsedAndKept() {
    Stage stage;
    stage.look();
    stage.hub.addFault(QStringLiteral("HEAD"), {.kind = Fault::Kind::Status, .status = 401, .headers = {"X-Error-Code: GatedRepo"}});
    stage.library.download(stage.repository);
    QTRY_COMPARE(stage.state(), DownloadState::Failed);
    QTRY_COMPARE(stage.tokens.reads, 1);
    stage.library.useToken(stage.repository, QStringLiteral("typed"), true);
    QTRY_COMPARE_WITH_TIMEOUT(stage.state(), DownloadState::Finished, 20'000);
    QCOMPARE(stage.tokens.tokens.value(QStringLiteral("127.0.0.1")), QStringLiteral("typed"));
    QFile settings(stage.folder.filePath(QStringLiteral("bifrons.ini")));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QVERIFY2(!settings.readAll().contains("typed"), "a token is in no file");
  }

  void withoutAKeyringTheTokenServesThisSession() {
    Stage stage;
    stage.look();
    stage.tokens.isOpen = false;
    QSignalSpy notKept(&stage.library, &ui::ModelLibrary::tokenNotKept);
    stage.library.useToken(stage.repository, QStringLiteral("typed"), true);
    QTRY_COMPARE(notKept.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(stage.state(), DownloadState::Finished, 20'000);
  }

  void loadsUnloadsAndRemembersTheDefault() {
    Stage stage;
    stage.addModel(QStringLiteral("Mine"));
    stage.look();
    const ui::ListedModel mine = *named(stage.library.here(), QStringLiteral("Mine"));
    QVERIFY(stage.library.isDefault(stage.library.here()[0]));
    stage.library.setDefault(mine);
    QVERIFY(stage.library.isDefault(mine) && !stage.library.isDefault(stage.library.here()[0]));
    stage.library.load(mine);
    QTRY_VERIFY(stage.library.isLoaded(mine));
    QCOMPARE(stage.host.calls().last_load.folder, mine.folder);
    stage.library.unload();
    QTRY_VERIFY(!stage.library.isLoaded(mine));
  }

  void removesOneAfterUnloadingIt() {
    Stage stage;
    stage.addModel(QStringLiteral("Mine"));
    stage.look();
    const ui::ListedModel mine = *named(stage.library.here(), QStringLiteral("Mine"));
    stage.library.setDefault(mine);
    stage.library.load(mine);
    QTRY_VERIFY(stage.library.isLoaded(mine));
    QSignalSpy removed(&stage.library, &ui::ModelLibrary::removed);
    stage.library.remove(mine);
    QTRY_COMPARE(removed.size(), 1);
    QTRY_VERIFY(!stage.bridge->model());
    QTRY_VERIFY(named(stage.library.here(), QStringLiteral("Mine")) == nullptr);
    QVERIFY(!QFile::exists(mine.id));
    QVERIFY(stage.library.isDefault(stage.library.here()[0]));
  }

  void whatWasBegunIsListedAfterAStart() {
    Stage stage;
    stage.hub.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Hang, .bytes = 1000});
    {
      ui::ModelLibrary before(stage.parts(), stage.host.planner());
      before.download(stage.repository);
      QTRY_VERIFY(before.progressOf(stage.repository) && before.progressOf(stage.repository)->bytesDone > 1000);
    }
    stage.look();
    QCOMPARE(stage.state(), DownloadState::Paused);
    QVERIFY(stage.library.progressOf(stage.repository)->bytesDone > 1000);
    stage.library.cancel(stage.repository, false);
    QTRY_VERIFY(!stage.library.progressOf(stage.repository));
  }
};

BIFRONS_TEST(TestModelLibrary)
#include "tst_model_library.moc"
