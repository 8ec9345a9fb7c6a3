#include <QFileInfo>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/create/create_stage.h"
#include "ui/create/picture_grid.h"
#include "ui/store/picture_files.h"
#include "ui/store/picture_store.h"
#include "ui/widgets/inline_note.h"

namespace {

const ui::Tile& shown(const CreateStage& stage, int number) { return *stage.page.model().tileAt(stage.tile(number)); }

}  // namespace

class TestTileArchive : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyPictureIsKeptByItself() {
    CreateStage stage;
    stage.draw(3);
    QTRY_VERIFY(stage.ended());
    for (int number = 0; number < 3; ++number) {
      QTRY_VERIFY(shown(stage, number).stored != 0);
      const auto drawn = ui::picture_files::read(stage.archive.pathOf(shown(stage, number).file)).value();
      QCOMPARE(drawn.prompt, std::string("a red circle"));
      QCOMPARE(drawn.index, std::int64_t{number});
      QCOMPARE(drawn.tokens, shown(stage, number).codes);
      QCOMPARE(drawn.model, std::string("Fake Blocks"));
    }
    const auto days = stage.storage.run([](ui::Database& one) { return ui::picture_store::days(one); }).result();
    QCOMPARE(days.size(), 1);
    QCOMPARE(days[0].ids.size(), 3);
  }

  void whatIsSeenOfAStoppedPictureIsKept() {
    CreateStage stage(std::chrono::milliseconds(20));
    stage.draw(1);
    QTRY_VERIFY(stage.page.model().running() != nullptr && !shown(stage, 0).picture.isNull());
    QVERIFY(stage.page.escape());
    QTRY_VERIFY(stage.ended());
    QTRY_VERIFY(shown(stage, 0).stored != 0);
    const auto drawn = ui::picture_files::read(stage.archive.pathOf(shown(stage, 0).file)).value();
    QCOMPARE(drawn.tokens, shown(stage, 0).codes);
    QCOMPARE(static_cast<qint64>(drawn.tokens.size()), shown(stage, 0).rows * 4);
    QCOMPARE(drawn.unfinished.value().tokens, std::int64_t{shown(stage, 0).rows * 4});
    QCOMPARE(drawn.unfinished.value().wanted, std::int64_t{16});
  }

  void aStarIsSeenOnTheTile() {
    CreateStage stage;
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    QTRY_VERIFY(shown(stage, 1).stored != 0);
    stage.page.grid().setFocus();
    stage.page.grid().setCurrentIndex(stage.tile(0));
    QTest::keyClick(&stage.page.grid(), Qt::Key_Right);
    QVERIFY(buttonNamed(stage.page.grid(), QStringLiteral("Star")) != nullptr);
    stage.archive.setStarred({shown(stage, 1).stored}, true);
    QTRY_VERIFY2(buttonNamed(stage.page.grid(), QStringLiteral("Take the star away")) != nullptr, "also in the buttons over the tile");
    QTRY_VERIFY(shown(stage, 1).starred);
    QVERIFY(!shown(stage, 0).starred);
  }

  void aFailureIsToldAndThePictureStays() {
    CreateStage stage;
    QVERIFY(QDir().mkpath(stage.storage.folder()));
    QFile inTheWay(stage.storage.folder() + QStringLiteral("/pictures"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    stage.draw(1);
    QTRY_VERIFY(stage.find<ui::InlineNote>()->isVisible());
    QVERIFY(stage.find<ui::InlineNote>()->sentence().contains(QStringLiteral("stays on the page")));
    QVERIFY(shown(stage, 0).canBeKept());
    QCOMPARE(shown(stage, 0).stored, 0);
  }
};

BIFRONS_TEST(TestTileArchive)
#include "tst_tile_archive.moc"
