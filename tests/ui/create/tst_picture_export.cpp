#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/image/image_file.h"
#include "tests/support/test_registry.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/picture_export.h"

using ui::KeptPicture;

namespace {

KeptPicture blue() {
  KeptPicture kept;
  kept.picture = QImage(8, 8, QImage::Format_RGB888);
  kept.picture.fill(QColor(40, 78, 222));
  kept.prompt = QStringLiteral("A red circle, über “blue”!");
  kept.options.sampling.seed = 4182;
  kept.options.guidance = 3;
  kept.index = 2;
  kept.model = QStringLiteral("Bifrons Blocks");
  kept.codes = {5, 6, 7, 8};
  return kept;
}

}  // namespace

class TestPictureExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theNameComesFromThePrompt() {
    QCOMPARE(ui::suggestedFileName(blue()), QStringLiteral("a-red-circle-über-blue-4182-2.png"));
    KeptPicture nameless = blue();
    nameless.prompt = QStringLiteral("!!!");
    QCOMPARE(ui::suggestedFileName(nameless), QStringLiteral("picture-4182-2.png"));
    nameless.prompt = QString(500, QLatin1Char('a'));
    QVERIFY(ui::suggestedFileName(nameless).size() < 80);
  }

  void theFileCarriesPixelsAndNotes() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.png"));
    ui::writePicture(blue(), path);
    QCOMPARE(core::image::read_image(ui::toPath(path)), ui::toPixelImage(blue().picture));
    auto notes = core::image::read_png_text(ui::toPath(path));
    QCOMPARE(QString::fromStdString(notes["prompt"]), blue().prompt);
    QCOMPARE(notes["seed"], std::string("4182"));
    QCOMPARE(notes["index"], std::string("2"));
    QCOMPARE(notes["image_tokens"], std::string("5 6 7 8"));
  }

  void savingSaysWhatWasWritten() {
    const QTemporaryDir folder;
    ui::PictureSaver saver;
    QSignalSpy saved(&saver, &ui::PictureSaver::saved);
    saver.save(
        {{blue(), folder.filePath(QStringLiteral("1.png"))}, {blue(), folder.filePath(QStringLiteral("2.png"))}});
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved.first().first().value<QList<QString>>().size(), 2);
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("2.png"))));
  }

  void aFolderThatCannotBeWrittenIsNamed() {
    ui::PictureSaver saver;
    QSignalSpy failed(&saver, &ui::PictureSaver::failed);
    saver.save({{blue(), QStringLiteral("/proc/no-such-folder/1.png")}});
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(QStringLiteral("1.png")));
  }
};

BIFRONS_TEST(TestPictureExport)
#include "tst_picture_export.moc"
