#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/weights_hash.h"
#include "core/engine/engine.h"
#include "core/engine/model_folder.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"

using namespace core;
using namespace core::engine;
using tests::refusal;

namespace {

namespace fs = std::filesystem;

PicturePtr picture_of(std::uint8_t red, int width = 40, int height = 20) {
  auto picture = std::make_shared<image::PixelImage>(width, height);
  for (std::size_t i = 0; i < picture->pixels.size(); i += 3) picture->pixels[i] = red;
  return picture;
}

TextRequest question(const std::string& text, std::vector<PicturePtr> pictures = {}) {
  TextRequest request{.turns = {{.role = Role::user, .text = text, .pictures = std::move(pictures)}}, .system = {}, .options = {}};
  request.options.max_new_tokens = 12;
  return request;
}

std::unique_ptr<Engine> load(const fs::path& folder) {
  return load_engine({.folder = folder, .device = {.kind = DeviceKind::cpu}, .threads = 1}, {}, {});
}

}  // namespace

class TestTorchEngine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    tests::write_tiny_folder(path());
    engine_ = load(path());
  }

  void saysWhatItIs() {
    const ModelInfo& info = engine_->info();
    QCOMPARE(info.device, std::string("CPU, 1 thread"));
    QCOMPARE(info.precision, std::string("fp32"));
    QCOMPARE(info.image_size, 16);
    QCOMPARE(info.image_grid, 4);
    QCOMPARE(info.image_tokens_seen, 18);
    QCOMPARE(info.context_length, 96);
    QVERIFY2(info.weight_bytes < info.parameters * 4 && info.weight_bytes > info.parameters * 2, "without the VQ encoder");
    QCOMPARE(info.copied_bytes, 0);
    QVERIFY(engine_->memory_in_use() > info.weight_bytes);
    QVERIFY(info.device_memory_bytes > 0);
    QVERIFY(!info.built_in);
    QCOMPARE(info.text_defaults.max_new_tokens, 24);
    QCOMPARE(info.text_defaults.sampling.temperature, 0.0F);
    QCOMPARE(info.weights_hash, checkpoint::weights_hash(*checkpoint::open_weights(path())));
    QCOMPARE(info.weights_hash.size(), std::size_t{64});
    QCOMPARE(info.image_defaults.guidance, 2.0F);
    QCOMPARE(info.image_defaults.sampling.temperature, 0.5F);
  }

  void tellsProgressOfLoadingAndStopsIt() {
    LoadProgress last;
    const LoadObserver observer{.on_progress =
                                    [&](const LoadProgress& progress) {
                                      QVERIFY(progress.bytes_done > last.bytes_done && progress.seconds >= last.seconds);
                                      last = progress;
                                    },
                                .make_room = [] { QFAIL("nothing is held"); }};
    const LoadRequest request{.folder = path(), .device = {.kind = DeviceKind::cpu}};  // a card would hold it in another type
    const auto engine = load_engine(request, observer, {});
    QCOMPARE(last.file, std::string("model.safetensors"));
    QVERIFY(last.shard == 1 && last.shards == 1);
    QCOMPARE(last.bytes_done, last.bytes_total);
    QCOMPARE(last.bytes_total, engine->info().weight_bytes);
    std::stop_source stop;
    const LoadObserver stopping{.on_progress = [&](const LoadProgress&) { stop.request_stop(); }, .make_room = {}};
    QVERIFY(load_engine(request, stopping, stop.get_token()) == nullptr);
  }

  void answersAboutAPicture() {
    const TextRequest request = question("What is in the image ?", {picture_of(200)});
    std::string pieces;
    std::vector<Stage> stages;
    const TextObserver observer{.on_progress = [&](const Progress& progress) {
                                  if (stages.empty() || stages.back() != progress.stage) stages.push_back(progress.stage);
                                },
                                .on_piece = [&](std::string_view piece) { pieces += piece; }};
    const TextResult result = engine_->generate_text(request, observer, {});
    QCOMPARE(pieces, result.text);
    QCOMPARE(result.prompt_tokens, engine_->count_prompt_tokens(request));
    QVERIFY(result.prompt_tokens > 18);
    QVERIFY(!result.tokens.empty() && result.tokens.size() <= 12);
    QVERIFY(stages == (std::vector{Stage::looking, Stage::reading, Stage::writing}));
    QVERIFY(result.seconds_to_first_token > 0 && result.seconds >= result.seconds_to_first_token);
  }

  void answerDependsOnThePictureAndNothingElse() {
    const auto tokens = [&](std::uint8_t red) {
      return engine_->generate_text(question("a red circle ?", {picture_of(red)}), {}, {}).tokens;
    };
    const auto red = tokens(255), black = tokens(0);
    QVERIFY(red != black);
    QCOMPARE(tokens(255), red);
    QCOMPARE(load(path())->generate_text(question("a red circle ?", {picture_of(255)}), {}, {}).tokens, red);
  }

  void countsEarlierTurns() {
    TextRequest request = question("red");
    const std::int64_t one = engine_->count_prompt_tokens(request);
    request.turns.push_back({.role = Role::assistant, .text = "blue", .pictures = {}});
    const std::int64_t answered = engine_->count_prompt_tokens(request);
    QVERIFY(answered > one);
    request.turns.push_back({.role = Role::user, .text = "green", .pictures = {picture_of(1)}});
    QVERIFY(engine_->count_prompt_tokens(request) > answered + 18);
    QVERIFY(!engine_->generate_text(request, {}, {}).tokens.empty());
  }

  void countsWhatADrawingReads() {
    std::int64_t read = 0;
    ImageRequest request{.prompt = "a red circle", .options = {}};
    request.options.count = 1;
    const ImageObserver observer{.on_progress = [&](const Progress& progress) {
      if (progress.stage == Stage::reading) read = progress.total;
    }};
    (void)engine_->generate_images(request, observer, {});
    QVERIFY(read > 0);
    QCOMPARE(engine_->count_drawing_tokens(request.prompt), read);
  }

  void stopsAnAnswerWithinOneToken() {
    std::stop_source stop;
    std::int64_t written = 0;
    TextRequest request = question("red");
    request.options.sampling = {.temperature = 2, .seed = 1};
    const TextObserver observer{.on_progress = [&](const Progress& progress) {
                                  if (progress.stage != Stage::writing) return;
                                  written = progress.done;
                                  if (written == 2) stop.request_stop();
                                },
                                .on_piece = {}};
    const TextResult result = engine_->generate_text(request, observer, stop.get_token());
    QVERIFY(result.ending == Ending::stopped);
    QCOMPARE(result.tokens.size(), std::size_t{2});
    const TextResult nothing = engine_->generate_text(question("red", {picture_of(9)}), {}, stop.get_token());
    QVERIFY(nothing.ending == Ending::stopped && nothing.tokens.empty());
  }

  void drawsPicturesTokenByToken() {
    const ImageRequest request{.prompt = "a red circle", .options = {.sampling = {.seed = 7}, .count = 2}};
    std::vector<std::int64_t> tokens, rows, finished;
    const ImageObserver observer{.on_progress = {},
                                 .on_token = [&](std::int64_t index, std::int64_t made) { tokens.push_back(index * 100 + made); },
                                 .on_preview =
                                     [&](const Preview& preview) {
                                       rows.push_back(preview.rows);
                                       QCOMPARE(preview.grid, 4);
                                       QCOMPARE(preview.picture.height, 16);
                                     },
                                 .on_picture = [&](const DrawnPicture& drawn) { finished.push_back(drawn.index); }};
    const ImageResult two = engine_->generate_images(request, observer, {});
    QCOMPARE(tokens.size(), std::size_t{32});
    QCOMPARE(rows, (std::vector<std::int64_t>{1, 1, 2, 2, 3, 3}));  // both grow at once
    QCOMPARE(finished, (std::vector<std::int64_t>{0, 1}));
    QVERIFY(two.ending == Ending::finished);
    const ImageResult one = engine_->generate_images({.prompt = "a red circle", .options = {.sampling = {.seed = 7}}}, {}, {});
    QCOMPARE(one.pictures.at(0).tokens, two.pictures.at(0).tokens);
    QVERIFY(one.pictures.at(0).picture == two.pictures.at(0).picture);
    QVERIFY(two.pictures.at(1).tokens != two.pictures.at(0).tokens);
  }

  void paintsAPictureFromItsTokensToThePixel() {
    const DrawnPicture drawn =
        engine_->generate_images({.prompt = "a red circle", .options = {.sampling = {.seed = 7}}}, {}, {}).pictures.at(0);
    QVERIFY(engine_->paint_tokens(drawn.tokens) == drawn.picture);
    const auto paint = [&](std::vector<std::int64_t> tokens) { return refusal([&] { (void)engine_->paint_tokens(tokens); }); };
    QVERIFY(paint({1, 2, 3}).first == ErrorKind::invalid_request);
    auto strange = drawn.tokens;
    strange[5] = 1'000'000;
    QVERIFY(paint(strange).second.contains("1000000"));
  }

  void leadsAwayFromWhatIsToBeAvoided() {
    ImageRequest request{.prompt = "a red circle", .options = {.sampling = {.seed = 7}}};
    const auto tokens = [&](const std::string& avoid) {
      request.options.avoid = avoid;
      return engine_->generate_images(request, {}, {}).pictures.at(0).tokens;
    };
    const auto usual = tokens("");
    QCOMPARE(tokens(" \n"), usual);
    QVERIFY(tokens("blue squares") != usual);
    request.options.guidance = 1;
    QCOMPARE(tokens("blue squares"), tokens(""));
  }

  void goesOnFromKeptTokens() {
    ImageRequest request{.prompt = "a red circle", .options = {.sampling = {.seed = 7}}};
    const auto whole = engine_->generate_images(request, {}, {}).pictures.at(0).tokens;
    request.options.sampling.seed = 8;
    request.variation.kept_tokens.assign(whole.begin(), whole.begin() + 8);
    request.variation.report_tokens = true;
    std::vector<std::int64_t> reported;
    ImageObserver observer;
    observer.on_report = [&](std::int64_t, const core::inference::TokenReport& report) { reported.push_back(report.position); };
    const auto branch = engine_->generate_images(request, observer, {}).pictures.at(0).tokens;
    QVERIFY(std::equal(branch.begin(), branch.begin() + 8, whole.begin()));
    QVERIFY(branch != whole);
    QCOMPARE(reported, (std::vector<std::int64_t>{8, 9, 10, 11, 12, 13, 14, 15}));
  }

  void drawsARegionAnew() {
    ImageRequest request{.prompt = "a red circle", .options = {.sampling = {.seed = 7}}};
    const auto whole = engine_->generate_images(request, {}, {}).pictures.at(0).tokens;
    request.options.sampling.seed = 8;
    request.variation.kept_tokens = whole;
    request.variation.region = core::inference::PictureRegion{.row = 1, .column = 0, .rows = 1, .columns = 4};
    const DrawnPicture anew = engine_->generate_images(request, {}, {}).pictures.at(0);
    QVERIFY(std::equal(anew.tokens.begin() + 8, anew.tokens.end(), whole.begin() + 8));
    QVERIFY(std::equal(anew.tokens.begin(), anew.tokens.begin() + 4, whole.begin()));
    QCOMPARE(anew.kept.tokens, 8);
    QVERIFY(anew.kept.log_sum < 0);
  }

  void weighsTheFirstWordsOfAnAnswer() {
    const auto weigh = [&](std::uint8_t red) {
      return engine_->weigh_words({.question = question("a red circle ?", {picture_of(red)}), .words = {"Red", "Blue"}}, {}, {});
    };
    std::vector<Stage> stages;
    const TextObserver observer{.on_progress = [&](const Progress& progress) {
      if (stages.empty() || stages.back() != progress.stage) stages.push_back(progress.stage);
    }, .on_piece = {}};
    const TextRequest about = question("a red circle ?", {picture_of(255)});
    const auto before = engine_->generate_text(about, {}, {}).tokens;
    const WordChances chances = engine_->weigh_words({.question = about, .words = {"Red", "Blue"}}, observer, {});
    QCOMPARE(chances.chances.size(), std::size_t{2});
    QVERIFY(std::abs(chances.chances[0] + chances.chances[1] - 1) < 1e-9);
    QVERIFY(chances.ending == Ending::finished);
    QVERIFY(stages == (std::vector{Stage::looking, Stage::reading}));
    QVERIFY(weigh(255).chances == chances.chances);
    QVERIFY(weigh(0).chances != chances.chances);
    QCOMPARE(engine_->generate_text(about, {}, {}).tokens, before);  // what was kept of the conversation is as it was
  }

  void weighingWordsCanBeStoppedAndRefused() {
    std::stop_source stop;
    stop.request_stop();
    const WordChanceRequest request{.question = question("red", {picture_of(1)}), .words = {"yes", "no"}};
    const WordChances stopped = engine_->weigh_words(request, {}, stop.get_token());
    QVERIFY(stopped.chances.empty() && stopped.ending == Ending::stopped);
    const auto refused = [&](const WordChanceRequest& one) { return refusal([&] { (void)engine_->weigh_words(one, {}, {}); }); };
    QVERIFY(refused({.question = question("red"), .words = {"yes"}}).second.contains(QStringLiteral("two words")));
    QVERIFY(refused({.question = question("red"), .words = {"yes", "Yes"}}).first == ErrorKind::invalid_request);
    QVERIFY(refused({.question = question(" "), .words = {"yes", "no"}}).first == ErrorKind::invalid_request);
    QVERIFY(refused({.question = question(std::string(400, 'x')), .words = {"yes", "no"}}).second.contains(QStringLiteral("too long")));
  }

  void stopsADrawingAndKeepsWhatIsFinished() {
    std::stop_source stop;
    const ImageObserver observer{.on_progress = {}, .on_token = [&](std::int64_t index, std::int64_t made) {
                                   if (index == 3 && made == 5) stop.request_stop();
                                 }, .on_preview = {}, .on_picture = {}};
    const ImageResult result =
        engine_->generate_images({.prompt = "a red circle", .options = {.count = 5}}, observer, stop.get_token());
    QVERIFY(result.ending == Ending::stopped);
    QCOMPARE(result.pictures.size(), std::size_t{3});  // which grew together and were done
  }

  void showsTheSquareThatItSees() {
    const image::PixelImage square = engine_->seen_picture(*picture_of(255));
    QCOMPARE(square.width, 16);
    QCOMPARE(square.height, 16);
    QCOMPARE(int{square.at(0, 0)[0]}, 127);
    QCOMPARE(int{square.at(8, 8)[0]}, 255);
  }

  void refusesWhatCannotBeDone() {
    using Kind = ErrorKind;
    const auto ask = [&](const TextRequest& request) { return refusal([&] { (void)engine_->generate_text(request, {}, {}); }); };
    QVERIFY(ask(question("  \n")).first == Kind::invalid_request);
    QVERIFY(ask(TextRequest{}).first == Kind::invalid_request);
    QVERIFY(ask(question("red", {std::make_shared<image::PixelImage>()})).first == Kind::invalid_request);
    TextRequest answer = question("red");
    answer.turns.push_back({.role = Role::assistant, .text = " ", .pictures = {}});
    QVERIFY(ask(answer).second.contains(QStringLiteral("no answer to go on with")));
    answer.turns.back().text = std::string(400, 'x');
    const auto [full, sentence_of_full] = ask(answer);
    QVERIFY2(full == Kind::invalid_request && sentence_of_full.contains(QStringLiteral("the model has room for 96")),
             qPrintable(sentence_of_full));
    TextRequest hot = question("red");
    hot.options.sampling.top_p = 2;
    QVERIFY(ask(hot).second.contains(QStringLiteral("Top-p")));
    const auto [kind, sentence] = ask(question(std::string(400, 'x')));
    QVERIFY2(kind == Kind::invalid_request && sentence.contains(QStringLiteral("too long")), qPrintable(sentence));
    const auto draw = [&](const ImageRequest& request) { return refusal([&] { (void)engine_->generate_images(request, {}, {}); }); };
    QVERIFY(draw({.prompt = " ", .options = {}}).first == Kind::invalid_request);
    QVERIFY(draw({.prompt = "red", .options = {.count = 0}}).first == Kind::invalid_request);
    QVERIFY(draw({.prompt = std::string(400, 'x'), .options = {}}).second.contains(QStringLiteral("too long")));
    const ImageRequest avoids{.prompt = "red", .options = {.avoid = std::string(400, 'x')}};
    QVERIFY(draw(avoids).second.contains(QStringLiteral("What is to be avoided is too long")));
  }

  void refusesFoldersThatAreNoModels_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");  // null: the file is not there
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* file, const QByteArray& content, const char* said) {
      QTest::newRow(name) << QString::fromUtf8(file) << content << QString::fromUtf8(said);
    };
    row("no config", "config.json", {}, "config.json");
    row("config of nothing", "config.json", "{}", "config.json");
    row("no weights", "model.safetensors", {}, "model.safetensors");
    row("weights cut short", "model.safetensors", "\x10", "model.safetensors");
    row("no tokenizer", "tokenizer.model", {}, "tokenizer.model");
    row("tokenizer of another kind", "tokenizer.model", "hello", "tokenizer.model");
    row("damaged processor", "processor_config.json", "[", "processor_config.json");
    row("another number of placeholders", "processor_config.json", R"({"num_image_tokens":5})", "do not belong together");
    row("another picture size", "preprocessor_config.json", R"({"image_size":32})", "do not belong together");
    row("damaged defaults", "generation_config.json", "nothing", "generation_config.json");
    row("defaults out of range", "generation_config.json", R"({"image":{"guidance":0}})", "guidance");
    row("defaults of a wrong type", "generation_config.json", R"({"image":{"guidance":"5"}})", "guidance");
  }
  void refusesFoldersThatAreNoModels() {
    QFETCH(const QString, file);
    QFETCH(const QByteArray, content);
    QFETCH(const QString, said);
    const QTemporaryDir copy;
    const fs::path folder = copy.path().toStdString();
    fs::copy(path(), folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    if (content.isNull()) {
      fs::remove(folder / file.toStdString());
    } else {
      write_file(folder / file.toStdString(), content.toStdString());
    }
    const auto [kind, sentence] = refusal([&] { (void)load(folder); });
    QVERIFY2(sentence.contains(said), qPrintable(sentence));
    QVERIFY(kind != ErrorKind::internal && kind != ErrorKind::invalid_request);
  }

  void takesPublishedDefaultsWithoutAFile() {
    const QTemporaryDir copy;
    const fs::path folder = copy.path().toStdString();
    fs::copy(path(), folder, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    for (const char* content : {"", R"({"temperature":1.0,"guidance_scale":5,"_from_model_config":true})"}) {
      fs::remove(folder / "generation_config.json");
      if (*content != '\0') write_file(folder / "generation_config.json", content);
      const auto engine = load(folder);
      QCOMPARE(engine->info().text_defaults.sampling.temperature, 0.0F);
      QCOMPARE(engine->info().text_defaults.max_new_tokens, 512);
      QCOMPARE(engine->info().image_defaults.guidance, 5.0F);
      QCOMPARE(engine->info().image_defaults.sampling.temperature, 1.0F);
    }
  }

  void refusesDevicesAndTypesThatAreNotThere() {
    const auto with = [&](LoadRequest request) {
      request.folder = path();
      return refusal([&] { (void)load_engine(request, {}, {}); });
    };
    QVERIFY(with({.folder = {}, .device = {.kind = DeviceKind::cpu}, .precision = Precision::fp16}).first == ErrorKind::invalid_request);
    QVERIFY(with({.folder = {}, .device = {.kind = DeviceKind::cpu}, .threads = -1}).first == ErrorKind::invalid_request);
    QVERIFY(with({.folder = {}, .device = {.kind = DeviceKind::cuda, .index = 99}}).first == ErrorKind::unsupported);
    QVERIFY(refusal([&] { (void)load(path() / "absent"); }).first == ErrorKind::file_missing);
  }

  void computesInBfloat16Too() {
    const auto engine = load_engine({.folder = path(), .device = {.kind = DeviceKind::cpu}, .precision = Precision::bf16}, {}, {});
    QCOMPARE(engine->info().precision, std::string("bf16"));
    QCOMPARE(engine->info().weight_bytes * 2, engine_->info().weight_bytes);
    QCOMPARE(engine->info().copied_bytes, engine->info().weight_bytes);
    QVERIFY(!engine->generate_text(question("red", {picture_of(200)}), {}, {}).tokens.empty());
    QCOMPARE(engine->generate_images({.prompt = "red", .options = {}}, {}, {}).pictures.at(0).tokens.size(), std::size_t{16});
  }

  void namesModelsByTheirFolders() {
    QCOMPARE(model_name("/models/Janus-Pro-1B"), std::string("Janus-Pro-1B"));
    QCOMPARE(model_name("/models/Janus-Pro-1B/"), std::string("Janus-Pro-1B"));
    QCOMPARE(model_name("/c/hub/models--deepseek-ai--Janus-Pro-7B/snapshots/0123abcd"), std::string("deepseek-ai/Janus-Pro-7B"));
  }

  void findsTheBuiltInModelByTheEnvironment() {
    qputenv("BIFRONS_BUILTIN_MODEL", folder_.path().toUtf8());
    QCOMPARE(built_in_model_folder(), path());
    const auto engine = load_engine({.device = {.kind = DeviceKind::cpu}}, {}, {});
    QVERIFY(engine->info().built_in);
    QCOMPARE(engine->info().name, std::string("Bifrons Blocks"));
    qputenv("BIFRONS_BUILTIN_MODEL", "/nowhere/at/all");
    QVERIFY(refusal([] { (void)built_in_model_folder(); }).first == ErrorKind::file_missing);
    qunsetenv("BIFRONS_BUILTIN_MODEL");
  }

 private:
  [[nodiscard]] fs::path path() const { return folder_.path().toStdString(); }

  QTemporaryDir folder_;
  std::unique_ptr<Engine> engine_;
};

BIFRONS_TEST(TestTorchEngine)
#include "tst_torch_engine.moc"
