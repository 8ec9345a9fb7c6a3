#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/image/image_file.h"
#include "core/inference/picture_metadata.h"
#include "tests/support/test_registry.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/drawing.h"
#include "ui/create/picture_export.h"
#include "ui/store/picture_files.h"

using ui::KeptPicture;

namespace {

KeptPicture blue() {
  KeptPicture kept;
  kept.picture = QImage(8, 8, QImage::Format_RGB888);
  kept.picture.fill(QColor(40, 78, 222));
  kept.drawn.prompt = "A red circle, über “blue”!";
  kept.drawn.options.sampling.seed = 4182;
  kept.drawn.options.guidance = 3;
  kept.drawn.index = 2;
  kept.drawn.model = "Bifrons Blocks";
  kept.drawn.tokens = {5, 6, 7, 8};
  return kept;
}

}  // namespace

class TestPictureExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theNameComesFromThePrompt() {
    QCOMPARE(ui::suggestedFileName(blue().drawn), QStringLiteral("a-red-circle-über-blue-4182-2.png"));
    core::inference::PictureMetadata large = blue().drawn;
    large.prompt = "Über den Dächern";
    const std::string words = core::inference::file_name_start(large.prompt);  // as on the command line
    QCOMPARE(ui::suggestedFileName(large), QStringLiteral("%1-4182-2.png").arg(ui::toQString(words)));
    core::inference::PictureMetadata nameless = blue().drawn;
    nameless.prompt = "!!!";
    QCOMPARE(ui::suggestedFileName(nameless), QStringLiteral("picture-4182-2.png"));
    nameless.prompt = std::string(500, 'a');
    QVERIFY(ui::suggestedFileName(nameless).size() < 80);
  }

  void theFileCarriesPixelsAndNotes() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.png"));
    ui::picture_files::write(path, blue().picture, blue().drawn);
    QCOMPARE(core::image::read_image(ui::toPath(path)), ui::toPixelImage(blue().picture));
    auto notes = core::image::read_png_text(ui::toPath(path));
    QCOMPARE(notes["prompt"], blue().drawn.prompt);
    QCOMPARE(notes["seed"], std::string("4182"));
    QCOMPARE(notes["index"], std::string("2"));
    QCOMPARE(notes["image_tokens"], std::string("5 6 7 8"));
  }

  void aStoppedPictureSaysThatItIsUnfinished() {
    ui::Drawing drawing{.prompt = QStringLiteral("a star")};
    ui::Tile tile{.phase = ui::TilePhase::Stopped, .picture = blue().picture, .tokens = 301, .rows = 12, .grid = 24};
    drawing.tiles = {tile, tile};
    drawing.tiles[1].number = 1;
    drawing.tiles[1].phase = ui::TilePhase::Final;
    drawing.tiles[1].codes = {1, 2};
    const QTemporaryDir folder;
    const auto notesOf = [&](int index) {
      const QString path = folder.filePath(QString::number(index));
      const KeptPicture kept = ui::keptPicture(drawing, index);
      ui::picture_files::write(path, kept.picture, kept.drawn);
      return core::image::read_png_text(ui::toPath(path));
    };
    auto stopped = notesOf(0);
    QCOMPARE(stopped["unfinished"], std::string("288 of 576 tokens"));  // the whole rows, which the picture shows
    QVERIFY(!stopped.contains("image_tokens"));
    QVERIFY(stopped["parameters"].find("Steps: 288, ") != std::string::npos);
    QVERIFY(stopped["parameters"].find(", Unfinished: 288 of 576 tokens, ") != std::string::npos);
    auto final = notesOf(1);
    QVERIFY(!final.contains("unfinished"));
    QCOMPARE(final["image_tokens"], std::string("1 2"));
    QVERIFY(final["parameters"].find("nfinished") == std::string::npos);
  }

  void aNameThatIsTakenGetsANumber() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("1.png"));
    ui::PictureSaver saver;
    QSignalSpy saved(&saver, &ui::PictureSaver::saved);
    for (int i = 0; i < 3; ++i) saver.save({{blue(), path}}, ui::PictureSaver::IfTaken::Number);
    QTRY_COMPARE(saved.count(), 3);
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("1 (3).png"))));
    QCOMPARE(saved.last().at(1).toInt(), 1);
    saver.save({{blue(), path}}, ui::PictureSaver::IfTaken::Replace);
    QTRY_COMPARE(saved.count(), 4);
    QCOMPARE(saved.last().at(0).value<QList<QString>>(), QList<QString>{path});
  }

  void savingSaysWhatWasWritten() {
    const QTemporaryDir folder;
    ui::PictureSaver saver;
    QSignalSpy saved(&saver, &ui::PictureSaver::saved);
    saver.save(
        {{blue(), folder.filePath(QStringLiteral("1.png"))}, {blue(), folder.filePath(QStringLiteral("2.png"))}},
        ui::PictureSaver::IfTaken::Replace);
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved.first().first().value<QList<QString>>().size(), 2);
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("2.png"))));
  }

  void aFolderThatCannotBeWrittenIsNamed() {
    ui::PictureSaver saver;
    QSignalSpy failed(&saver, &ui::PictureSaver::failed);
    saver.save({{blue(), QStringLiteral("/proc/no-such-folder/1.png")}}, ui::PictureSaver::IfTaken::Replace);
    QTRY_COMPARE(failed.count(), 1);
    const QString sentence = failed.first().first().toString();
    QVERIFY(sentence.contains(QStringLiteral("1.png")));
    QCOMPARE(sentence.count(QStringLiteral("could not be saved")), 1);
  }
};

BIFRONS_TEST(TestPictureExport)
#include "tst_picture_export.moc"
