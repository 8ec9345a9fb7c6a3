#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/learning_rate.h"
#include "core/training/recipe.h"
#include "tests/core/training/miniature_recipe.h"
#include "tests/support/test_registry.h"

using namespace core::training;

namespace {

/// The sentence with which a recipe is refused; empty when it is taken.
std::string refusal(const std::filesystem::path& recipe) {
  try {
    (void)read_recipe(recipe);
  } catch (const core::Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class TestRecipe : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsTheRecipeOfTheBuiltInModel() {
    const Recipe recipe = read_recipe(BIFRONS_SOURCE_DIR "/resources/models/blocks.recipe.json");
    QCOMPARE(recipe.model.vision.image_size, 96);
    QVERIFY(recipe.stages.size() >= 4);
    QVERIFY(recipe.model_folder.is_absolute());
  }
  void refusesUnknownKeysByName() {
    const QTemporaryDir folder;
    const auto path = MiniatureRecipe{.extra_key = "\"lerning_rate\": 1,"}.write(folder.path().toStdString());
    QVERIFY2(refusal(path).find("lerning_rate") != std::string::npos, refusal(path).c_str());
  }
  void listsTheKindsOfStagesItKnows() {
    const QTemporaryDir folder;
    const auto path = MiniatureRecipe{.first_kind = "visoin"}.write(folder.path().toStdString());
    QVERIFY2(refusal(path).find("picture_tokenizer") != std::string::npos, refusal(path).c_str());
  }
  void namesTheFileThatIsMissingOrNoJson() {
    const QTemporaryDir folder;
    const std::filesystem::path path = std::filesystem::path(folder.path().toStdString()) / "none.json";
    QVERIFY(refusal(path).find("none.json") != std::string::npos);
    core::write_file(path, "{ \"name\": ");
    QVERIFY(refusal(path).find("not valid JSON") != std::string::npos);
    core::write_file(path, "[1, 2]");
    QVERIFY(refusal(path).find("must be an object") != std::string::npos);
  }
  void refusesSamplesThatTheShardsDoNotShareEvenly_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("pictures") << QByteArray("\"pictures\": 4") << QByteArray("\"pictures\": 5");
    QTest::newRow("understanding") << QByteArray("\"understanding\": 2") << QByteArray("\"understanding\": 3");
    QTest::newRow("text") << QByteArray("\"text\": 2") << QByteArray("\"text\": 1");
    QTest::newRow("drawing") << QByteArray("\"drawing\": 4") << QByteArray("\"drawing\": 7");
  }
  void refusesSamplesThatTheShardsDoNotShareEvenly() {
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const QTemporaryDir folder;
    const auto path = MiniatureRecipe{}.write(folder.path().toStdString());
    QCOMPARE(refusal(path), std::string());
    std::string text = core::read_file(path);
    const std::size_t stages = text.find("\"stages\"");
    text.replace(text.find(from.toStdString(), stages), static_cast<std::size_t>(from.size()), to.toStdString());
    core::write_file(path, text);
    QVERIFY2(refusal(path).find(QTest::currentDataTag()) != std::string::npos &&
                 refusal(path).find("multiple of the 2 shards") != std::string::npos,
             refusal(path).c_str());
  }
  void warmsUpThenFallsAlongACosine() {
    const StageRecipe stage{.steps = 110, .learning_rate = 1.0, .final_learning_rate = 0.2, .warmup_steps = 10};
    QCOMPARE(learning_rate(stage, 0), 0.1);
    QCOMPARE(learning_rate(stage, 9), 1.0);
    QCOMPARE(learning_rate(stage, 10), 1.0);
    QVERIFY(std::abs(learning_rate(stage, 60) - 0.6) < 1e-9);
    QVERIFY(std::abs(learning_rate(stage, 110) - 0.2) < 1e-9);
  }
};

BIFRONS_TEST(TestRecipe)
#include "tst_recipe.moc"
