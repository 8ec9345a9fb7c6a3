#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <limits>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/image/image_file.h"
#include "tests/core/image/golden_image.h"
#include "tests/support/test_registry.h"

using core::image::PixelImage;

namespace {

std::string golden_bytes(const std::string& name) { return core::read_file(golden_image_folder() / name); }

/// What reading throws: its kind and sentence, or nothing.
std::optional<core::Error> failure(const std::string& bytes, const std::string& name = "picture.png") {
  try {
    (void)core::image::read_image(bytes, name);
  } catch (const core::Error& error) {
    return error;
  }
  return std::nullopt;
}

std::optional<core::Error> failure_of_path(const std::filesystem::path& path) {
  try {
    (void)core::image::read_image(path);
  } catch (const core::Error& error) {
    return error;
  }
  return std::nullopt;
}

bool says(const std::optional<core::Error>& error, core::ErrorKind kind, std::string_view words) {
  if (error && error->kind() == kind && std::string_view(error->what()).find(words) != std::string_view::npos)
    return true;
  qWarning() << (error ? error->what() : "nothing was thrown");
  return false;
}

std::string unhex(const std::string& text) {
  const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(text));
  return bytes.toStdString();
}

/// The largest difference between pixels and their expected values.
int largest_difference(const PixelImage& image, const std::string& expected) {
  int largest = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    largest = std::max(largest, std::abs(image.pixels[i] - static_cast<std::uint8_t>(expected[i])));
  }
  return largest;
}

void put_number(std::string& bytes, std::size_t position, std::uint32_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes[position + i] = static_cast<char>(value >> (8U * i));
}

}  // namespace

class TestImageFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsEveryKindAsPillowDoes_data();
  void readsEveryKindAsPillowDoes();
  void knowsTheKindByContentAndNotByName();
  void readsNotesOfAPng();
  void writtenPngComesBackWithItsNotes();
  void writesTheSameBytesAgain();
  void saysWhatIsWrongWithAPath();
  void saysThatAFileIsEmpty();
  void saysThatTextIsNoPicture();
  void refusesFilesThatAreCutShort_data();
  void refusesFilesThatAreCutShort();
  void survivesAnySingleWrongByte_data();
  void survivesAnySingleWrongByte();
  void refusesGiganticPictures_data();
  void refusesGiganticPictures();
  void refusesGiganticAndSpecialFiles();
  void refusesBitmapsWithImpossibleSides();
  void refusesToSaveWhatIsNoPicture();
};

void TestImageFile::readsEveryKindAsPillowDoes_data() {
  QTest::addColumn<int>("index");
  int index = 0;
  for (const auto& entry : golden_image_cases()["files"]) {
    QTest::newRow(entry["file"].get<std::string>().c_str()) << index++;
  }
  QVERIFY(index > 60);
}

void TestImageFile::readsEveryKindAsPillowDoes() {
  QFETCH(int, index);
  const auto& entry = golden_image_cases()["files"][static_cast<std::size_t>(index)];
  const PixelImage image = core::image::read_image(golden_image_folder() / entry["file"].get<std::string>());
  QCOMPARE(image.width, entry["width"].get<int>());
  QCOMPARE(image.height, entry["height"].get<int>());
  if (entry.contains("pixels")) QCOMPARE(largest_difference(image, unhex(entry["pixels"].get<std::string>())), 0);
  QCOMPARE(golden_checksum_of(image.pixels), entry["checksum"].get<std::string>());
}

void TestImageFile::knowsTheKindByContentAndNotByName() {
  const std::string jpeg = golden_bytes("color444.jpg");
  QVERIFY(core::image::read_image(jpeg, "wrong.bmp") == core::image::read_image(jpeg, "right.jpg"));
}

void TestImageFile::readsNotesOfAPng() {
  const core::image::PngText text = core::image::read_png_text(golden_image_folder() / "text.png");
  const core::image::PngText expected{{"Title", "café"}, {"prompt", "ein Herz ♥"}, {"late", "packed"}};
  QVERIFY(text == expected);
  QVERIFY(core::image::read_png_text(golden_image_folder() / "rgb8.png").empty());
}

void TestImageFile::writtenPngComesBackWithItsNotes() {
  const QTemporaryDir folder;
  const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "deep" / "saved.png";
  const PixelImage image = golden_pattern(31, 8);
  const core::image::PngText text{{"seed", "7"}, {"prompt", "ein rotes Dreieck 🔺\nmit Rand"}, {"empty", ""}};
  core::image::write_png(path, image, text);
  QVERIFY(core::image::read_image(path) == image);
  QVERIFY(core::image::read_png_text(path) == text);
}

void TestImageFile::writesTheSameBytesAgain() {
  const PixelImage image = golden_pattern(40, 30);
  QVERIFY(core::image::encode_png(image, {{"a", "b"}}) == core::image::encode_png(image, {{"a", "b"}}));
}

void TestImageFile::saysWhatIsWrongWithAPath() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  QVERIFY(says(failure_of_path(path / "absent.png"), core::ErrorKind::file_missing, "absent.png"));
  QVERIFY(says(failure_of_path(path), core::ErrorKind::file_missing, "folder"));
}

void TestImageFile::saysThatAFileIsEmpty() {
  QVERIFY(says(failure("", "nothing.png"), core::ErrorKind::file_damaged, "“nothing.png” is empty"));
}

void TestImageFile::saysThatTextIsNoPicture() {
  const auto error = failure("Dear diary, this is no picture.", "diary.png");
  QVERIFY(says(error, core::ErrorKind::file_damaged, "“diary.png” is not a picture"));
}

