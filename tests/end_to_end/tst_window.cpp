#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <filesystem>
#include <set>

#include "core/blocks/judge.h"
#include "core/blocks/renderer.h"
#include "core/engine/engine.h"
#include "tests/end_to_end/desk.h"
#include "tests/support/test_registry.h"
#include "tests/ui/support/event_gaps.h"
#include "tests/ui/support/drawing.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/frame/load_desk.h"
#include "ui/main_window.h"
#include "ui/settings/preferences.h"
#include "ui/store/storage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inline_note.h"

namespace {

using namespace core::blocks;
using tests::Desk;
using tests::waitMs;

ui::AttachedPicture attached(const Scene& scene) {
  const auto pixels = std::make_shared<const core::image::PixelImage>(render(scene, 192));
  const QImage picture = ui::toQImage(*pixels);
  return {.pixels = pixels, .view = picture, .thumb = picture, .name = QStringLiteral("scene.png")};
}

Scene red_circle_on_black() {
  return {.ground = Ground::black, .objects = {{.shape = Shape::circle, .color = Color::red, .size = Size::big, .x = 40, .y = 48, .radius = 20}}};
}

const ui::Drawing& newest(ui::CreatePage& page) { return page.model().drawings().first(); }

}  // namespace

class TestWindow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { ui::theme().install(); }

  void answersAboutAPicture() {
    Desk desk;
    QVERIFY(desk.loaded());
    QSignalSpy pieces(&desk.bridge, &ui::EngineBridge::textArrived);
    const tests::EventGaps gaps;
    QVERIFY(desk.chat().model().ask(QStringLiteral("What color is the circle?"), {attached(red_circle_on_black())}));
    QVERIFY(QTest::qWaitFor([&] { return !desk.chat().model().isAnswering(); }, waitMs));
    QVERIFY(!pieces.isEmpty());
    QCOMPARE(desk.chat().model().turns().last().answer.text, QStringLiteral("The circle is red."));
    QVERIFY(desk.chat().model().ask(QStringLiteral("What color is the background?"), {}));
    QVERIFY(QTest::qWaitFor([&] { return !desk.chat().model().isAnswering(); }, waitMs));
    QVERIFY(desk.chat().model().turns().last().answer.text.contains(QStringLiteral("black")));
    qInfo("while it answered: longest event-loop gap %.0f ms, median %.1f ms", gaps.longestMs(), gaps.medianMs());
  }

  void drawsAPromptRowByRow() {
    Desk desk;
    QVERIFY(desk.loaded());
    desk.window.openPage(QStringLiteral("create"));
    std::set<qint64> rows;
    connect(&desk.bridge, &ui::EngineBridge::previewArrived, this,
            [&](ui::JobId, const ui::ArrivedPreview& preview) { rows.insert(preview.rows); });
    const tests::EventGaps gaps;
    ui::CreatePage& page = desk.create();
    page.settings().setSeed(7);
    tests::draw(page, QStringLiteral("a red circle"), 4);
    QVERIFY(QTest::qWaitFor([&] { return !page.model().drawings().isEmpty() && page.model().running() == nullptr; }, waitMs));
    QVERIFY2(rows.size() > 2, "the preview grew row by row");
    QCOMPARE(newest(page).tiles.size(), 4);
    const SceneWish wish{.objects = {{.shape = static_cast<int>(Shape::circle), .color = static_cast<int>(Color::red)}}};
    std::string reasons;
    int accepted = 0;
    for (const ui::Tile& tile : newest(page).tiles) {
      QCOMPARE(static_cast<int>(tile.codes.size()), tile.grid * tile.grid);
      const Verdict verdict = judge(ui::toPixelImage(tile.picture), wish);
      accepted += verdict.correct ? 1 : 0;
      reasons += verdict.reason + " ";
    }
    QVERIFY2(accepted >= 3, reasons.c_str());  // the model is not perfect
    qInfo("while it drew: longest event-loop gap %.0f ms, median %.1f ms", gaps.longestMs(), gaps.medianMs());
  }

  void keepsWhatIsThereWhenStopped() {
    Desk desk;
    QVERIFY(desk.loaded());
    ui::ChatModel& chat = desk.chat().model();
    connect(&desk.bridge, &ui::EngineBridge::jobStarted, &desk.window, [&](ui::JobId job, ui::JobKind kind) {
      if (kind == ui::JobKind::Text) desk.bridge.stop(job);
    });
    QVERIFY(chat.ask(QStringLiteral("Describe the image."), {attached(red_circle_on_black())}));
    QVERIFY(QTest::qWaitFor([&] { return !chat.isAnswering(); }, waitMs));
    QCOMPARE(chat.turns().size(), 1);

    ui::CreatePage& page = desk.create();
    connect(&desk.bridge, &ui::EngineBridge::previewArrived, &page, [&](ui::JobId job) { page.model().stop(job); });
    tests::draw(page, QStringLiteral("two green hearts"), 8);
    QVERIFY(QTest::qWaitFor([&] { return !page.model().drawings().isEmpty() && page.model().running() == nullptr; }, waitMs));
    const auto& tiles = newest(page).tiles;
    QVERIFY(std::any_of(tiles.begin(), tiles.end(), [](const ui::Tile& tile) { return tile.phase != ui::TilePhase::Final; }));

    desk.bridge.disconnect(&page);
    tests::draw(page, QStringLiteral("a blue square"), 1);
    QVERIFY(QTest::qWaitFor([&] {
      return page.model().drawings().size() == 2 && page.model().running() == nullptr && page.model().queue().isEmpty();
    }, waitMs));
    QVERIFY(newest(page).tiles.first().phase == ui::TilePhase::Final);
  }

  void worksOnWhenTheModelFolderGoesAndSaysSoAtTheNextLoad() {
    const QTemporaryDir place;
    const std::filesystem::path folder = ui::toPath(place.path()) / "model";
    std::filesystem::copy(core::engine::built_in_model_folder(), folder, std::filesystem::copy_options::recursive);
    Desk desk;
    desk.window.loadModel({.folder = folder});
    QVERIFY(QTest::qWaitFor([&] { return desk.bridge.model() != nullptr && desk.bridge.model()->folder == folder; }, waitMs));
    std::filesystem::remove_all(folder);
    QVERIFY(desk.chat().model().ask(QStringLiteral("What color is the circle?"), {attached(red_circle_on_black())}));
    QVERIFY(QTest::qWaitFor([&] { return !desk.chat().model().isAnswering(); }, waitMs));
    QCOMPARE(desk.chat().model().turns().last().answer.text, QStringLiteral("The circle is red."));
    QSignalSpy failed(&desk.bridge, &ui::EngineBridge::modelFailed);
    desk.preferences.setThreads(1);
    QVERIFY(QTest::qWaitFor([&] { return failed.count() == 1; }, waitMs));
    QVERIFY(failed.first().at(1).toString().contains(ui::fromPath(folder)));
    QCOMPARE(desk.chat().model().turns().size(), 1);
  }

  void theNextStartTakesTheModelOfTheLastOrSaysWhyNot() {
    const QTemporaryDir place;
    const std::filesystem::path folder = ui::toPath(place.path()) / "model";
    std::filesystem::copy(core::engine::built_in_model_folder(), folder, std::filesystem::copy_options::recursive);
    Desk desk;
    desk.window.loadModel({.folder = folder});
    QVERIFY(QTest::qWaitFor([&] { return desk.preferences.chosenModel().has_value() && desk.bridge.loadedAs()->folder == folder; }, waitMs));
    const auto startsWith = [&](const std::filesystem::path& expected) {
      ui::EngineBridge bridge{core::engine::load_engine};
      ui::MainWindow window{bridge, desk.preferences, desk.storage, core::engine::plan_load};
      window.show();
      window.loadAtStart({});
      if (!QTest::qWaitFor([&] { return bridge.loadedAs() && bridge.loadedAs()->folder == expected; }, waitMs)) return QString();
      const auto* note = window.findChild<ui::LoadDesk*>()->findChild<ui::InlineNote*>();
      return note->isVisible() ? note->sentence() : QStringLiteral("nothing is said");
    };
    QCOMPARE(startsWith(folder), QStringLiteral("nothing is said"));
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      if (file.path().extension() == ".safetensors") std::filesystem::resize_file(file.path(), file.file_size() / 2);
    }
    const QString damaged = startsWith({});
    QVERIFY2(damaged.contains(QStringLiteral(".safetensors")), qPrintable(damaged));
    QVERIFY2(damaged.endsWith(QStringLiteral(" The built-in model is used instead.")), qPrintable(damaged));
    std::filesystem::remove_all(folder);
    QVERIFY(startsWith({}).contains(ui::fromPath(folder)));
  }

  void closesDuringGenerationWithinTwoSeconds() {
    auto desk = std::make_unique<Desk>();
    QVERIFY(desk->loaded());
    tests::draw(desk->create(), QStringLiteral("three yellow stars"), 16);
    QVERIFY(QTest::qWaitFor([&] { return desk->create().model().running() != nullptr; }, waitMs));
    QElapsedTimer clock;
    clock.start();
    desk->window.close();
    desk.reset();
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
  }
};

BIFRONS_TEST(TestWindow)
#include "tst_window.moc"
