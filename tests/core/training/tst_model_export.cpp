#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/training/model_export.h"
#include "tests/core/training/miniature_recipe.h"
#include "tests/support/test_registry.h"

using namespace core::training;
using Path = std::filesystem::path;

namespace {

/// The sentence with which a vocabulary is refused; empty when it is taken.
std::string refusal(const Recipe& recipe) {
  try {
    prepare_tokenizer(recipe, recipe.work_folder);
  } catch (const core::Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class TestModelExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void takesTheVocabularyOfItsRecipeAlone() {
    const QTemporaryDir folder;
    Recipe recipe = read_recipe(MiniatureRecipe{}.write(folder.path().toStdString()));
    std::vector<std::string> messages;
    const auto listen = [&](const std::string& sentence) { messages.push_back(sentence); };
    QVERIFY(prepare_tokenizer(recipe, recipe.work_folder, listen));
    QVERIFY(prepare_tokenizer(recipe, recipe.work_folder, listen));
    QCOMPARE(messages.size(), std::size_t{1});  // it is trained once
    Recipe other = recipe;
    other.tokenizer.corpus_lines = 4001;
    QVERIFY2(refusal(other).find("4000 corpus lines, not ") != std::string::npos, refusal(other).c_str());
    other = recipe;
    other.seed = 4;
    QVERIFY2(refusal(other).find("another recipe") != std::string::npos, refusal(other).c_str());

    std::filesystem::remove(recipe.work_folder / "tokenizer_origin.txt");  // as vocabularies were once kept
    QCOMPARE(refusal(recipe), std::string());
    recipe.tokenizer.vocabulary = 401;
    QVERIFY2(refusal(recipe).find("vocabulary 400, not ") != std::string::npos, refusal(recipe).c_str());
  }

  void aStopIsSeenBeforeAndAfterTheVocabularyIsTrained() {
    const QTemporaryDir folder;
    const Recipe recipe = read_recipe(MiniatureRecipe{}.write(folder.path().toStdString()));
    std::stop_source stop;
    QVERIFY(!prepare_tokenizer(recipe, recipe.work_folder, [&](const std::string&) { stop.request_stop(); }, stop.get_token()));
    QVERIFY2(core::path_exists(recipe.work_folder / "tokenizer.model"), "what was made is kept");
    std::filesystem::remove(recipe.work_folder / "tokenizer.model");
    QVERIFY(!prepare_tokenizer(recipe, recipe.work_folder, {}, stop.get_token()));
    QVERIFY(!core::path_exists(recipe.work_folder / "tokenizer.model"));
  }

  void replacesAnOlderModelAndKeepsItsCard() {
    const QTemporaryDir folder;
    const Recipe recipe = read_recipe(MiniatureRecipe{}.write(folder.path().toStdString()));
    prepare_tokenizer(recipe, recipe.work_folder);
    core::write_file(recipe.model_folder / "README.md", "card");
    core::write_file(recipe.model_folder / "config.json", "old");
    Learner learner(recipe.model);
    initialize(learner, 1);
    export_model(recipe, learner, recipe.work_folder);
    QCOMPARE(core::read_file(recipe.model_folder / "README.md"), std::string("card"));
    QVERIFY(core::read_file(recipe.model_folder / "config.json") != "old");
    QVERIFY(!core::path_exists(recipe.model_folder.string() + ".partial"));
  }

  void keepsTheOlderModelWholeWhenExportFails() {
    const QTemporaryDir folder;
    const Recipe recipe = read_recipe(MiniatureRecipe{}.write(folder.path().toStdString()));
    prepare_tokenizer(recipe, recipe.work_folder);
    core::write_file(recipe.model_folder / "config.json", "old");
    core::write_file(recipe.model_folder / "tokenizer.model", "old");
    std::filesystem::remove(recipe.work_folder / "tokenizer_config.json");  // met after the new tokenizer.model is written
    Learner learner(recipe.model);
    initialize(learner, 1);
    QVERIFY_EXCEPTION_THROWN(export_model(recipe, learner, recipe.work_folder), core::Error);
    QCOMPARE(core::read_file(recipe.model_folder / "tokenizer.model"), std::string("old"));
    QCOMPARE(core::folder_entries(recipe.model_folder).size(), std::size_t{2});
  }
};

BIFRONS_TEST(TestModelExport)
#include "tst_model_export.moc"
