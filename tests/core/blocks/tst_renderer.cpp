#include <QTest>
#include <cmath>

#include "core/blocks/renderer.h"
#include "tests/support/test_registry.h"

using namespace core::blocks;
using core::Random;
using core::image::PixelImage;

namespace {

Scene one_object(Shape shape, double radius, Ground ground) {
  Object object;
  object.shape = shape;
  object.color = Color::blue;
  object.x = 48;
  object.y = 48;
  object.radius = radius;
  return {ground, {object}};
}

Rgb pixel(const PixelImage& picture, int x, int y) {
  const std::uint8_t* bytes = picture.at(x, y);
  return {bytes[0], bytes[1], bytes[2]};
}

bool same(const Rgb& a, const Rgb& b) { return a.red == b.red && a.green == b.green && a.blue == b.blue; }

/// The area that a picture of a blue shape on white shows, in scene units squared, from how far each pixel is from
/// white.
double shown_area(const PixelImage& picture) {
  double sum = 0;
  const double whole = 250.0 - rgb(Color::blue).red;
  for (std::size_t i = 0; i < picture.pixels.size(); i += 3) sum += (250.0 - picture.pixels[i]) / whole;
  const double unit = scene_units / picture.width;
  return sum * unit * unit;
}

std::uint64_t checksum(const PixelImage& picture) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const std::uint8_t byte : picture.pixels) hash = (hash ^ byte) * 1099511628211ULL;
  return hash;
}

}  // namespace

class TestRenderer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void areasAreThoseOfTheShapes_data() {
    QTest::addColumn<int>("shape");
    QTest::addColumn<double>("area");  // in units of the radius squared, from the outlines of the world's description
    QTest::newRow("circle") << 0 << M_PI * 0.95 * 0.95;
    QTest::newRow("square") << 1 << 1.72 * 1.72;
    QTest::newRow("diamond") << 2 << 1.6;
    QTest::newRow("triangle") << 3 << 1.8;
    QTest::newRow("star") << 4 << 10 * 0.5 * 0.45 * std::sin(M_PI / 5);
    // The curve encloses 180 π of its own units, of which 16.5 make a radius.
    QTest::newRow("heart") << 5 << 180 * M_PI / (16.5 * 16.5);
  }
  void areasAreThoseOfTheShapes() {
    QFETCH(int, shape);
    QFETCH(double, area);
    const double radius = 20;
    for (const int pixels : {96, 128}) {
      const double shown = shown_area(render(one_object(static_cast<Shape>(shape), radius, Ground::white), pixels));
      const double expected = area * radius * radius;
      QVERIFY2(std::abs(shown - expected) < 0.012 * expected, qPrintable(QString::number(shown / expected)));
    }
  }

  void shapesPointTheRightWay() {
    QVERIFY(covers(Shape::triangle, 0, -0.9));
    QVERIFY(!covers(Shape::triangle, 0.5, -0.9));
    QVERIFY(covers(Shape::triangle, 0.9, 0.75));
    QVERIFY(covers(Shape::star, 0, -0.95));
    QVERIFY(!covers(Shape::star, 0, 0.6));
    QVERIFY2(!covers(Shape::heart, 0, -0.6), "the notch is at the top");
    QVERIFY2(covers(Shape::heart, 0, 0.85), "the tip is at the bottom");
    QVERIFY(covers(Shape::heart, 0.5, -0.6));
    QVERIFY(covers(Shape::diamond, 0, 0.95));
    QVERIFY(!covers(Shape::diamond, 0.85, 0));
    QVERIFY(covers(Shape::circle, 0.9, 0));
    QVERIFY(!covers(Shape::square, 0.9, 0));
  }

  void coloursAreExact() {
    const PixelImage picture = render(one_object(Shape::square, 20, Ground::gray), 96);
    QVERIFY(same(pixel(picture, 48, 48), {40, 78, 222}));
    QVERIFY(same(pixel(picture, 2, 2), {150, 150, 154}));
    const PixelImage black = render(one_object(Shape::square, 20, Ground::black), 96);
    QVERIFY(same(pixel(black, 2, 2), {16, 16, 18}));
  }

  void gradientRunsFromSkyToWhite() {
    const PixelImage picture = render(one_object(Shape::square, 11, Ground::sky_gradient), 96);
    QVERIFY(same(pixel(picture, 0, 0), {178, 214, 246}));
    QVERIFY(same(pixel(picture, 0, 95), {250, 250, 250}));
    QCOMPARE(pixel(picture, 0, 48).red, 214);
    QVERIFY(same(ground_rgb(Ground::sky, 1), {178, 214, 246}));
  }

  void edgesAreSmooth() {
    const PixelImage picture = render(one_object(Shape::circle, 20, Ground::white), 96);
    int between = 0;
    for (int x = 0; x < 96; ++x) {
      const int red = pixel(picture, x, 34).red;
      between += red > 45 && red < 245 ? 1 : 0;
    }
    QVERIFY(between >= 2);
  }

  void drawsNothingOutsideTheBox() {
    const Scene scene = one_object(Shape::star, 12, Ground::white);
    const UnitBox box = unit_box(Shape::star);
    const PixelImage picture = render(scene, 96);
    for (int y = 0; y < 96; ++y) {
      for (int x = 0; x < 96; ++x) {
        const bool outside = x + 1 < 48 + 12 * box.left || x > 48 + 12 * box.right || y + 1 < 48 + 12 * box.top ||
                             y > 48 + 12 * box.bottom;
        if (outside) QVERIFY(same(pixel(picture, x, y), {250, 250, 250}));
      }
    }
  }

  void sameSceneSameBytes() {
    // Pinned: a change of the renderer or of the sampling of scenes changes what the built-in model was trained on.
    PixelImage sheet(96, 96 * 24);
    auto place = sheet.pixels.begin();
    for (std::uint64_t i = 0; i < 24; ++i) {
      Random random(4242, i);
      const PixelImage picture = render(random_scene(random, {.with_kept_out = true}), 96);
      place = std::copy(picture.pixels.begin(), picture.pixels.end(), place);
    }
    QCOMPARE(QString::number(checksum(sheet), 16), QStringLiteral("f1edaacf4453e6f7"));
  }
};

BIFRONS_TEST(TestRenderer)
#include "tst_renderer.moc"
