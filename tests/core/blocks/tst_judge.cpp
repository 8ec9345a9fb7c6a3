#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/blocks/judge.h"
#include "core/blocks/renderer.h"
#include "tests/support/test_registry.h"

using namespace core::blocks;
using core::Random;
using core::image::PixelImage;

namespace {

Object object_of(Color color, Shape shape, double x, double y, double radius = 12) {
  return {shape, color, radius < 15 ? Size::small : Size::big, x, y, radius};
}

ObjectWish wish_of(Color color, Shape shape) { return {static_cast<int>(shape), static_cast<int>(color), -1}; }

/// A red circle at the left and a blue square at the right.
Scene circle_left_of_square() {
  return {Ground::white, {object_of(Color::red, Shape::circle, 26, 48), object_of(Color::blue, Shape::square, 70, 48)}};
}

SceneWish wish_circle_left_of_square() {
  return {{wish_of(Color::red, Shape::circle), wish_of(Color::blue, Shape::square)}, Relation::left_of, -1, false};
}

PixelImage blurred(const PixelImage& picture, double sigma) {
  constexpr int reach = 3;
  std::array<double, 2 * reach + 1> weights{};
  double total = 0;
  for (int i = -reach; i <= reach; ++i)
    total += weights.at(static_cast<std::size_t>(i + reach)) = std::exp(-i * i / (2 * sigma * sigma));
  PixelImage result = picture;
  for (const bool across : {true, false}) {
    const PixelImage source = result;
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        for (std::size_t c = 0; c < 3; ++c) {
          double sum = 0;
          for (int i = -reach; i <= reach; ++i) {
            const int from_x = std::clamp(x + (across ? i : 0), 0, picture.width - 1);
            const int from_y = std::clamp(y + (across ? 0 : i), 0, picture.height - 1);
            sum += weights.at(static_cast<std::size_t>(i + reach)) / total * source.at(from_x, from_y)[c];
          }
          result.at(x, y)[c] = static_cast<std::uint8_t>(std::lround(sum));
        }
      }
    }
  }
  return result;
}

PixelImage with_noise(PixelImage picture, double deviation, Random& random) {
  for (std::uint8_t& byte : picture.pixels) {
    double normal = -6;
    for (int i = 0; i < 12; ++i) normal += random.uniform();
    byte = static_cast<std::uint8_t>(std::lround(std::clamp(byte + deviation * normal, 0.0, 255.0)));
  }
  return picture;
}

double psnr(const PixelImage& a, const PixelImage& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) sum += std::pow(static_cast<double>(a.pixels[i]) - b.pixels[i], 2);
  return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.pixels.size()) / sum);
}

void fill(PixelImage& picture, int left, int top, int width, int height, const Rgb& color) {
  for (int y = top; y < top + height; ++y) {
    for (int x = left; x < left + width; ++x) {
      std::uint8_t* pixel = picture.at(x, y);
      pixel[0] = static_cast<std::uint8_t>(color.red);
      pixel[1] = static_cast<std::uint8_t>(color.green);
      pixel[2] = static_cast<std::uint8_t>(color.blue);
    }
  }
}

}  // namespace

