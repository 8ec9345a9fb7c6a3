#include <QTest>

#include "core/base/error.h"
#include "core/image/resample.h"
#include "tests/core/image/golden_image.h"
#include "tests/support/test_registry.h"

using core::image::Filter;
using core::image::PixelImage;

namespace {

Filter filter_named(const std::string& name) {
  if (name == "bilinear") return Filter::bilinear;
  return name == "bicubic" ? Filter::bicubic : Filter::lanczos;
}

}  // namespace

class TestResample : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsPillow_data();
  void equalsPillow();
  void keepsAFlatColour();
  void refusesAnEmptyPictureOrSize();
};

void TestResample::equalsPillow_data() {
  QTest::addColumn<int>("index");
  int index = 0;
  for (const auto& entry : golden_image_cases()["scalings"]) {
    const std::string name =
        entry["from"].dump() + " to " + entry["to"].dump() + " " + entry["filter"].get<std::string>();
    QTest::newRow(name.c_str()) << index++;
  }
}

void TestResample::equalsPillow() {
  QFETCH(int, index);
  const auto& entry = golden_image_cases()["scalings"][static_cast<std::size_t>(index)];
  const PixelImage source = golden_pattern(entry["from"][0], entry["from"][1]);
  const PixelImage scaled =
      core::image::resample(source, entry["to"][0], entry["to"][1], filter_named(entry["filter"]));
  QCOMPARE(golden_checksum_of(scaled.pixels), entry["checksum"].get<std::string>());
}

void TestResample::keepsAFlatColour() {
  PixelImage flat(11, 7);
  for (std::size_t i = 0; i < flat.pixels.size(); ++i) flat.pixels[i] = i % 3 == 0 ? 255 : 3;
  const PixelImage scaled = core::image::resample(flat, 29, 3, Filter::bicubic);
  for (std::size_t i = 0; i < scaled.pixels.size(); ++i) QCOMPARE(int{scaled.pixels[i]}, i % 3 == 0 ? 255 : 3);
}

void TestResample::refusesAnEmptyPictureOrSize() {
  QVERIFY_EXCEPTION_THROWN(core::image::resample({}, 4, 4, Filter::bicubic), core::Error);
  QVERIFY_EXCEPTION_THROWN(core::image::resample(golden_pattern(3, 3), 0, 4, Filter::bicubic), core::Error);
}

BIFRONS_TEST(TestResample)
#include "tst_resample.moc"
