#include <QTemporaryDir>
#include <QTest>

#include "core/engine/engine.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"

using namespace core;
using namespace core::engine;

namespace {

constexpr std::int64_t limit = 32;

TextRequest question(const std::string& text, const inference::SamplingOptions& sampling, std::int64_t most = limit) {
  auto picture = std::make_shared<image::PixelImage>(60, 60);  // a red square on black
  for (int y = 20; y < 40; ++y) {
    for (int x = 20; x < 40; ++x) picture->at(x, y)[0] = 255;
  }
  return {.turns = {{.role = Role::user, .text = text, .pictures = {picture}}},
          .system = {},
          .options = {.sampling = sampling, .max_new_tokens = most}};
}

TextRequest continued(TextRequest request, const std::string& text, std::int64_t most = limit) {
  request.turns.push_back({.role = Role::assistant, .text = text, .pictures = {}});
  request.options.max_new_tokens = most;
  return request;
}

std::unique_ptr<Engine> load(const std::filesystem::path& folder) {
  return load_engine({.folder = folder, .device = {.kind = DeviceKind::cpu}, .threads = 1}, {}, {});
}

}  // namespace

/// An answer that broke off goes on from its text.
class TestContinuedAnswer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const std::filesystem::path folder = folder_.path().toStdString();
    tests::write_tiny_folder(folder);
    tiny_ = load(folder);
    built_in_ = load({});
  }

  void isTheAnswerWithoutTheBreak_data() {
    QTest::addColumn<float>("temperature");
    QTest::addColumn<quint64>("seed");
    QTest::newRow("the likeliest") << 0.0F << quint64{0};
    for (quint64 seed = 1; seed <= 3; ++seed) QTest::addRow("drawn with seed %llu", seed) << 1.0F << seed;
  }
  void isTheAnswerWithoutTheBreak() {
    QFETCH(const float, temperature);
    QFETCH(const quint64, seed);
    const inference::SamplingOptions sampling{.temperature = temperature, .seed = seed};
    const TextRequest request = question("describe the image .", sampling);
    const TextResult whole = built_in_->generate_text(request, {}, {});
    const auto tokens = static_cast<std::int64_t>(whole.tokens.size());
    QVERIFY2(tokens >= 4, whole.text.c_str());
    QVERIFY(whole.ending == Ending::finished);
    for (std::int64_t given = 1; given <= tokens; ++given) {
      const TextResult part = built_in_->generate_text(question("describe the image .", sampling, given), {}, {});
      QCOMPARE(static_cast<std::int64_t>(part.tokens.size()), given);
      std::string pieces;
      const TextObserver observer{.on_progress = {}, .on_piece = [&](std::string_view piece) { pieces += piece; }};
      const TextResult rest = built_in_->generate_text(continued(request, part.text), observer, {});
      QCOMPARE(rest.continued_tokens, given);
      QCOMPARE(part.text + rest.text, whole.text);
      QCOMPARE(rest.tokens, (std::vector(whole.tokens.begin() + given, whole.tokens.end())));
      QCOMPARE(pieces, rest.text);
      QVERIFY(rest.ending == Ending::finished);
      QCOMPARE(rest.prompt_tokens + static_cast<std::int64_t>(rest.tokens.size()), whole.prompt_tokens + tokens);
    }
  }

  void countsWhatIsNew() {
    const TextRequest request = question("red", {.temperature = 0.0F});
    const TextResult rest = tiny_->generate_text(continued(request, "a red circle", 3), {}, {});
    QCOMPARE(rest.tokens.size(), std::size_t{3});
    QVERIFY(rest.ending == Ending::length_limit);
    QVERIFY(rest.continued_tokens >= 3);
    QCOMPARE(rest.prompt_tokens, tiny_->count_prompt_tokens(request) + rest.continued_tokens);
  }

  void isStoppedAsAnyOther() {
    std::stop_source stop;
    const TextObserver observer{.on_progress = [&](const Progress& progress) {
                                  if (progress.stage == Stage::writing && progress.done == 2) stop.request_stop();
                                },
                                .on_piece = {}};
    const TextRequest request = continued(question("red", {.temperature = 2, .seed = 1}), "a red circle");
    const TextResult rest = tiny_->generate_text(request, observer, stop.get_token());
    QVERIFY(rest.ending == Ending::stopped);
    QCOMPARE(rest.tokens.size(), std::size_t{2});
    const TextResult nothing = tiny_->generate_text(request, {}, stop.get_token());
    QVERIFY(nothing.ending == Ending::stopped && nothing.tokens.empty() && nothing.text.empty());
    QCOMPARE(nothing.continued_tokens, rest.continued_tokens);
  }

 private:
  QTemporaryDir folder_;
  std::unique_ptr<Engine> tiny_;
  std::unique_ptr<Engine> built_in_;
};

BIFRONS_TEST(TestContinuedAnswer)
#include "tst_continued_answer.moc"
