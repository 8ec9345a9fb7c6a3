#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/create/create_model.h"

using namespace std::chrono_literals;
using core::inference::ImageOptions;
using ui::CreateModel;
using ui::DrawingState;
using ui::TilePhase;

namespace {

ImageOptions options(int count) {
  ImageOptions made;
  made.count = count;
  made.sampling.seed = 7;
  return made;
}

/// A bridge whose fake model is being loaded, and a model of the page above it.
struct Stage : tests::UiFixture {
  CreateModel model{*bridge};
  QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

  explicit Stage(std::chrono::milliseconds perToken = 0ms) {
    script([&](tests::FakeScript& script) { script.image_delay = perToken; });
    bridge->loadModel({});
  }
  bool ended() const { return model.running() == nullptr && model.queue().isEmpty() && !model.drawings().isEmpty(); }
};

}  // namespace

class TestCreateModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aDrawingEndsWithItsPictures() {
    Stage stage;
    stage.model.draw(QStringLiteral("  a red circle "), options(3));
    QTRY_VERIFY(stage.ended());
    const ui::Drawing& drawing = stage.model.drawings().first();
    QCOMPARE(drawing.prompt, QStringLiteral("a red circle"));
    QCOMPARE(drawing.state, DrawingState::Finished);
    QCOMPARE(drawing.done(), 3);
    QCOMPARE(drawing.model, QStringLiteral("Fake Blocks"));
    for (const ui::Tile& tile : drawing.tiles) {
      QCOMPARE(tile.picture.width(), 32);
      QCOMPARE(tile.codes.size(), std::size_t{16});
      QVERIFY(tile.canBeKept());
    }
    QCOMPARE(stage.host.calls().last_images.prompt, std::string("a red circle"));
    QCOMPARE(stage.host.calls().last_images.options.sampling.seed, std::uint64_t{7});
  }

  void anEmptyPromptDrawsNothing() {
    Stage stage;
    QCOMPARE(stage.model.draw(QStringLiteral(" \n "), options(1)), ui::JobId{0});
    QVERIFY(stage.model.queue().isEmpty());
  }

  void tilesFillRowByRow() {
    Stage stage(15ms);
    stage.model.draw(QStringLiteral("x"), options(2));
    QList<qint64> rows;
    QList<TilePhase> phases;
    connect(&stage.model, &QAbstractItemModel::dataChanged, &stage.model, [&](const QModelIndex& first) {
      const ui::Tile* tile = stage.model.tileAt(first);
      if (first.row() != 0) return;
      if (rows.isEmpty() || rows.last() != tile->rows) rows.append(tile->rows);
      if (phases.isEmpty() || phases.last() != tile->phase) phases.append(tile->phase);
    });
    QTRY_VERIFY(stage.ended());
    QVERIFY2(std::is_sorted(rows.begin(), rows.end()) && rows.last() == 4 && rows.size() >= 4, "0 1 2 3 4");
    QCOMPARE(phases.first(), TilePhase::Drawing);
    QCOMPARE(phases.last(), TilePhase::Final);
  }

  void stoppingKeepsWhatWasDrawn() {
    Stage stage(20ms);
    const auto job = stage.model.draw(QStringLiteral("x"), options(2));
    QTRY_VERIFY(stage.model.running() != nullptr && stage.model.running()->tiles.first().rows >= 2);
    stage.model.stop(job);
    QTRY_VERIFY(stage.ended());
    const ui::Drawing& drawing = stage.model.drawings().first();
    QCOMPARE(drawing.state, DrawingState::Stopped);
    QCOMPARE(drawing.tiles.first().phase, TilePhase::Stopped);
    QVERIFY(!drawing.tiles.first().picture.isNull());
    QVERIFY(drawing.tiles.first().canBeKept());
  }

  void aStoppedDrawingKeepsTheTilesThatWereBegun() {
    Stage stage(500ms);
    const auto job = stage.model.draw(QStringLiteral("x"), options(4));
    QTRY_VERIFY(stage.model.running() != nullptr);
    const QImage picture(32, 32, QImage::Format_RGB888);
    Q_EMIT stage.bridge->previewArrived(job, {.index = 1, .tokens = 4, .rows = 1, .grid = 4, .picture = picture});
    stage.model.stop(job);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.model.rowCount(stage.model.sectionOf(job)), 2);  // the first, and the second with its preview
    QCOMPARE(stage.model.drawings().first().options.count, std::int64_t{4});
  }

  void furtherDrawingsWaitInTheQueue() {
    Stage stage(10ms);
    QSignalSpy submitted(&stage.model, &CreateModel::submitted);
    stage.model.draw(QStringLiteral("first"), options(1));
    stage.model.draw(QStringLiteral("second"), options(1));
    const auto third = stage.model.draw(QStringLiteral("third"), options(1));
    QCOMPARE(submitted.count(), 3);
    QTRY_VERIFY(stage.model.running() != nullptr);
    QCOMPARE(stage.model.queue().size(), 2);
    stage.model.stop(third);
    QCOMPARE(stage.model.queue().size(), 1);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.model.drawings().size(), 2);
    QCOMPARE(stage.model.drawings().first().prompt, QStringLiteral("second"));  // newest above
    QCOMPARE(stage.host.calls().images, 2);
  }

  void aFailureIsTold() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.image_error = core::Error(core::ErrorKind::out_of_memory, "Picture 5 needs 0.6 GB more memory.");
    });
    stage.model.draw(QStringLiteral("x"), options(2));
    QTRY_VERIFY(stage.ended());
    const ui::Drawing& drawing = stage.model.drawings().first();
    QCOMPARE(drawing.state, DrawingState::Failed);
    QCOMPARE(drawing.failure, QStringLiteral("Picture 5 needs 0.6 GB more memory."));
    QVERIFY(!drawing.failureHeading.isEmpty());
    QCOMPARE(drawing.tiles.first().phase, TilePhase::Failed);
    QVERIFY(!drawing.tiles.first().canBeKept());
  }

  void aCardThatStopsTakesNothingThatIsDrawn() {
    Stage stage(15ms);
    stage.script([](tests::FakeScript& script) {
      script.image_error = core::Error(core::ErrorKind::device_failed, "The graphics card stopped working while drawing.");
      script.image_error_after = 9;
    });
    QSignalSpy ended(&stage.model, &CreateModel::pictureEnded);
    stage.model.draw(QStringLiteral("x"), options(2));
    QTRY_VERIFY(stage.ended());
    const ui::Drawing& drawing = stage.model.drawings().first();
    QCOMPARE(drawing.state, DrawingState::Failed);
    QCOMPARE(drawing.failureHeading, QStringLiteral("The graphics card has stopped"));
    QCOMPARE(drawing.tiles.size(), 2);
    for (const ui::Tile& tile : drawing.tiles) {
      QCOMPARE(tile.phase, TilePhase::Stopped);
      QVERIFY(tile.canBeKept() && tile.rows >= 2);
    }
    QCOMPARE(ended.count(), 2);  // whoever keeps pictures hears of them
  }

  void endedDrawingsCanBeRemoved() {
    Stage stage;
    const auto job = stage.model.draw(QStringLiteral("x"), options(1));
    QTRY_VERIFY(stage.ended());
    stage.model.remove(job);
    QCOMPARE(stage.model.rowCount(), 0);
  }

  void aRunningDrawingCannotBeRemoved() {
    Stage stage(10ms);
    const auto job = stage.model.draw(QStringLiteral("x"), options(1));
    QTRY_VERIFY(stage.model.running() != nullptr);
    stage.model.remove(job);
    QCOMPARE(stage.model.rowCount(), 1);
    QTRY_VERIFY(stage.ended());
  }

  void anIndexStaysWithItsTileWhenAnotherDrawingComes() {
    Stage stage;
    const auto first = stage.model.draw(QStringLiteral("first"), options(2));
    QTRY_VERIFY(stage.ended());
    const QPersistentModelIndex kept(stage.model.index(1, 0, stage.model.index(0, 0)));
    stage.model.draw(QStringLiteral("second"), options(2));
    QTRY_COMPARE(stage.model.drawings().size(), 2);
    QTRY_VERIFY(stage.ended());
    QCOMPARE(stage.model.drawingAt(kept)->prompt, QStringLiteral("first"));
    QCOMPARE(kept.parent(), stage.model.sectionOf(first));
    stage.model.remove(first);
    QVERIFY(!kept.isValid());
  }

  void screenReadersHearThePhase() {
    Stage stage;
    stage.model.draw(QStringLiteral("a red circle"), options(2));
    QTRY_VERIFY(stage.ended());
    const QString text = stage.model.index(1, 0, stage.model.index(0, 0)).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(text, QStringLiteral("Picture 2 of 2, done: a red circle"));
  }
};

BIFRONS_TEST(TestCreateModel)
#include "tst_create_model.moc"
