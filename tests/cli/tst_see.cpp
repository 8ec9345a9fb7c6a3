#include <QDir>
#include <QFile>
#include <QTest>

#include "core/base/file_io.h"
#include "core/image/image_file.h"
#include "core/image/preprocess.h"
#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

using core::image::PixelImage;

namespace {

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

/// A picture of changing colours.
PixelImage wide_picture() {
  PixelImage picture(31, 13);
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) picture.pixels[i] = static_cast<std::uint8_t>(i * 7 % 251);
  return picture;
}

}  // namespace

/// bifrons-cli see: the padded square that a model gets.
class TestSee : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    core::image::write_png(file("wide.png"), wide_picture());
    program_.write(QStringLiteral("model/preprocessor_config.json"), core::image::preprocessor_config_json(options_).c_str());
    program_.write(QStringLiteral("built-in/preprocessor_config.json"), core::image::preprocessor_config_json({}).c_str());
  }

  void writesTheSquareOfThePreprocessor() {
    const tests::Run run = program_.run(words("see --model model --image wide.png --out new/seen.png --json"));
    QVERIFY2(run.status == 0 && run.objects().size() == 1, run.text());
    QCOMPARE(run.objects().at(0)[QLatin1String("image")].toString(), QStringLiteral("new/seen.png"));
    QCOMPARE(run.objects().at(0)[QLatin1String("width")].toInt(), 20);
    QVERIFY(core::image::read_image(file("new/seen.png")) == core::image::pad_to_square(wide_picture(), options_));
    const QStringList left = QDir(program_.path(QStringLiteral("new"))).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(left, QStringList{QStringLiteral("seen.png")});
  }

  void takesTheBuiltInModelWithoutAFolder() {
    const tests::Run run = program_.run(words("see --image wide.png --out seen.png"));
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, QByteArray("seen.png\n"));
    QCOMPARE(core::image::read_image(file("seen.png")).width, 384);
  }

  void refusesTheNameOfAnotherKindOfFile() {
    const tests::Run run = program_.run(words("see --model model --image wide.png --out seen.jpg"));
    QCOMPARE(run.status, 2);
    QVERIFY2(run.isOneError(QStringLiteral("“seen.jpg” would be a PNG file")), run.text());
    QVERIFY(!QFile::exists(program_.path(QStringLiteral("seen.jpg"))));
    for (const char* out : {"SEEN.PNG", "seen"}) QCOMPARE(program_.run(words("see --model model --image wide.png --out") << out).status, 0);
  }

  void refusesToOverwriteThePicture_data() {
    QTest::addColumn<QString>("out");
    QTest::newRow("by its name") << "wide.png";
    QTest::newRow("by another path") << "./model/../wide.png";
    QTest::newRow("by a link") << "link.png";
    QTest::newRow("by a second name") << "twin.png";
  }
  void refusesToOverwriteThePicture() {
    QFETCH(const QString, out);
    QFile::remove(program_.path(QStringLiteral("twin.png")));
    QFile::link(program_.path(QStringLiteral("wide.png")), program_.path(QStringLiteral("link.png")));
    std::filesystem::create_hard_link(file("wide.png"), file("twin.png"));
    const QByteArray before = program_.read(QStringLiteral("wide.png"));
    const tests::Run run = program_.run(words("see --model model --image wide.png --out") + QStringList{out});
    QCOMPARE(run.status, 2);
    QVERIFY2(run.isOneError(QStringLiteral("is the picture itself")), run.text());
    QCOMPARE(program_.read(QStringLiteral("wide.png")), before);
  }

  void badFilesEndWithOneAndTheirName_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("missing picture") << "--image none.png --out seen.png --model model" << "none.png";
    QTest::newRow("text as picture") << "--image text.png --out seen.png --model model" << "text.png";
    QTest::newRow("cut picture") << "--image cut.png --out seen.png --model model" << "cut.png";
    QTest::newRow("folder as picture") << "--image model --out seen.png --model model" << "model";
    QTest::newRow("missing model") << "--image wide.png --out seen.png --model none" << "none";
    QTest::newRow("no model folder") << "--image wide.png --out seen.png --model empty" << "config.json";
    QTest::newRow("model with a damaged one") << "--image wide.png --out seen.png --model damaged" << "preprocessor_config.json";
    QTest::newRow("a folder in the way") << "--image wide.png --out model --model model" << "model";
    QTest::newRow("a file in the way") << "--image wide.png --out text.png/seen.png --model model" << "text.png";
  }
  void badFilesEndWithOneAndTheirName() {
    QFETCH(const QString, arguments);
    QFETCH(const QString, named);
    program_.write(QStringLiteral("text.png"), "this is a text\n");
    program_.write(QStringLiteral("cut.png"), program_.read(QStringLiteral("wide.png")).first(80));
    program_.write(QStringLiteral("empty/readme.txt"), "");
    program_.write(QStringLiteral("damaged/preprocessor_config.json"), "{\"image_size\": -4}");
    program_.write(QStringLiteral("seen.png"), "an older one");
    const tests::Run run = program_.run(words("see") + words(arguments.toUtf8()));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(named), run.text());
    QCOMPARE(program_.read(QStringLiteral("seen.png")), QByteArray("an older one"));
  }

 private:
  [[nodiscard]] std::filesystem::path file(const char* name) const {
    return program_.path(QString::fromUtf8(name)).toStdString();
  }

  tests::Program program_{QStringLiteral(FAKE_PROGRAM)};
  core::image::PreprocessOptions options_{.image_size = 20, .min_size = 4, .mean = {0.25, 0.5, 0.75}};
};

BIFRONS_TEST(TestSee)
#include "tst_see.moc"
