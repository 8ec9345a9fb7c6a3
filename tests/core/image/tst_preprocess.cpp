#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/image/preprocess.h"
#include "tests/core/image/golden_image.h"
#include "tests/support/test_registry.h"

using core::image::PixelImage;
using core::image::PlanarImage;
using core::image::PreprocessOptions;

class TestPreprocess : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheOfficialProcessor_data();
  void equalsTheOfficialProcessor();
  void padsWithTheMeansColour();
  void readsItsOptions();
  void optionsComeBackFromTheirText();
  void namesFileAndKeyOfAMistake_data();
  void namesFileAndKeyOfAMistake();
};

void TestPreprocess::equalsTheOfficialProcessor_data() {
  QTest::addColumn<int>("index");
  int index = 0;
  for (const auto& entry : golden_image_cases()["squares"]) {
    QTest::newRow((entry["from"].dump() + " at " + entry["image_size"].dump()).c_str()) << index++;
  }
}

void TestPreprocess::equalsTheOfficialProcessor() {
  QFETCH(int, index);
  const auto& entry = golden_image_cases()["squares"][static_cast<std::size_t>(index)];
  PreprocessOptions options{.image_size = entry["image_size"], .min_size = entry["min_size"]};
  const PixelImage source = golden_pattern(entry["from"][0], entry["from"][1]);
  const PixelImage square = core::image::pad_to_square(source, options);
  QCOMPARE(square.width, options.image_size);
  QCOMPARE(square.height, options.image_size);
  QCOMPARE(golden_checksum_of(square.pixels), entry["square"].get<std::string>());
  QCOMPARE(golden_checksum_of(core::image::preprocess(source, options).values), entry["normalized"].get<std::string>());
  options.do_normalize = false;
  QCOMPARE(golden_checksum_of(core::image::preprocess(source, options).values), entry["rescaled"].get<std::string>());
}

void TestPreprocess::padsWithTheMeansColour() {
  const PixelImage square =
      core::image::pad_to_square(golden_pattern(40, 20), {.image_size = 40, .mean = {0.5, 0.25, 1.0}});
  QCOMPARE(int{square.at(0, 0)[0]}, 127);
  QCOMPARE(int{square.at(0, 0)[1]}, 63);
  QCOMPARE(int{square.at(39, 39)[2]}, 255);
  QVERIFY_EXCEPTION_THROWN(core::image::pad_to_square({}, {}), core::Error);
}

void TestPreprocess::readsItsOptions() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  core::write_file(
      path / "preprocessor_config.json",
      R"({"image_size": 96, "image_mean": [0.1, 0.2, 0.3], "do_normalize": false, "background_color": [1, 2, 3]})");
  const PreprocessOptions options = core::image::read_preprocess_options(path);
  QVERIFY((options == PreprocessOptions{.image_size = 96, .mean = {0.1, 0.2, 0.3}, .do_normalize = false}));
  QVERIFY(core::image::read_preprocess_options(path / "absent") == PreprocessOptions{});  // the published values
}

void TestPreprocess::optionsComeBackFromTheirText() {
  const PreprocessOptions options{.image_size = 128, .min_size = 8, .std = {0.5, 0.25, 0.125}};
  QVERIFY(core::image::parse_preprocess_options(core::image::preprocessor_config_json(options), "file") == options);
}

void TestPreprocess::namesFileAndKeyOfAMistake_data() {
  QTest::addColumn<QString>("json");
  QTest::addColumn<QString>("key");
  QTest::newRow("no JSON") << QStringLiteral("{") << QStringLiteral("JSON");
  QTest::newRow("size") << QStringLiteral(R"({"image_size": 0})") << QStringLiteral("image_size");
  QTest::newRow("huge size") << QStringLiteral(R"({"image_size": 100000})") << QStringLiteral("image_size");
  QTest::newRow("text") << QStringLiteral(R"({"image_size": "96"})") << QStringLiteral("image_size");
  QTest::newRow("minimum") << QStringLiteral(R"({"image_size": 96, "min_size": 97})") << QStringLiteral("min_size");
  QTest::newRow("two means") << QStringLiteral(R"({"image_mean": [0.5, 0.5]})") << QStringLiteral("image_mean");
  QTest::newRow("zero deviation") << QStringLiteral(R"({"image_std": [0.5, 0, 0.5]})") << QStringLiteral("image_std");
  QTest::newRow("flag") << QStringLiteral(R"({"do_normalize": 1})") << QStringLiteral("do_normalize");
  QTest::newRow("factor") << QStringLiteral(R"({"rescale_factor": "1/255"})") << QStringLiteral("rescale_factor");
}

void TestPreprocess::namesFileAndKeyOfAMistake() {
  QFETCH(QString, json);
  QFETCH(QString, key);
  try {
    (void)core::image::parse_preprocess_options(json.toStdString(), "options.json");
    QFAIL("nothing was thrown");
  } catch (const core::Error& error) {
    QCOMPARE(error.kind(), core::ErrorKind::file_damaged);
    const QString sentence = QString::fromUtf8(error.what());
    QVERIFY2(sentence.contains(QStringLiteral("options.json")) && sentence.contains(key), error.what());
  }
}

BIFRONS_TEST(TestPreprocess)
#include "tst_preprocess.moc"