class TestJudge : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void acceptsTrueRenderings_data() {
    QTest::addColumn<int>("pixels");
    QTest::newRow("96") << 96;
    QTest::newRow("128") << 128;
  }
  void acceptsTrueRenderings() {
    QFETCH(int, pixels);
    int right = 0;
    const int count = pixels == 96 ? 600 : 150;
    for (int i = 0; i < count; ++i) {
      Random random(21, static_cast<std::uint64_t>(i));
      const Prompt prompt = plain_prompt(static_cast<Category>(i % category_count), random, true);
      const Scene scene = random_scene(random, {.with_kept_out = true}, prompt.wish);
      right += judge(render(scene, pixels), prompt.wish).correct ? 1 : 0;
    }
    QVERIFY2(right >= 0.97 * count, qPrintable(QString::number(right)));
  }

  void acceptsBlurAndNoise() {
    int right = 0;
    double ratio = 0;
    constexpr int count = 300;
    for (int i = 0; i < count; ++i) {
      Random random(22, static_cast<std::uint64_t>(i));
      const Prompt prompt = plain_prompt(static_cast<Category>(i % category_count), random, true);
      const PixelImage clean = render(random_scene(random, {.with_kept_out = true}, prompt.wish), 96);
      const PixelImage spoilt = with_noise(blurred(clean, 0.9), 6, random);
      ratio += psnr(clean, spoilt) / count;
      right += judge(spoilt, prompt.wish).correct ? 1 : 0;
    }
    QVERIFY2(ratio < 31, "the pictures are as bad as a picture tokenizer makes them");
    QVERIFY2(right >= 0.97 * count, qPrintable(QString::number(right)));
  }

  void readsWholeScenes() {
    int right = 0;
    for (std::uint64_t i = 0; i < 300; ++i) {
      Random random(23, i);
      Scene scene = random_scene(random, {.with_kept_out = true});
      const FoundScene found = find_objects(render(scene, 96));
      std::sort(scene.objects.begin(), scene.objects.end(), [](const Object& a, const Object& b) { return a.x < b.x; });
      bool same = found.ground == scene.ground && found.objects.size() == scene.objects.size();
      for (std::size_t k = 0; same && k < scene.objects.size(); ++k) {
        // Objects with nearly equal x may change places in the order.
        same = std::any_of(found.objects.begin(), found.objects.end(), [&](const FoundObject& each) {
          return each.color == scene.objects[k].color && each.shape == scene.objects[k].shape &&
                 std::hypot(each.x - scene.objects[k].x, each.y - scene.objects[k].y) < 1 &&
                 std::abs(each.radius - scene.objects[k].radius) < 1;
        });
      }
      right += same ? 1 : 0;
    }
    QVERIFY2(right >= 297, qPrintable(QString::number(right)));
  }

  void acceptsWhatWasAskedFor() {
    const Verdict verdict = judge(render(circle_left_of_square(), 96), wish_circle_left_of_square());
    QVERIFY2(verdict.correct, verdict.reason.c_str());
    QVERIFY(verdict.reason.empty());
  }

  void rejectsWrongPictures_data() {
    QTest::addColumn<int>("change");
    QTest::newRow("wrong colour") << 0;
    QTest::newRow("wrong shape") << 1;
    QTest::newRow("object missing") << 2;
    QTest::newRow("object too many") << 3;
    QTest::newRow("relation inverted") << 4;
    QTest::newRow("relation across") << 5;
    QTest::newRow("colours exchanged") << 6;
    QTest::newRow("nothing") << 7;
  }
  void rejectsWrongPictures() {
    QFETCH(int, change);
    Scene scene = circle_left_of_square();
    if (change == 0) scene.objects[0].color = Color::orange;
    if (change == 1) scene.objects[0].shape = Shape::heart;
    if (change == 2) scene.objects.pop_back();
    if (change == 3) scene.objects.push_back(object_of(Color::green, Shape::triangle, 48, 16));
    if (change == 4) std::swap(scene.objects[0].x, scene.objects[1].x);
    if (change == 5) scene.objects[0] = object_of(Color::red, Shape::circle, 70, 16);
    if (change == 6) std::swap(scene.objects[0].color, scene.objects[1].color);
    if (change == 7) scene.objects.clear();
    const Verdict verdict = judge(render(scene, 96), wish_circle_left_of_square());
    QVERIFY(!verdict.correct);
    QVERIFY2(verdict.reason.size() > 10 && verdict.reason.ends_with('.'), verdict.reason.c_str());
  }

  void rejectsWrongCounts() {
    SceneWish wish;
    wish.objects.assign(3, {static_cast<int>(Shape::star), -1, -1});
    wish.alike = true;
    for (int count = 2; count <= 4; ++count) {
      SceneWish made = wish;
      made.objects.assign(static_cast<std::size_t>(count), wish.objects[0]);
      Random random(24, static_cast<std::uint64_t>(count));
      QCOMPARE(judge(render(random_scene(random, {}, made), 96), wish).correct, count == 3);
    }
  }

  void freeColoursMayDiffer() {
    SceneWish wish;
    wish.objects.assign(2, {static_cast<int>(Shape::star), -1, -1});
    wish.alike = true;
    const Scene scene{Ground::black,
                      {object_of(Color::red, Shape::star, 26, 48), object_of(Color::blue, Shape::star, 70, 48)}};
    QVERIFY(judge(render(scene, 96), wish).correct);
  }

  void freeColoursMustStillBeOfTheWorld() {
    PixelImage picture = render({Ground::white, {}}, 96);
    fill(picture, 30, 30, 30, 30, {0, 250, 250});
    const SceneWish wish{{{static_cast<int>(Shape::square), -1, -1}}, Relation::none, -1, false};
    QVERIFY(!judge(picture, wish).correct);
    fill(picture, 30, 30, 30, 30, {44, 84, 214});
    QVERIFY(judge(picture, wish).correct);
  }

  void sizesAndGroundsCountWhenNamed() {
    const Scene scene{Ground::sky, {object_of(Color::pink, Shape::heart, 40, 50, 19)}};
    const PixelImage picture = render(scene, 96);
    SceneWish wish{{wish_of(Color::pink, Shape::heart)}, Relation::none, static_cast<int>(Ground::sky), false};
    wish.objects[0].size = static_cast<int>(Size::big);
    QVERIFY(judge(picture, wish).correct);
    wish.objects[0].size = static_cast<int>(Size::small);
    QVERIFY(!judge(picture, wish).correct);
    wish.objects[0].size = -1;
    wish.ground = static_cast<int>(Ground::sky_gradient);
    QVERIFY(!judge(picture, wish).correct);
  }

  void rejectsWhatIsNoShape_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("bar") << 0;
    QTest::newRow("plus sign") << 1;
    QTest::newRow("half and half") << 2;
    QTest::newRow("ring") << 3;
  }
  void rejectsWhatIsNoShape() {
    QFETCH(int, kind);
    const Rgb red = rgb(Color::red);
    PixelImage picture = render({Ground::white, {}}, 96);
    if (kind == 0) fill(picture, 20, 40, 50, 14, red);
    if (kind == 1) {
      fill(picture, 42, 30, 8, 36, red);
      fill(picture, 28, 44, 36, 8, red);
    }
    if (kind == 2) {
      fill(picture, 30, 30, 18, 34, red);
      fill(picture, 48, 30, 18, 34, rgb(Color::blue));
    }
    if (kind == 3) {
      fill(picture, 30, 30, 36, 36, red);
      fill(picture, 38, 38, 20, 20, {250, 250, 250});
    }
    for (int shape = 0; shape < shape_count; ++shape) {
      const SceneWish wish{{{shape, -1, -1}}, Relation::none, -1, false};
      QVERIFY(!judge(picture, wish).correct);
    }
  }

  void ignoresSpecks() {
    PixelImage picture = render(circle_left_of_square(), 96);
    fill(picture, 46, 10, 3, 3, rgb(Color::green));
    QVERIFY(judge(picture, wish_circle_left_of_square()).correct);
    fill(picture, 44, 8, 9, 9, rgb(Color::green));
    QVERIFY(!judge(picture, wish_circle_left_of_square()).correct);
  }

  void separatesTouchingObjectsOfDifferentColours() {
    // The corner of the triangle reaches into the circle, as the plain rule of distances allows.
    const Scene scene{
        Ground::white,
        {object_of(Color::red, Shape::triangle, 34, 34, 20), object_of(Color::blue, Shape::circle, 61, 60, 18)}};
    const SceneWish wish{
        {wish_of(Color::red, Shape::triangle), wish_of(Color::blue, Shape::circle)}, Relation::none, -1, false};
    const Verdict verdict = judge(render(scene, 96), wish);
    QVERIFY2(verdict.correct, verdict.reason.c_str());
  }

  void picturesOfAnySizeAreJudged() {
    const SceneWish wish = wish_circle_left_of_square();
    QVERIFY(!judge(PixelImage(), wish).correct);
    QVERIFY(!judge(PixelImage(1, 1), wish).correct);
    QVERIFY(!judge(PixelImage(300, 2), wish).correct);
    QVERIFY(judge(render(circle_left_of_square(), 384), wish).correct);
  }
};

BIFRONS_TEST(TestJudge)
#include "tst_judge.moc"