void TestImageFile::refusesFilesThatAreCutShort_data() {
  QTest::addColumn<QString>("file");
  for (const char* name : {"rgb8.png", "rgb8_interlaced.png", "palette4.png", "color420.jpg", "progressive.jpg",
                           "cmyk.jpg", "lossy.webp", "lossless.webp", "lossy_alpha.webp", "animation.webp",
                           "bits24.bmp", "bits1.bmp", "run_length8.bmp", "run_length4.bmp"}) {
    QTest::newRow(name) << QString::fromLatin1(name);
  }
}

void TestImageFile::refusesFilesThatAreCutShort() {
  QFETCH(QString, file);
  const std::string whole = golden_bytes(file.toStdString());
  const std::size_t dispensable = file.endsWith(QStringLiteral(".bmp")) ? 3 : 0;  // filler of the row, or the end mark
  for (const std::size_t size : {std::size_t{3}, std::size_t{13}, std::size_t{20}, std::size_t{30}, whole.size() / 2,
                                 whole.size() - 16, whole.size() - 1 - dispensable}) {
    // All of a PNG's pixels are there before its last chunk, of 12 bytes.
    if (file.endsWith(QStringLiteral(".png")) && size + 12 > whole.size()) continue;
    // Of an animation the first frame counts.
    if (file == QStringLiteral("animation.webp") && size > whole.size() / 2) continue;
    const auto error = failure(whole.substr(0, size), "cut");
    QVERIFY2(says(error, core::ErrorKind::file_damaged, "“cut” is"), qPrintable(QString::number(size)));
  }
}

void TestImageFile::survivesAnySingleWrongByte_data() {
  refusesFilesThatAreCutShort_data();
  QTest::newRow("turned6.jpg") << QStringLiteral("turned6.jpg");
  QTest::newRow("rgb8_turned6.png") << QStringLiteral("rgb8_turned6.png");
  QTest::newRow("turned6.webp") << QStringLiteral("turned6.webp");
  QTest::newRow("text.png") << QStringLiteral("text.png");
  QTest::newRow("bits16_565.bmp") << QStringLiteral("bits16_565.bmp");
}

/// Either a picture or a core::Error: no crash, no other exception, no memory beyond the limit.
void TestImageFile::survivesAnySingleWrongByte() {
  QFETCH(QString, file);
  std::string bytes = golden_bytes(file.toStdString());
  int pictures = 0;
  int errors = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char right = bytes[i];
    for (const unsigned flip : {0x01U, 0xFFU}) {
      bytes[i] = static_cast<char>(static_cast<std::uint8_t>(right) ^ flip);
      if (failure(bytes)) {
        ++errors;
      } else {
        ++pictures;
      }
    }
    bytes[i] = right;
  }
  QCOMPARE(static_cast<std::size_t>(pictures + errors), bytes.size() * 2);
  QVERIFY(errors > 0);
  QVERIFY(!failure(bytes));
}

void TestImageFile::refusesGiganticPictures_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<int>("place");
  QTest::addColumn<int>("size");
  QTest::newRow("bits24.bmp") << QStringLiteral("bits24.bmp") << 18 << 4;
  QTest::newRow("run_length8.bmp") << QStringLiteral("run_length8.bmp") << 18 << 4;
}

void TestImageFile::refusesGiganticPictures() {
  QFETCH(QString, file);
  QFETCH(int, place);
  QFETCH(int, size);
  std::string bytes = golden_bytes(file.toStdString());
  for (const int offset : {0, 4})
    put_number(bytes, static_cast<std::size_t>(place + offset), 1'000'000, static_cast<std::size_t>(size));
  QVERIFY(says(failure(bytes, "big"), core::ErrorKind::unsupported, "“big” is too large: 1000000 × 1000000"));
}

void TestImageFile::refusesGiganticAndSpecialFiles() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  core::write_file(path / "large.png", golden_bytes("rgb8.png"));
  std::filesystem::resize_file(path / "large.png", 10'000'000'000);  // a hole
  QVERIFY(says(failure_of_path(path / "large.png"), core::ErrorKind::file_damaged, "large.png” is too large: it has 10.0 GB"));
  QCOMPARE(::mkfifo((path / "pipe.png").c_str(), 0600), 0);  // nobody will ever write into it
  QVERIFY(says(failure_of_path(path / "pipe.png"), core::ErrorKind::file_missing, "pipe.png” cannot be read: it is no regular file"));
  QVERIFY(says(failure_of_path("/dev/zero"), core::ErrorKind::file_missing, "/dev/zero” cannot be read"));
}

void TestImageFile::refusesBitmapsWithImpossibleSides() {
  std::string bytes = golden_bytes("bits24.bmp");
  put_number(bytes, 18, 0, 4);
  QVERIFY(says(failure(bytes), core::ErrorKind::file_damaged, "0 × 17"));
  put_number(bytes, 18, std::numeric_limits<std::uint32_t>::max(), 4);
  QVERIFY(says(failure(bytes), core::ErrorKind::file_damaged, "-1 × 17"));
}

void TestImageFile::refusesToSaveWhatIsNoPicture() {
  QVERIFY_EXCEPTION_THROWN(core::image::encode_png({}), core::Error);
  QVERIFY_EXCEPTION_THROWN(core::image::encode_png(golden_pattern(2, 2), {{"", "x"}}), core::Error);
  QVERIFY_EXCEPTION_THROWN(core::image::encode_png(golden_pattern(2, 2), {{std::string(80, 'k'), "x"}}), core::Error);
}

BIFRONS_TEST(TestImageFile)
#include "tst_image_file.moc"
