#include <QLineEdit>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/models/models_stage.h"
#include "ui/frame/fit_line.h"
#include "ui/models/download_pane.h"
#include "ui/models/download_strip.h"
#include "ui/models/library_card.h"
#include "ui/models/library_row.h"
#include "ui/models/licence_panel.h"
#include "ui/models/load_pane.h"
#include "ui/models/machine_strip.h"
#include "ui/models/models_page.h"
#include "ui/models/needs_view.h"
#include "ui/models/token_form.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/tag.h"
#include "ui/widgets/text_button.h"

using tests::Fault;

namespace {

struct Stage : tests::ModelsStage {
  ui::ModelsPage page{parts(), host.planner()};

  Stage() {
    page.resize(1212, 700);
    page.show();
  }
  ui::LibraryRow* row(const QString& name) {
    for (const ui::LibraryCard* card : {page.here(), page.toDownload()}) {
      for (ui::LibraryRow* each : card->rows()) {
        if (each->model().name == name) return each;
      }
    }
    return nullptr;
  }
  ui::LibraryRow* tiny() {
    (void)QTest::qWaitFor([this] { return row(QStringLiteral("tiny")) != nullptr; });
    return row(QStringLiteral("tiny"));
  }
  /// Begins the download of the small model and has the line hang after some bytes.
  ui::LibraryRow* begun() {
    hub.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Hang, .bytes = 5000});
    ui::LibraryRow* shown = tiny();
    page.library().noteLicenceRead(repository);
    shown->mainButton()->click();
    (void)QTest::qWaitFor([&] {
      const auto progress = page.library().progressOf(repository);
      return progress && progress->bytesDone > 5000;
    });
    return shown;
  }
};

}  // namespace

class TestModelsPage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLicenceIsShownBeforeTheFirstDownload() {
    Stage stage;
    ui::LibraryRow* row = stage.tiny();
    QVERIFY(row != nullptr);
    QCOMPARE(row->mainButton()->text(), QStringLiteral("Download"));
    row->mainButton()->click();
    QVERIFY(row->licence()->isVisible());
    QCOMPARE(row->licence()->text(), QStringLiteral("Do as you like."));
    QVERIFY(stage.hub.requests().isEmpty());
    row->licence()->goOnButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(stage.row(QStringLiteral("tiny"))->model().isHere, 20'000);
    QVERIFY(stage.page.library().isLicenceRead(stage.repository));
    QCOMPARE(stage.row(QStringLiteral("tiny"))->mainButton()->text(), QStringLiteral("Load"));
  }

