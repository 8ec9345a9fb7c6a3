#include <QAbstractButton>
#include <QFile>
#include <QSignalSpy>

#include "core/image/image_file.h"
#include "tests/end_to_end/desk.h"
#include "tests/support/test_registry.h"
#include "tests/ui/support/drawing.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/create_model.h"
#include "ui/create/draw_settings.h"
#include "ui/create/drawing_order.h"
#include "ui/create/prompt_composer.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_page.h"
#include "ui/store/picture_files.h"
#include "ui/theme/theme.h"

using tests::Desk;
using tests::waitMs;

namespace {

const ui::Drawing& newest(Desk& desk) { return desk.create().model().drawings().first(); }

bool drawn(Desk& desk, int drawings) {
  return QTest::qWaitFor([&] {
    const ui::CreateModel& model = desk.create().model();
    return model.drawings().size() == drawings && model.running() == nullptr && model.drawings().first().tiles.last().stored != 0;
  }, waitMs);
}

QString fileOf(const Desk& desk, const ui::Tile& tile) {
  return desk.storage.folder() + QStringLiteral("/pictures/") + tile.file;
}

}  // namespace

/// A picture that was drawn by the built-in model, through its file and back.
class TestRoundTrip : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
    ui::theme().install();
  }

  void aFileIsThePictureToThePixel() {
    Desk desk;
    QVERIFY(desk.loaded());
    desk.create().settings().setSeed(11);
    tests::draw(desk.create(), QStringLiteral("three yellow stars"), 2);
    QVERIFY(drawn(desk, 1));
    const ui::Tile first = newest(desk).tiles[1];
    const auto pixels = ui::toPixelImage(first.picture);
    QCOMPARE(core::image::read_image(ui::toPath(fileOf(desk, first))), pixels);

    // Everything comes back from the file alone.
    desk.create().setPrompt(QStringLiteral("something else"));
    desk.create().bringBackFile(fileOf(desk, first));
    QVERIFY(QTest::qWaitFor([&] { return desk.create().model().drawings().size() == 2; }, waitMs));
    QCOMPARE(desk.create().composer().prompt(), QStringLiteral("three yellow stars"));
    const ui::Tile back = newest(desk).tiles[0];
    QCOMPARE(back.codes, first.codes);
    QSignalSpy painted(&desk.bridge, &ui::EngineBridge::tokensPainted);
    desk.bridge.paintTokens(back.codes);
    QVERIFY(QTest::qWaitFor([&] { return painted.count() == 1; }, waitMs));
    QCOMPARE(ui::toPixelImage(painted.first().at(1).value<QImage>()), pixels);

    // Prompt, seed and number draw it once more.
    desk.create().draw();
    QVERIFY(drawn(desk, 3));
    QCOMPARE(newest(desk).tiles[1].codes, first.codes);
    QCOMPARE(ui::toPixelImage(newest(desk).tiles[1].picture), pixels);
  }

  void whatIsToBeAvoidedChangesThePictureAndComesBack() {
    Desk desk;
    QVERIFY(desk.loaded());
    int drawings = 0;
    const auto codes = [&](const char* avoid) {
      desk.create().settings().setSeed(11);
      desk.create().settings().setSeedLocked(true);
      desk.create().settings().setAvoid(QString::fromUtf8(avoid));
      tests::draw(desk.create(), QStringLiteral("three yellow stars"), 1);
      return drawn(desk, ++drawings) ? newest(desk).tiles[0].codes : std::vector<std::int64_t>();
    };
    const auto usual = codes("");
    QVERIFY(!usual.empty());
    QCOMPARE(codes(" \n "), usual);
    const auto led = codes("a green background and a big blue square");
    QCOMPARE(led.size(), usual.size());
    QVERIFY(led != usual);
    const auto back = ui::picture_files::read(fileOf(desk, newest(desk).tiles[0])).value();
    QCOMPARE(back.options.avoid, std::string("a green background and a big blue square"));
    QCOMPARE(back.model_hash, desk.bridge.model()->weights_hash);
    QCOMPARE(back.model_hash.size(), std::size_t{64});
    desk.create().settings().setAvoid(QString());
    desk.create().bringBackFile(fileOf(desk, newest(desk).tiles[0]));
    QVERIFY(QTest::qWaitFor([&] { return desk.create().model().drawings().size() == 4; }, waitMs));
    desk.create().draw();
    QVERIFY(drawn(desk, 5));
    QCOMPARE(newest(desk).tiles[0].codes, led);
  }

  void aRowIsDrawnAnewAndTheRowsAboveStay() {
    Desk desk;
    QVERIFY(desk.loaded());
    desk.create().settings().setSeed(4);
    tests::draw(desk.create(), QStringLiteral("a red circle"), 1);
    QVERIFY(drawn(desk, 1));
    const ui::Tile parent = newest(desk).tiles[0];
    const qint64 kept = parent.grid / 4 * parent.grid;
    ui::DrawingOrder order = ui::rerolled(newest(desk), 0, parent.grid / 4);
    order.options.count = 4;
    order.options.sampling = {.temperature = 2, .seed = 5};  // the model is sure enough of a circle to draw the same again
    desk.create().model().draw(order);
    QVERIFY(drawn(desk, 2));
    int others = 0;
    for (const ui::Tile& branch : newest(desk).tiles) {
      QVERIFY(std::equal(parent.codes.begin(), parent.codes.begin() + kept, branch.codes.begin()));
      others += branch.codes != parent.codes ? 1 : 0;
    }
    QVERIFY(others > 0);
  }

  void aRegionIsDrawnAnewAndAllElseStays() {
    Desk desk;
    QVERIFY(desk.loaded());
    tests::draw(desk.create(), QStringLiteral("a red circle"), 1);
    QVERIFY(drawn(desk, 1));
    const ui::Tile parent = newest(desk).tiles[0];
    const int quarter = static_cast<int>(parent.grid / 4);
    desk.create().model().draw(ui::regionRerolled(newest(desk), 0, {quarter, quarter, 2 * quarter, 2 * quarter}));
    QVERIFY(drawn(desk, 2));
    QCOMPARE(newest(desk).tiles.size(), 4);
    const auto region = newest(desk).branch.variation.region.value();
    double before = 1;
    for (const ui::Tile& branch : newest(desk).tiles) {
      QCOMPARE(branch.codes.size(), parent.codes.size());
      for (std::size_t i = 0; i < branch.codes.size(); ++i) {
        if (!region.contains(static_cast<std::int64_t>(i), parent.grid)) QCOMPARE(branch.codes[i], parent.codes[i]);
      }
      QVERIFY(branch.merit > 0 && branch.merit <= before);  // the best comes first
      before = branch.merit;
    }
  }

  void theModelSaysWhichPictureShowsThePrompt() {
    Desk desk;
    QVERIFY(desk.loaded());
    desk.create().settings().setSeed(4);
    tests::draw(desk.create(), QStringLiteral("a red circle"), 1);
    QVERIFY(drawn(desk, 1));
    tests::draw(desk.create(), QStringLiteral("a blue square"), 1);
    QVERIFY(drawn(desk, 2));
    const QList<QImage> pictures{newest(desk).tiles[0].picture, desk.create().model().drawings().last().tiles[0].picture};
    QList<double> yes;
    connect(&desk.bridge, &ui::EngineBridge::wordsWeighed, this,
            [&](ui::JobId, qint64, const QList<double>& chances) { yes.append(chances.first()); });
    desk.bridge.rankPictures(pictures, QStringLiteral("Does the image show a red circle?"), {QStringLiteral("Yes"), QStringLiteral("No")});
    QVERIFY(QTest::qWaitFor([&] { return yes.size() == 2; }, waitMs));
    QVERIFY2(yes[0] < 0.5 && yes[1] > 0.5, qPrintable(QStringLiteral("%1 of a blue square, %2 of a red circle").arg(yes[0]).arg(yes[1])));
  }

  void theGalleryHasItAndRebuildsItsFile() {
    Desk desk;
    QVERIFY(desk.loaded());
    tests::draw(desk.create(), QStringLiteral("a blue square"), 1);
    QVERIFY(drawn(desk, 1));
    const ui::Tile tile = newest(desk).tiles[0];
    const auto pixels = ui::toPixelImage(tile.picture);
    QVERIFY(desk.window.openPage(QStringLiteral("gallery")));
    auto* gallery = desk.window.findChild<ui::GalleryPage*>();
    QTRY_COMPARE(gallery->model().count(), 1);
    QVERIFY(QFile::remove(fileOf(desk, tile)));
    gallery->grid().select({tile.stored}, tile.stored);
    QAbstractButton* rebuild = nullptr;
    QVERIFY(QTest::qWaitFor([&] {
      for (auto* button : gallery->findChildren<QAbstractButton*>()) {
        if (button->text() == QStringLiteral("Rebuild from its tokens") && button->isVisible()) rebuild = button;
      }
      return rebuild != nullptr;
    }, waitMs));
    rebuild->click();
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(fileOf(desk, tile)); }, waitMs));
    QCOMPARE(core::image::read_image(ui::toPath(fileOf(desk, tile))), pixels);
  }

 private:
  QTemporaryDir m_cache;
};

BIFRONS_TEST(TestRoundTrip)
#include "tst_round_trip.moc"
