#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QUrl>
#include <algorithm>

#include "core/image/image_file.h"
#include "tests/support/test_registry.h"
#include "tests/ui/create/drawn_stage.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/drop_frame.h"
#include "ui/create/confidence_map.h"
#include "ui/create/draw_settings.h"
#include "ui/create/drawing_order.h"
#include "ui/create/job_header.h"
#include "ui/create/prompt_composer.h"
#include "ui/create/queue_list.h"
#include "ui/create/reroll_line.h"
#include "ui/store/picture_files.h"
#include "ui/store/picture_store.h"
#include "ui/widgets/inline_note.h"

using core::inference::PictureMetadata;

/// What can be made of a picture that is there.
class TestBranches : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void moreLikeThisHasANewSeedAndTheRestTheSame() {
    DrawnStage stage;
    QTest::keyClick(&stage.page.grid(), Qt::Key_M);
    QVERIFY(stage.drawn(2));
    const ui::Drawing& first = stage.page.model().drawings().last();
    QCOMPARE(newest(stage).prompt, first.prompt);
    QCOMPARE(newest(stage).tiles.size(), 2);
    QCOMPARE(newest(stage).options.guidance, first.options.guidance);
    QVERIFY(newest(stage).options.sampling.seed != first.options.sampling.seed);
  }

  void aRowIsChosenAndWhatIsAboveIsKept() {
    DrawnStage stage;
    QTest::keyClick(&stage.page.grid(), Qt::Key_R);
    auto* line = stage.find<ui::RerollLine>();
    QVERIFY(line->isVisible());
    QCOMPARE(line->kept(), 2);
    QTest::keyClick(line, Qt::Key_Down);
    QTest::keyClick(line, Qt::Key_Down);
    QCOMPARE(line->kept(), 3);  // something must be left to draw
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(!line->isVisible());
    QVERIFY(stage.drawn(2));
    const auto& asked = stage.host.calls().last_images;
    QCOMPARE(asked.variation.kept_tokens, std::vector<std::int64_t>(12, 0));
    QCOMPARE(asked.options.count, std::int64_t{1});
    const qint64 parent = stage.page.model().drawings().last().tiles[0].stored;
    QTRY_VERIFY(newest(stage).tiles[0].stored != 0);
    const PictureMetadata drawn = ui::picture_files::read(stage.archive.pathOf(newest(stage).tiles[0].file)).value();
    QCOMPARE(drawn.kept_tokens, std::int64_t{12});
    QCOMPARE(ui::toQString(drawn.parent), stage.page.model().drawings().last().tiles[0].file);
    const auto branches = stage.storage.run([parent](ui::Database& one) { return ui::picture_store::branches(one, parent); });
    QCOMPARE(branches.result().value(0).id, newest(stage).tiles[0].stored);
  }

  /// The menu belongs to what it removes.
  void aClickInTheOpenMenuClosesThePictures() {
    DrawnStage stage;
    const QWidget* heading = stage.page.grid().indexWidget(stage.page.model().index(0, 0));
    buttonNamed(*heading, QStringLiteral("More"))->click();
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu != nullptr);
    const auto actions = menu->actions();
    const auto close = std::ranges::find(actions, QStringLiteral("Close these pictures"), &QAction::text);
    QVERIFY(close != actions.end());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*close).center());
    QTRY_VERIFY(stage.page.model().drawings().isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(QApplication::activePopupWidget() == nullptr);
  }

  void aStoppedPictureIsContinued() {
    CreateStage stage(std::chrono::milliseconds(20));
    stage.page.settings().setSeed(99);
    stage.draw(2);
    QTRY_VERIFY(!stage.page.model().drawings().isEmpty() && newest(stage).tiles[1].rows >= 1);
    stage.page.escape();
    QTRY_VERIFY(stage.ended());
    stage.script([](tests::FakeScript& script) { script.image_delay = {}; });
    const ui::Tile stopped = newest(stage).tiles[1];
    QCOMPARE(stopped.phase, ui::TilePhase::Stopped);
    QCOMPARE(static_cast<qint64>(stopped.codes.size()), stopped.rows * stopped.grid);
    QTRY_VERIFY(newest(stage).tiles[1].stored != 0);
    const ui::Drawing first = newest(stage);

    stage.page.grid().setFocus();
    stage.page.grid().setCurrentIndex(stage.tile(0));
    QTest::keyClick(&stage.page.grid(), Qt::Key_Right);
    QVERIFY(buttonNamed(stage.page.grid(), QStringLiteral("Continue")) != nullptr);
    QTest::keyClick(&stage.page.grid(), Qt::Key_C);
    QTRY_VERIFY(stage.ended() && stage.page.model().drawings().size() == 2);
    const auto& asked = stage.host.calls().last_images;
    QCOMPARE(asked.variation.kept_tokens, stopped.codes);
    QCOMPARE(asked.variation.first_stream, std::int64_t{1});
    QCOMPARE(asked.options.sampling.seed, std::uint64_t{99});
    QCOMPARE(asked.options.count, std::int64_t{1});
    QCOMPARE(newest(stage).branch.parent, first.tiles[1].stored);
    QVERIFY(newest(stage).tiles[0].phase == ui::TilePhase::Final);
    Q_EMIT stage.page.grid().continueRequested(stage.tile(0));  // there is nothing to continue
    QCOMPARE(stage.page.model().drawings().size() + stage.page.model().queue().size(), 2);

    // So does one that comes back from its file.
    stage.page.bringBackFile(stage.archive.pathOf(first.tiles[1].file));
    QTRY_COMPARE(stage.page.model().drawings().size(), 3);
    QCOMPARE(newest(stage).tiles[0].codes, stopped.codes);
    Q_EMIT stage.page.grid().continueRequested(stage.tile(0));
    QTRY_VERIFY(stage.ended() && stage.page.model().drawings().size() == 4);
    QCOMPARE(stage.host.calls().last_images.variation.kept_tokens, stopped.codes);
    QCOMPARE(stage.host.calls().last_images.variation.first_stream, std::int64_t{1});
  }

  void aStoppedRegionBeginsOnceMoreWithWhatIsKeptAroundIt() {
    DrawnStage stage(1);
    const std::vector<std::int64_t> whole = newest(stage).tiles[0].codes;
    stage.script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(20); });
    Q_EMIT stage.page.grid().regionRequested(stage.tile(0), QRect(1, 1, 2, 3));
    QTRY_VERIFY(stage.page.model().drawings().size() == 2 && newest(stage).tiles[0].rows >= 2);
    stage.page.escape();
    QTRY_VERIFY(stage.ended());
    stage.script([](tests::FakeScript& script) { script.image_delay = {}; });
    const auto region = newest(stage).branch.variation.region;
    QTRY_VERIFY(newest(stage).tiles[0].stored != 0);
    stage.page.bringBackFile(stage.archive.pathOf(newest(stage).tiles[0].file));
    QTRY_COMPARE(stage.page.model().drawings().size(), 3);
    QVERIFY(!newest(stage).tiles[0].isWhole());
    Q_EMIT stage.page.grid().continueRequested(stage.tile(0));
    QTRY_VERIFY(stage.ended() && stage.page.model().drawings().size() == 4);
    const auto& variation = stage.host.calls().last_images.variation;
    QVERIFY(variation.region == region);
    QCOMPARE(variation.kept_tokens.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
      if (!region->contains(static_cast<std::int64_t>(i), 4)) QCOMPARE(variation.kept_tokens[i], whole[i]);
    }
  }

  void aRegionIsKeptInFileAndHistoryAndComesBack() {
    DrawnStage stage(1);
    const qint64 parent = newest(stage).tiles[0].stored;
    Q_EMIT stage.page.grid().regionRequested(stage.tile(0), QRect(1, 2, 2, 1));
    QVERIFY(stage.drawn(2));
    QTRY_VERIFY(stage.isStored());
    const core::inference::PictureRegion region{.row = 2, .column = 1, .rows = 1, .columns = 2};
    const ui::Tile made = newest(stage).tiles[0];
    QVERIFY(ui::picture_files::read(stage.archive.pathOf(made.file)).value().region == region);
    const auto branches = stage.storage.run([parent](ui::Database& one) { return ui::picture_store::branches(one, parent); });
    QVERIFY(branches.result().value(0).drawn.region == region);
    stage.page.bringBackFile(stage.archive.pathOf(made.file));
    QTRY_COMPARE(stage.page.model().drawings().size(), 3);
    QVERIFY(newest(stage).branch.variation.region == region);
    QVERIFY(ui::metadataOf(newest(stage), 0).region == region);
    QCOMPARE(ui::metadataOf(newest(stage), 0).tokens, made.codes);
    const QString meta = stage.find<ui::JobHeader>()->metaText();
    QVERIFY2(std::ranges::any_of(stage.page.findChildren<ui::JobHeader*>(), [](const ui::JobHeader* header) {
      return header->metaText().contains(QStringLiteral("2 × 1 cells drawn anew"));
    }), qPrintable(meta));
    // A strip of it draws the region at several guidances.
    Q_EMIT stage.page.grid().stripRequested(stage.tile(0));
    QVERIFY(stage.drawn(4));
    QVERIFY(stage.host.calls().last_images.variation.region == region);
    QCOMPARE(stage.host.calls().last_images.variation.kept_tokens, made.codes);
  }

  void branchesAreLedAwayFromTheSame() {
    CreateStage stage;
    stage.page.settings().setAvoid(QStringLiteral(" text, frame\n"));
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    const auto avoided = [&stage] { return stage.host.calls().last_images.options.avoid; };
    QCOMPARE(avoided(), std::string("text, frame"));
    stage.page.settings().setAvoid(QString());
    int drawings = 1;
    const auto drawn = [&] {
      ++drawings;
      return QTest::qWaitFor([&] { return stage.ended() && stage.page.model().drawings().size() == drawings; });
    };
    ui::PictureGrid& grid = stage.page.grid();
    Q_EMIT grid.moreLikeThisRequested(stage.tile(0));
    QVERIFY(drawn());
    QCOMPARE(avoided(), std::string("text, frame"));
    Q_EMIT grid.stripRequested(stage.tile(0));
    QVERIFY(drawn());
    QCOMPARE(avoided(), std::string("text, frame"));
    Q_EMIT grid.rerollRequested(stage.tile(0), 2);
    QVERIFY(drawn());
    QCOMPARE(avoided(), std::string("text, frame"));
    Q_EMIT grid.regionRequested(stage.tile(0), QRect(0, 0, 1, 1));
    QVERIFY(drawn());
    QCOMPARE(avoided(), std::string("text, frame"));
    QCOMPARE(ui::metadataOf(newest(stage), 0).options.avoid, std::string("text, frame"));
    Q_EMIT grid.reuseRequested(stage.tile(0));
    QCOMPARE(stage.page.settings().options().avoid, std::string("text, frame"));
  }

  void anotherModelThanTheOneThatDrewIsNamed() {
    DrawnStage stage(1);
    auto* note = stage.find<ui::InlineNote>();
    const QImage picture = newest(stage).tiles[0].picture;
    PictureMetadata drawn = ui::metadataOf(newest(stage), 0);
    const auto said = [&] {
      stage.page.bringBack(picture, drawn);
      return note->isVisible() ? note->sentence() : QString();
    };
    QCOMPARE(said(), QString());
    drawn.model = "Janus-Pro-1B";
    QVERIFY2(said().startsWith(QStringLiteral("“Janus-Pro-1B” drew this picture. With “Fake Blocks”")), qPrintable(said()));
    drawn.model = "Fake Blocks";
    drawn.model_hash = "0a";
    QCOMPARE(said(), QString());  // nothing is known of the loaded one's
    stage.script([](tests::FakeScript& script) { script.info.weights_hash = "0b"; });
    QVERIFY(stage.load({.threads = 2}));
    QVERIFY2(said().startsWith(QStringLiteral("“Fake Blocks” drew this picture with other weights")), qPrintable(said()));
    drawn.model_hash = "0b";
    drawn.model = "renamed";
    QCOMPARE(said(), QString());
  }

  void escLeavesTheRow() {
    DrawnStage stage;
    QTest::keyClick(&stage.page.grid(), Qt::Key_R);
    QVERIFY(stage.page.escape());
    QVERIFY(!stage.find<ui::RerollLine>()->isVisible());
    QVERIFY(stage.page.grid().hasFocus());
    QCOMPARE(stage.host.calls().images, 1);
  }

  void aStripIsTheSamePictureAtSeveralGuidances() {
    DrawnStage stage(3);
    stage.page.grid().setCurrentIndex(stage.tile(2));
    Q_EMIT stage.page.grid().stripRequested(stage.tile(2));
    QVERIFY(stage.drawn(2));
    const auto asked = stage.host.calls().last_images;
    QCOMPARE(asked.options.sampling.seed, std::uint64_t{99});
    QCOMPARE(asked.variation.first_stream, std::int64_t{2});
    QCOMPARE(asked.variation.guidance_strip, (std::vector<float>{1, 2, 3, 5, 7, 10}));
    QCOMPARE(newest(stage).tiles.size(), 6);
    const PictureMetadata fourth = ui::metadataOf(newest(stage), 3);
    QCOMPARE(fourth.options.guidance, 5.0F);  // the note says how to draw this one alone
    QCOMPARE(fourth.index, std::int64_t{2});
  }

  void theHeadingHasAMenuForTheRest() {
    DrawnStage stage;
    inHeadingMenu(stage, QStringLiteral("Copy the prompt"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a red circle"));
    stage.script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(20); });
    inHeadingMenu(stage, QStringLiteral("More like these"))->trigger();
    QTRY_VERIFY(stage.page.model().running() != nullptr);
    QCOMPARE(newest(stage).prompt, QStringLiteral("a red circle"));
    QCOMPARE(newest(stage).tiles.size(), 2);
    QVERIFY(!inHeadingMenu(stage, QStringLiteral("Close these pictures"))->isEnabled());
    QVERIFY(stage.drawn(2));
    inHeadingMenu(stage, QStringLiteral("Close these pictures"))->trigger();
    QCOMPARE(stage.page.model().drawings().size(), 1);
  }

  void discussAndStarAreKeysToo() {
    DrawnStage stage;
    QSignalSpy discussed(&stage.page, &ui::CreatePage::discussRequested);
    QTest::keyClick(&stage.page.grid(), Qt::Key_D);
    QCOMPARE(discussed.count(), 1);
    QCOMPARE(discussed.first().first().value<QImage>().size(), QSize(32, 32));
    QTest::keyClick(&stage.page.grid(), Qt::Key_S);
    QTRY_VERIFY(newest(stage).tiles[0].starred);
    QTest::keyClick(&stage.page.grid(), Qt::Key_S);
    QTRY_VERIFY(!newest(stage).tiles[0].starred);
  }

  void theButtonsOverATileDoTheSame() {
    DrawnStage stage;
    for (const char* name : {"Discuss", "More like this", "Reuse settings", "Draw anew from a row", "Star"}) {
      QVERIFY2(buttonNamed(stage.page, QLatin1String(name)) != nullptr, name);
    }
    buttonNamed(stage.page, QStringLiteral("Draw anew from a row"))->click();
    QVERIFY(stage.find<ui::RerollLine>()->isVisible());
  }

  void theQueueIsPutInAnotherOrder() {
    CreateStage stage(std::chrono::milliseconds(20));
    for (const char* prompt : {"running", "second", "third"}) tests::draw(stage.page, QLatin1String(prompt), 1);
    QTRY_COMPARE(stage.page.model().queue().size(), 2);
    QTRY_VERIFY(buttonNamed(stage.page, QStringLiteral("Draw “third” one earlier")) != nullptr);
    buttonNamed(stage.page, QStringLiteral("Draw “third” one earlier"))->click();
    QCOMPARE(stage.page.model().queue().first().prompt, QStringLiteral("third"));
    QVERIFY(buttonNamed(stage.page, QStringLiteral("Draw “third” one earlier")) == nullptr);
    QTRY_COMPARE(stage.page.model().drawings().size(), 2);
    QCOMPARE(newest(stage).prompt, QStringLiteral("third"));
    stage.bridge->stopAll();
  }

  void theQueueSaysWhenADrawingBegins() {
    CreateStage stage(std::chrono::milliseconds(10));
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    QVERIFY(stage.page.model().expectedStarts().isEmpty());
    const double perPicture = newest(stage).seconds;
    QVERIFY(perPicture > 0);
    for (const int count : {1, 8, 2}) stage.draw(count);
    QTRY_COMPARE(stage.page.model().queue().size(), 2);
    const QList<double> starts = stage.page.model().expectedStarts();
    QVERIFY(starts[0] > 0 && starts[0] <= perPicture);
    QVERIFY(std::abs(starts[1] - starts[0] - 8 * perPicture) < 1e-9);
    stage.bridge->stopAll();
  }

  void theConfidenceOfEachTokenIsKept() {
    CreateStage stage;
    buttonNamed(stage.page, QStringLiteral("Show how sure the model was of each token"))->click();
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    const ui::Tile& tile = newest(stage).tiles[0];
    QCOMPARE(tile.reports.size(), 16);
    QCOMPARE(tile.reports[5].position, std::int64_t{5});
    const auto* report = ui::reportAt(QPointF(30, 10), QRectF(0, 0, 40, 40), tile.reports, 4);
    QVERIFY(report != nullptr);
    QCOMPARE(report->position, std::int64_t{7});
    const QString words = ui::confidenceWords(*report, 4);
    QVERIFY2(words.contains(QStringLiteral("Row 2, column 4: 25 %")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("rank 2")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("7 with 50 %")), qPrintable(words));
    QVERIFY(ui::reportAt(QPointF(50, 10), QRectF(0, 0, 40, 40), tile.reports, 4) == nullptr);
  }

  void withoutTheSwitchNothingIsReported() {
    DrawnStage stage;
    QVERIFY(!stage.host.calls().last_images.variation.report_tokens);
    QVERIFY(newest(stage).tiles[0].reports.isEmpty());
  }

  void lessSureIsALargerDot() {
    QImage canvas(80, 40, QImage::Format_RGB32);
    canvas.fill(Qt::white);
    QList<core::inference::TokenReport> reports(2);
    reports[0] = {.position = 0, .entropy = 0.1F, .likeliest = {}};
    reports[1] = {.position = 1, .entropy = 0.9F, .likeliest = {}};
    QPainter painter(&canvas);
    ui::paintConfidence(painter, QRectF(0, 0, 80, 80), reports, 2);
    painter.end();
    const auto coloured = [&](int left) {
      int count = 0;
      for (int y = 0; y < 40; ++y)
        for (int x = left; x < left + 40; ++x) count += canvas.pixelColor(x, y).saturation() > 60 ? 1 : 0;
      return count;
    };
    QVERIFY(coloured(0) > 0);
    QVERIFY(coloured(40) > 3 * coloured(0));
  }

  void aFileBringsEverythingBack() {
    DrawnStage stage;
    const QString path = stage.archive.pathOf(newest(stage).tiles[1].file);
    stage.page.setPrompt(QStringLiteral("something else"));
    stage.page.settings().setSeed(1);
    stage.page.bringBackFile(path);
    QTRY_COMPARE(stage.page.model().drawings().size(), 2);
    QCOMPARE(stage.page.composer().prompt(), QStringLiteral("a red circle"));
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{99});
    QVERIFY(stage.page.settings().isSeedLocked());
    QCOMPARE(stage.page.settings().options().count, std::int64_t{2});  // the second picture of its seed
    QCOMPARE(newest(stage).tiles[0].codes, std::vector<std::int64_t>(16, 1));
    QCOMPARE(ui::toPixelImage(newest(stage).tiles[0].picture), core::image::read_image(ui::toPath(path)));
    QCOMPARE(ui::metadataOf(newest(stage), 0).index, std::int64_t{1});
    QVERIFY(!stage.find<ui::InlineNote>()->isVisible());
  }

  void aDropSaysWhatItDoesAndDoesIt() {
    DrawnStage stage;
    QMimeData content;
    content.setUrls({QUrl::fromLocalFile(stage.archive.pathOf(newest(stage).tiles[0].file))});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.page, &enter);
    auto* frame = stage.find<ui::DropFrame>();
    QVERIFY(frame->isVisible());
    QCOMPARE(frame->words(), QStringLiteral("Drop to bring back this picture’s settings"));
    QDropEvent drop({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.page, &drop);
    QVERIFY(!frame->isVisible());
    QTRY_COMPARE(stage.page.model().drawings().size(), 2);

    content.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/notes.txt"))});
    QDragEnterEvent other({50, 50}, Qt::CopyAction, &content, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&stage.page, &other);
    QVERIFY(frame->words().startsWith(QStringLiteral("One PNG file")));
    QDragLeaveEvent leave;
    QApplication::sendEvent(&stage.page, &leave);
    QVERIFY(!frame->isVisible());
  }

  void otherFilesChangeNothingAndSaySo() {
    CreateStage stage;
    stage.page.setPrompt(QStringLiteral("mine"));
    auto* note = stage.find<ui::InlineNote>();
    const auto refused = [&](const QString& path) {
      note->hide();
      stage.page.bringBackFile(path);
      if (!QTest::qWaitFor([&] { return note->isVisible(); })) return QString();
      return note->sentence();
    };
    QImage plain(4, 4, QImage::Format_RGB888);
    plain.fill(Qt::red);
    QVERIFY(plain.save(stage.folder.filePath(QStringLiteral("plain.png"))));
    QVERIFY(refused(stage.folder.filePath(QStringLiteral("plain.png"))).contains(QStringLiteral("no settings of Bifrons")));
    QFile broken(stage.folder.filePath(QStringLiteral("broken.png")));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("x") == 1);
    broken.close();
    QVERIFY(refused(broken.fileName()).contains(QStringLiteral("stay as they are")));
    QVERIFY(refused(QStringLiteral("/nowhere/x.png")).contains(QStringLiteral("stay as they are")));
    core::image::write_png(ui::toPath(stage.folder.filePath(QStringLiteral("odd.png"))), ui::toPixelImage(plain),
                           {{"Software", "Bifrons 1"}, {"prompt", "x"}, {"guidance", "-5"}});
    QVERIFY(refused(stage.folder.filePath(QStringLiteral("odd.png"))).contains(QStringLiteral("guidance")));
    QCOMPARE(stage.page.composer().prompt(), QStringLiteral("mine"));
    QVERIFY(stage.page.model().drawings().isEmpty());
  }
};

BIFRONS_TEST(TestBranches)
#include "tst_branches.moc"
