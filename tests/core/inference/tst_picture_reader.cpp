#include <ATen/ops/equal.h>

#include <QTest>

#include "core/base/error.h"
#include "core/inference/picture_reader.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::inference;

namespace {

std::shared_ptr<const image::PixelImage> picture_of(std::uint8_t red) {
  auto picture = std::make_shared<image::PixelImage>(20, 10);
  for (std::size_t i = 0; i < picture->pixels.size(); i += 3) picture->pixels[i] = red;
  return picture;
}

}  // namespace

class TestPictureReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void looksOnceAtEqualPixels() {
    PictureReader reader(*model_, options_);
    const at::Tensor first = reader.look(picture_of(10));
    QCOMPARE(first.sizes().vec(), (std::vector<std::int64_t>{16, 32}));
    QVERIFY(reader.look(picture_of(10)).is_same(first));
    const at::Tensor other = reader.look(picture_of(11));
    QVERIFY(!at::equal(other, first));
  }

  void forgetsTheOldestOfMany() {
    PictureReader reader(*model_, options_);
    const at::Tensor first = reader.look(picture_of(0));
    const at::Tensor second = reader.look(picture_of(1));
    for (std::uint8_t red = 2; red < PictureReader::remembered; ++red) (void)reader.look(picture_of(red));
    QVERIFY(reader.look(picture_of(0)).is_same(first));  // now the latest
    (void)reader.look(picture_of(200));                  // the ninth: pushes out the second
    QVERIFY(reader.look(picture_of(0)).is_same(first));
    const at::Tensor again = reader.look(picture_of(1));
    QVERIFY(!again.is_same(second) && at::equal(again, second));
  }

  void refusesAPictureWithoutPixels() {
    PictureReader reader(*model_, options_);
    QVERIFY_EXCEPTION_THROWN((void)reader.look(std::make_shared<image::PixelImage>()), Error);
    QVERIFY_EXCEPTION_THROWN((void)reader.look(nullptr), Error);
    QVERIFY_EXCEPTION_THROWN((void)reader.square(image::PixelImage()), Error);
  }

 private:
  std::unique_ptr<model::MultimodalModel> model_ = tests::tiny_model();
  image::PreprocessOptions options_{.image_size = 16, .min_size = 4};
};

BIFRONS_TEST(TestPictureReader)
#include "tst_picture_reader.moc"