  void theRowSaysHowFarItsModelIsAndInWhichPrecision() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_delay = std::chrono::milliseconds(150);
      script.shards = 4;
    });
    ui::LibraryRow* row = stage.page.here()->rows().first();
    QVERIFY(!row->loading()->isVisible() && !row->precision()->isVisible());
    row->mainButton()->click();
    QTRY_VERIFY(row->loading()->isVisible());
    QTRY_VERIFY2(row->loading()->words().startsWith(QStringLiteral("Loading shard ")), qPrintable(row->loading()->words()));
    QVERIFY(!row->mainButton()->isVisible() && row->cancelButton()->isVisible());
    row->cancelButton()->click();
    QTRY_VERIFY(!row->loading()->isVisible());
    QCOMPARE(row->mainButton()->text(), QStringLiteral("Load"));
    QVERIFY(row->mainButton()->isVisible() && !row->cancelButton()->isVisible());
    row->mainButton()->click();
    QTRY_VERIFY(row->precision()->isVisible());
    QCOMPARE(row->precision()->text(), QString::fromStdString(stage.host.script().info.precision));
  }

  void wordsOfALoadNameShardsOrBytesAndTheTimeOnceItIsKnown() {
    QCOMPARE(ui::loadWords({}), QStringLiteral("Looking at the files"));
    QCOMPARE(ui::loadWords({.shard = 1, .shards = 2, .bytes_done = 10, .bytes_total = 40, .seconds = 1}),
             QStringLiteral("Loading shard 1 of 2"));
    QCOMPARE(ui::loadWords({.shard = 1, .shards = 2, .bytes_done = 10, .bytes_total = 40, .seconds = 3}),
             QStringLiteral("Loading shard 1 of 2 · about 9 s left"));
    QVERIFY(ui::loadWords({.bytes_done = 1'000'000, .bytes_total = 4'000'000}).contains(QStringLiteral("4 MB")));
  }

  void theLicenceCanBeReadAtAnyTime() {
    Stage stage;
    ui::LibraryRow* row = stage.tiny();
    row->licenceButton()->click();
    QVERIFY(row->licence()->isVisible() && !row->licence()->goOnButton()->isVisible());
  }

  void pausesAndGoesOnFromTheRow() {
    Stage stage;
    ui::LibraryRow* row = stage.begun();
    QVERIFY(row->download()->isVisible());
    QCOMPARE(row->mainButton()->text(), QStringLiteral("Pause"));
    QTRY_VERIFY2(row->download()->words().contains(QStringLiteral("model.safetensors")), qPrintable(row->download()->words()));
    row->mainButton()->click();
    QTRY_COMPARE(row->mainButton()->text(), QStringLiteral("Resume"));
    row->mainButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(stage.row(QStringLiteral("tiny"))->model().isHere, 20'000);
  }

  void cancelAsksWhatToKeep() {
    Stage stage;
    ui::LibraryRow* row = stage.begun();
    row->cancelButton()->click();
    QVERIFY(row->download()->keepButton()->isVisible());
    row->download()->keepButton()->click();
    QTRY_COMPARE(row->mainButton()->text(), QStringLiteral("Resume"));
    QVERIFY(QDir(stage.models() + QStringLiteral("/.downloads/org--tiny")).exists());
    row->cancelButton()->click();
    row->download()->removeButton()->click();
    QTRY_COMPARE(row->mainButton()->text(), QStringLiteral("Download"));
    QTRY_VERIFY(!QDir(stage.models() + QStringLiteral("/.downloads/org--tiny")).exists());
  }

  void aFailureIsSaidInTheRowWithWhatHelps() {
    Stage stage;
    stage.hub.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::WrongBytes}, 2);
    stage.preferences.remember(QStringLiteral("licence/org/tiny"), true);
    ui::LibraryRow* row = stage.tiny();
    row->mainButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(row->download()->failure()->isVisible(), 20'000);
    QVERIFY(row->download()->failure()->sentence().contains(QStringLiteral("checksum")));
    QVERIFY(!row->download()->token()->isVisible());
    row->download()->againButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(stage.row(QStringLiteral("tiny"))->model().isHere, 20'000);
  }

  void whoCannotReachTheSourceIsToldOfTheOtherWay() {
    Stage stage;
    stage.hub.addFault(QStringLiteral("HEAD"), {.kind = Fault::Kind::Status, .status = 302, .headers = {"Location: ftp://x/y"}});
    stage.preferences.remember(QStringLiteral("licence/org/tiny"), true);
    ui::LibraryRow* row = stage.tiny();
    row->mainButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(row->download()->failure()->isVisible(), 20'000);
    QVERIFY(row->download()->failure()->sentence().contains(QStringLiteral("Use a folder…")));
  }

  void aTokenIsAskedForWhereOneIsNeeded() {
    Stage stage;
    stage.hub.addFault(QStringLiteral("HEAD"), {.kind = Fault::Kind::Status, .status = 403});
    stage.preferences.remember(QStringLiteral("licence/org/tiny"), true);
    ui::LibraryRow* row = stage.tiny();
    row->mainButton()->click();
    ui::TokenForm* form = row->download()->token();
    QTRY_VERIFY_WITH_TIMEOUT(form->isVisible(), 20'000);
    QCOMPARE(form->field()->echoMode(), QLineEdit::Password);
    form->useButton()->click();
    QVERIFY2(form->isVisible(), "nothing was typed");
    form->field()->setText(QStringLiteral("secret"));
    form->useButton()->click();
    QCOMPARE(form->field()->text(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(stage.row(QStringLiteral("tiny"))->model().isHere, 20'000);
  }

  void loadsAndUnloadsFromTheRow() {
    Stage stage;
    stage.addModel(QStringLiteral("Mine"));
    stage.page.library().look();
    QTRY_VERIFY(stage.row(QStringLiteral("Mine")) != nullptr);
    ui::LibraryRow* row = stage.row(QStringLiteral("Mine"));
    row->mainButton()->click();
    QTRY_COMPARE(row->mainButton()->text(), QStringLiteral("Unload"));
    QVERIFY(row->accessibleName().contains(QStringLiteral("loaded")));
    row->mainButton()->click();
    QTRY_COMPARE(row->mainButton()->text(), QStringLiteral("Load"));
  }

  void removingAsksFirst() {
    Stage stage;
    stage.addModel(QStringLiteral("Mine"));
    stage.page.library().look();
    QTRY_VERIFY(stage.row(QStringLiteral("Mine")) != nullptr);
    ui::LibraryRow* row = stage.row(QStringLiteral("Mine"));
    QTRY_VERIFY(row->isVisible());
    row->askToRemove();
    QVERIFY(row->removeForGoodButton()->isVisible());
    QVERIFY(QDir(stage.models() + QStringLiteral("/Mine")).exists());
    row->removeForGoodButton()->click();
    QTRY_VERIFY(stage.row(QStringLiteral("Mine")) == nullptr);
    QVERIFY(!QDir(stage.models() + QStringLiteral("/Mine")).exists());
  }

  void littleRoomFoldsWhatDoesNotFit() {
    Stage stage;  // 12 GB are free: fp32 of the large one does not fit, nor does bf16
    QTRY_VERIFY(stage.row(QStringLiteral("Janus-Pro-7B")) != nullptr);
    ui::LibraryRow* row = stage.row(QStringLiteral("Janus-Pro-7B"));
    QTRY_COMPARE(row->needs()->lines().size(), 2);
    QVERIFY(row->needs()->lines()[0]->state() == ui::FitLine::State::TooMuch);
    QVERIFY(row->needs()->lines()[0]->accessibleName().contains(QStringLiteral("more than what is free")));
    stage.page.resize(830, 520);
    QTRY_COMPARE(row->needs()->lines().size(), 1);
    QCOMPARE(row->needs()->lines()[0]->words(), QStringLiteral("none fits"));
  }

  void arrowsGoFromRowToRow() {
    Stage stage;
    QTRY_VERIFY(stage.row(QStringLiteral("Janus-Pro-1B")) != nullptr);
    stage.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&stage.page));
    stage.page.focusInput();
    ui::LibraryRow* first = stage.page.here()->rows().first();
    QVERIFY(first->hasFocus());
    QTest::keyClick(first, Qt::Key_Down);
    QVERIFY(stage.row(QStringLiteral("Janus-Pro-1B"))->hasFocus());
    QTest::keyClick(stage.row(QStringLiteral("Janus-Pro-1B")), Qt::Key_Up);
    QVERIFY(first->hasFocus());
  }

  void theSourceIsNamedAndFollowsTheSettings() {
    Stage stage;
    QCOMPARE(stage.page.sourceButton()->text(), QStringLiteral("Source: 127.0.0.1"));
    QVERIFY(stage.preferences.downloads().setSourceText({}));
    qunsetenv("HF_ENDPOINT");
    QCOMPARE(stage.page.sourceButton()->text(), QStringLiteral("Source: Hugging Face"));
  }

  void whatIsWrongInTheOwnCatalogueIsSaid() {
    Stage stage;
    tests::ModelsStage::write(stage.folder.filePath(QStringLiteral("catalogue.json")), "oops");
    stage.page.library().look();
    QTRY_VERIFY(stage.page.problems()->isVisible());
    QVERIFY(stage.page.problems()->sentence().contains(QStringLiteral("catalogue.json")));
    QVERIFY(stage.row(QStringLiteral("Janus-Pro-1B")) != nullptr);
  }

  void theStripTellsOfTheDownloadAndPausesIt() {
    Stage stage;
    ui::DownloadStrip strip(stage.page.library().downloads());
    QVERIFY(!strip.isVisibleTo(nullptr));
    ui::LibraryRow* row = stage.begun();
    QCOMPARE(strip.words(), QStringLiteral("Downloading tiny"));
    strip.pauseButton()->click();
    QTRY_COMPARE(row->mainButton()->text(), QStringLiteral("Resume"));
    QTRY_VERIFY(strip.isHidden());
  }

  void everyControlHasAName() {
    Stage stage;
    stage.begun();
    for (const QAbstractButton* button : stage.page.findChildren<QAbstractButton*>()) {
      QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), button->metaObject()->className());
    }
  }
};

BIFRONS_TEST(TestModelsPage)
#include "tst_models_page.moc"
