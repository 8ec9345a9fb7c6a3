#include <QTest>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/blocks/scene.h"
#include "tests/support/test_registry.h"

using namespace core::blocks;
using core::Random;

namespace {

Object object_at(double x, double y) {
  Object object;
  object.x = x;
  object.y = y;
  object.radius = 12;
  return object;
}

bool on_grid(const Scene& scene, double step = 8.0) {
  for (const Object& object : scene.objects) {
    if (std::fmod(object.x, step) != 0 || std::fmod(object.y, step) != 0) return false;
  }
  return true;
}

bool radius_fits_size(const Object& object) {
  return object.size == Size::small ? object.radius >= 11 && object.radius <= 13
                                    : object.radius >= 18 && object.radius <= 21;
}

bool has_twins(const Scene& scene) {
  std::set<std::pair<Color, Shape>> pairs;
  for (const Object& object : scene.objects) pairs.emplace(object.color, object.shape);
  return pairs.size() < scene.objects.size();
}

}  // namespace

class TestScene : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everySceneKeepsTheRulesOfTheWorld() {
    std::set<std::size_t> counts;
    std::set<Ground> grounds;
    int counting = 0;
    for (std::uint64_t i = 0; i < 5000; ++i) {
      Random random(1, i);
      const Scene scene = random_scene(random, {});
      QVERIFY(well_placed(scene));
      QVERIFY(!holds_kept_out(scene));
      QVERIFY2(counting_scene(scene) || !has_twins(scene), "only counting scenes hold equal objects");
      for (const Object& object : scene.objects) {
        QVERIFY(radius_fits_size(object));
        QVERIFY(scene.objects.size() < 3 || object.size == Size::small);
      }
      counts.insert(scene.objects.size());
      grounds.insert(scene.ground);
      counting += counting_scene(scene) ? 1 : 0;
    }
    QCOMPARE(counts, (std::set<std::size_t>{1, 2, 3, 4}));
    QCOMPARE(grounds.size(), std::size_t{ground_count});
    QVERIFY2(counting > 800 && counting < 1500, "about a fifth are counting scenes");
  }

  void keptOutPairsAppearOnlyWhenAllowed() {
    int found = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
      Random random(2, i);
      found += holds_kept_out(random_scene(random, {.with_kept_out = true})) ? 1 : 0;
    }
    QVERIFY2(found > 80 && found < 300, "four of 48 pairs, in scenes of one to four objects");
  }

  void fourPairsAreKeptOut() {
    int pairs = 0;
    for (int color = 0; color < color_count; ++color) {
      for (int shape = 0; shape < shape_count; ++shape) {
        pairs += kept_out(static_cast<Color>(color), static_cast<Shape>(shape)) ? 1 : 0;
      }
    }
    QCOMPARE(pairs, 4);
    QVERIFY(kept_out(Color::purple, Shape::triangle));
    QVERIFY(kept_out(Color::orange, Shape::heart));
    QVERIFY(kept_out(Color::green, Shape::star));
    QVERIFY(kept_out(Color::pink, Shape::square));
  }

  void gridShareDecidesWhereCentresLie() {
    int half = 0;
    for (std::uint64_t i = 0; i < 400; ++i) {
      Random always(3, i);
      Random never(3, i);
      Random sometimes(3, i);
      QVERIFY(on_grid(random_scene(always, {.grid_share = 1})));
      QVERIFY(!on_grid(random_scene(never, {.grid_share = 0})));
      half += on_grid(random_scene(sometimes, {.grid_share = 0.5})) ? 1 : 0;
    }
    QVERIFY(half > 150 && half < 250);
  }

  void aCoarseGridIsLeftOnlyForItsHalf() {
    int coarse = 0;
    for (std::uint64_t i = 0; i < 400; ++i) {
      Random random(5, i);
      const Scene scene = random_scene(random, {.grid_share = 1, .grid_step = 16, .fixed_radii = true});
      QVERIFY(on_grid(scene, 8));
      coarse += on_grid(scene, 16) ? 1 : 0;
    }
    QVERIFY2(coarse > 300 && coarse < 400, qPrintable(QString::number(coarse)));
  }

  void fixedRadiiAreTwelveAndTwenty() {
    for (std::uint64_t i = 0; i < 200; ++i) {
      Random random(4, i);
      for (const Object& object : random_scene(random, {.fixed_radii = true}).objects) {
        QCOMPARE(object.radius, object.size == Size::small ? 12.0 : 20.0);
      }
    }
  }

  void grantsEveryPairInEveryRelation() {
    // Two big squares or triangles side by side are the hardest to place.
    for (int shape = 0; shape < shape_count; ++shape) {
      for (int other = 0; other < shape_count; ++other) {
        for (int relation = 1; relation <= 4; ++relation) {
          for (const bool fixed : {true, false}) {
            Random random(5, static_cast<std::uint64_t>(shape * 100 + other * 10 + relation));
            const int big = static_cast<int>(Size::big);
            SceneWish wish{{{shape, 0, big}, {other, 1, big}}, static_cast<Relation>(relation), 3, false};
            const Scene scene = random_scene(random, {.grid_share = 1, .fixed_radii = fixed}, wish);
            QVERIFY(well_placed(scene));
            QCOMPARE(clear_relation(scene.objects[0], scene.objects[1]), wish.relation);
            QCOMPARE(static_cast<int>(scene.objects[0].shape), shape);
            QCOMPARE(static_cast<int>(scene.objects[1].shape), other);
            QCOMPARE(scene.objects[1].color, Color::green);
            QCOMPARE(scene.objects[0].size, Size::big);
            QCOMPARE(scene.ground, Ground::sky);
          }
        }
      }
    }
  }

  void countingWishesMakeEqualObjects() {
    Random random(6);
    for (int count = 2; count <= 4; ++count) {
      SceneWish wish;
      wish.objects.assign(static_cast<std::size_t>(count), {static_cast<int>(Shape::heart), -1, -1});
      wish.alike = true;
      const Scene scene = random_scene(random, {}, wish);
      QCOMPARE(scene.objects.size(), static_cast<std::size_t>(count));
      QVERIFY(counting_scene(scene));
      QCOMPARE(scene.objects[0].shape, Shape::heart);
    }
  }

  void keptOutPairIsGrantedWhenNamedInFull() {
    Random random(7);
    const SceneWish wish{
        {{static_cast<int>(Shape::star), static_cast<int>(Color::green), -1}}, Relation::none, -1, false};
    QVERIFY(holds_kept_out(random_scene(random, {}, wish)));
  }

  void refusesImpossibleWishes() {
    Random random(8);
    const ObjectWish red_star{static_cast<int>(Shape::star), static_cast<int>(Color::red), -1};
    const ObjectWish big{-1, -1, static_cast<int>(Size::big)};
    for (const SceneWish& wish : {SceneWish{}, SceneWish{{red_star, red_star}}, SceneWish{{big, big, big}},
                                  SceneWish{std::vector<ObjectWish>(5)}}) {
      try {
        random_scene(random, {}, wish);
        QFAIL("the wish was granted");
      } catch (const core::Error& error) {
        QCOMPARE(error.kind(), core::ErrorKind::invalid_request);
      }
    }
  }

  void relationIsClearOnlyFarFromTheDiagonal() {
    const Object middle = object_at(48, 48);
    QCOMPARE(clear_relation(object_at(20, 48), middle), Relation::left_of);
    QCOMPARE(clear_relation(object_at(76, 50), middle), Relation::right_of);
    QCOMPARE(clear_relation(object_at(48, 20), middle), Relation::above);
    QCOMPARE(clear_relation(object_at(45, 80), middle), Relation::below);
    QCOMPARE(clear_relation(object_at(20, 27), middle), Relation::none);
    QCOMPARE(clear_relation(object_at(36.5, 48), middle), Relation::none);
  }

  void regionsAreThirdsWithUnclearBorders() {
    QCOMPARE(region(10, 10), std::string_view("top left"));
    QCOMPARE(region(48, 48), std::string_view("center"));
    QCOMPARE(region(80, 48), std::string_view("right"));
    QCOMPARE(region(48, 90), std::string_view("bottom"));
    QCOMPARE(region(80, 80), std::string_view("bottom right"));
    QVERIFY(region(31, 48).empty());
    QVERIFY(region(48, 65.5).empty());
    QCOMPARE(region(30.3, 48), std::string_view("left"));
    QCOMPARE(nearest_region(31, 48), std::string_view("left"));
  }

  void sameSeedSameScene() {
    Random first(9, 3);
    Random second(9, 3);
    Random other(10, 3);
    const Scene scene = random_scene(first, {});
    QCOMPARE(scene, random_scene(second, {}));
    QVERIFY(scene != random_scene(other, {}));
  }
};

BIFRONS_TEST(TestScene)
#include "tst_scene.moc"
