#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/create/drawn_stage.h"
#include "ui/create/drawing_order.h"
#include "ui/create/job_header.h"
#include "ui/create/large_view.h"
#include "ui/store/picture_files.h"
#include "ui/store/picture_store.h"

namespace {

/// A drawing of four pictures, which the model will call likely in this order: third, first, fourth, second.
struct RankStage : DrawnStage {
  explicit RankStage(std::chrono::milliseconds perPicture = std::chrono::milliseconds(0)) : DrawnStage(4) {
    script([&](tests::FakeScript& script) {
      script.word_chances = {0.75, 0.125, 0.875, 0.5};
      script.word_delay = perPicture;
    });
  }
  void press(const char* name) {
    QAbstractButton* button = buttonNamed(page, QLatin1String(name));
    QVERIFY2(button != nullptr, name);
    button->click();
  }
  void rank() {
    press("Rank");
    QTRY_VERIFY(newest(*this).ranking.by == ui::RankedBy::Prompt);
  }
  [[nodiscard]] QString meta() const { return find<ui::JobHeader>()->metaText(); }
};

const QList<int> asDrawn{0, 1, 2, 3};
const QList<int> bestFirst{2, 0, 3, 1};

}  // namespace

/// Best of several: the model looks at what it drew.
class TestRanking : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLikeliestYesComesFirst() {
    RankStage stage;
    stage.rank();
    QCOMPARE(stage.numbers(), bestFirst);
    QCOMPARE(newest(stage).tiles[0].rank, 1);
    QCOMPARE(newest(stage).tiles[0].merit, 0.875);
    QCOMPARE(newest(stage).tiles[3].rank, 4);
    const auto asked = stage.host.calls().last_words;
    QCOMPARE(asked.question.turns[0].text, std::string("Does the image show a red circle?"));
    QCOMPARE(asked.words, (std::vector<std::string>{"Yes", "No"}));
    QCOMPARE(stage.host.calls().weighed, 4);
    QVERIFY2(stage.meta().startsWith(QStringLiteral("Best first")), qPrintable(stage.meta()));
    QVERIFY(buttonNamed(stage.page, QStringLiteral("Rank")) == nullptr);
  }

  void theRankIsKeptInFileAndHistoryAndComesBack() {
    RankStage stage;
    stage.rank();
    const ui::Tile best = newest(stage).tiles[0];
    QCOMPARE(best.showsPrompt.value(), 0.875);
    const auto record = [&] {
      return stage.storage.run([id = best.stored](ui::Database& one) { return ui::picture_store::pictures(one, {id}); }).result().value(0);
    };
    QTRY_COMPARE(record().drawn.shows_prompt.value_or(0), 0.875);
    stage.archive.wait();
    QCOMPARE(ui::picture_files::read(stage.archive.pathOf(best.file)).value().shows_prompt.value(), 0.875);
    stage.page.bringBackFile(stage.archive.pathOf(best.file));
    QTRY_COMPARE(stage.page.model().drawings().size(), 2);
    QCOMPARE(newest(stage).tiles[0].showsPrompt.value(), 0.875);
    QCOMPARE(ui::metadataOf(newest(stage), 0).shows_prompt.value(), 0.875);
    QVERIFY(std::ranges::any_of(stage.page.findChildren<ui::JobHeader*>(), [](const ui::JobHeader* header) {
      return header->metaText().contains(QStringLiteral("shows the prompt with 87.5 %"));
    }));
  }

  void aRankThatComesBeforeThePictureIsStoredIsKeptToo() {
    CreateStage stage;
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    stage.page.model().rankTiles(newest(stage).job, ui::RankedBy::Prompt, {{0, 0.25}, {1, 0.75}});
    QTRY_VERIFY(newest(stage).tiles[0].stored != 0 && newest(stage).tiles[1].stored != 0);
    stage.archive.wait();
    QTest::qWait(0);
    for (const ui::Tile& tile : newest(stage).tiles) {
      QTRY_COMPARE(ui::picture_files::read(stage.archive.pathOf(tile.file)).value().shows_prompt.value_or(0), tile.merit);
    }
  }

  void aPromptThatIsASentenceMakesAQuestionToo() {
    CreateStage stage;
    tests::draw(stage.page, QStringLiteral("A red circle. It is big..."), 2);
    QTRY_VERIFY(stage.ended());
    buttonNamed(stage.page, QStringLiteral("Rank"))->click();
    QTRY_COMPARE(stage.host.calls().weighed, 2);
    QCOMPARE(stage.host.calls().last_words.question.turns[0].text, std::string("Does the image show A red circle. It is big?"));
  }

  void theOrderIsSwitchedBackAndForth() {
    RankStage stage;
    stage.rank();
    stage.press("As drawn");
    QCOMPARE(stage.numbers(), asDrawn);
    QCOMPARE(newest(stage).tiles[0].rank, 2);  // what was found out stays
    stage.press("Best first");
    QCOMPARE(stage.numbers(), bestFirst);
  }

  void whatIsShownAndChosenGoesWithItsPicture() {
    RankStage stage;
    stage.page.grid().setCurrentIndex(stage.tile(1));
    Q_EMIT stage.page.grid().openRequested(stage.tile(2));
    auto* large = stage.find<ui::LargeView>();
    QVERIFY(large->isVisible());
    stage.rank();
    QCOMPARE(stage.page.grid().currentIndex().row(), 3);
    QCOMPARE(large->current().row(), 0);
    QCOMPARE(stage.page.model().tileAt(large->current())->number, 2);
    // Its file, and what is drawn from it, are those of this picture.
    QCOMPARE(ui::metadataOf(newest(stage), 0).index, std::int64_t{2});
    QCOMPARE(ui::metadataOf(newest(stage), 0).tokens, std::vector<std::int64_t>(16, 2));
    QCOMPARE(ui::guidanceStrip(newest(stage), 0).branch.variation.first_stream, std::int64_t{2});
    const qint64 stored = newest(stage).tiles[0].stored;
    stage.archive.setStarred({stored}, true);
    QTRY_VERIFY(newest(stage).tiles[0].starred);
    QVERIFY(!newest(stage).tiles[1].starred);
  }

  void theRankIsReadOut() {
    RankStage stage;
    stage.rank();
    const QString words = stage.tile(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(words.contains(QStringLiteral("Picture 3 of 4")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("rank 1 of 4")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("87.5 %")), qPrintable(words));
  }

  void theRankIsSeenOnTheTile() {
    RankStage stage;
    const auto grab = [&] {
      return stage.page.grid().viewport()->grab(stage.page.grid().visualRect(stage.tile(3))).toImage();
    };
    stage.page.grid().clearFocus();
    stage.rank();
    const QImage ranked = grab();
    const QColor plain = ranked.pixelColor(ranked.width() / 2, ranked.height() / 2);
    QVERIFY(ranked.pixelColor(12, 18) != plain);  // the badge
    QCOMPARE(ranked.pixelColor(12, ranked.height() / 2), plain);
  }

  void itSaysHowFarItIsAndAStopChangesNothing() {
    RankStage stage(std::chrono::milliseconds(40));
    stage.press("Rank");
    QTRY_VERIFY2(stage.meta().startsWith(QStringLiteral("Does it show the prompt? Picture 2 of 4")), qPrintable(stage.meta()));
    QVERIFY(buttonNamed(stage.page, QStringLiteral("Rank")) == nullptr);
    stage.press("Stop");
    QTRY_VERIFY(!newest(stage).ranking.progress.underWay);
    QCOMPARE(stage.numbers(), asDrawn);
    QVERIFY(newest(stage).ranking.by == ui::RankedBy::Nothing);
    QVERIFY(stage.host.calls().weighed < 4);
    QVERIFY(buttonNamed(stage.page, QStringLiteral("Rank")) != nullptr);
  }

  void escStopsItToo() {
    RankStage stage(std::chrono::milliseconds(40));
    QVERIFY(!stage.page.escape());
    stage.press("Rank");
    QTRY_VERIFY(newest(stage).ranking.progress.begun);
    QVERIFY(stage.page.escape());
    QTRY_VERIFY(!newest(stage).ranking.progress.underWay);
    QVERIFY(newest(stage).ranking.by == ui::RankedBy::Nothing);
  }

  void itWaitsWhileSomethingIsDrawn() {
    RankStage stage;
    stage.script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(20); });
    const ui::JobId first = newest(stage).job;
    stage.draw(1);
    QTRY_VERIFY(stage.page.model().running() != nullptr);
    stage.press("Rank");
    const auto ranked = [&] { return stage.page.model().drawingAt(stage.page.model().sectionOf(first)); };
    QVERIFY(ranked()->ranking.progress.underWay && !ranked()->ranking.progress.begun);
    QTRY_VERIFY(ranked()->ranking.by == ui::RankedBy::Prompt);
    QCOMPARE(ranked()->tiles[0].number, 2);
  }

  void aFailureIsSaidWhereItHappened() {
    RankStage stage;
    stage.script([](tests::FakeScript& script) {
      script.word_error = core::Error(core::ErrorKind::invalid_request, "The question is too long.");
    });
    stage.press("Rank");
    QTRY_VERIFY2(stage.meta().startsWith(QStringLiteral("Not ranked: The question is too long.")), qPrintable(stage.meta()));
    QCOMPARE(stage.numbers(), asDrawn);
    stage.script([](tests::FakeScript& script) { script.word_error.reset(); });
    stage.rank();
    QVERIFY(newest(stage).ranking.progress.failure.isEmpty());
  }

  void onlyFinishedDrawingsOfSeveralPicturesAreRanked() {
    DrawnStage one(1);
    QVERIFY(buttonNamed(one.page, QStringLiteral("Rank")) == nullptr);
    CreateStage stopped(std::chrono::milliseconds(30));
    stopped.draw(3);
    QTRY_VERIFY(stopped.page.model().running() != nullptr);
    QTRY_VERIFY(newest(stopped).tiles[0].rows > 0);
    QVERIFY(buttonNamed(stopped.page, QStringLiteral("Rank")) == nullptr);
    stopped.page.escape();
    QTRY_VERIFY(stopped.ended());
    QVERIFY(!newest(stopped).tiles.isEmpty());
    QVERIFY(buttonNamed(stopped.page, QStringLiteral("Rank")) == nullptr);
  }

  void closingTheDrawingStopsIt() {
    RankStage stage(std::chrono::milliseconds(40));
    stage.press("Rank");
    QTRY_VERIFY(newest(stage).ranking.progress.begun);
    inHeadingMenu(stage, QStringLiteral("Close these pictures"))->trigger();
    QVERIFY(stage.page.model().drawings().isEmpty());
    QTRY_COMPARE(stage.bridge->waitingJobs(), 0);
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    QVERIFY(stage.host.calls().weighed < 4);
  }
};

BIFRONS_TEST(TestRanking)
#include "tst_ranking.moc"
