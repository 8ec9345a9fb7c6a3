#include <ATen/record_function.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/engine/engine.h"
#include "core/inference/prefill.h"
#include "tests/support/janus_folder.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::engine;

namespace {

/// Counts the convolutions of this thread: to look at a picture takes one, which cuts it into patches, and nothing else that
/// happens to a question takes any.
class LookCounter {
 public:
  LookCounter() : handle_(at::addThreadLocalCallback(at::RecordFunctionCallback(started).scopes({at::RecordScope::FUNCTION}))) {}
  ~LookCounter() { at::removeCallback(handle_); }
  LookCounter(const LookCounter&) = delete;
  LookCounter& operator=(const LookCounter&) = delete;

  /// Since the last call.
  [[nodiscard]] static int taken() { return std::exchange(looks_, 0); }

 private:
  static std::unique_ptr<at::ObserverContext> started(const at::RecordFunction& function) {
    if (std::string_view(function.name()) == "aten::conv2d") ++looks_;
    return nullptr;
  }

  inline static thread_local int looks_ = 0;
  at::CallbackHandle handle_;
};

PicturePtr picture_of(std::uint8_t red) {
  auto picture = std::make_shared<image::PixelImage>(40, 30);
  for (std::size_t i = 0; i < picture->pixels.size(); i += 3) picture->pixels[i] = red;
  return picture;
}

/// A conversation about one picture; the first question is long, so that there is something to read again.
TextRequest conversation(const PicturePtr& picture) {
  std::string question = "What is in the picture?";
  for (int i = 0; i < 18; ++i) question += " Look at the left and at the right.";
  TextRequest request{.turns = {{.role = Role::user, .text = question, .pictures = {picture}}}, .system = {}, .options = {}};
  request.options.max_new_tokens = 4;
  return request;
}

void go_on(TextRequest& request, const std::string& question) {
  request.turns.push_back({.role = Role::assistant, .text = "A circle.", .pictures = {}});
  request.turns.push_back({.role = Role::user, .text = question, .pictures = {}});
}

}  // namespace

/// The next question of a conversation starts where the last one ended.
class TestSecondQuestion : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const std::filesystem::path folder = folder_.path().toStdString();
    tests::write_transformers_folder(folder);
    engine_ = load_engine({.folder = folder, .device = {.kind = DeviceKind::cpu}, .threads = 1}, {}, {});
  }

  void doesNotLookAtThePictureAgain() {
    TextRequest request = conversation(picture_of(200));
    QCOMPARE(ask(request).looks, 1);
    go_on(request, "And what colour is it?");
    QCOMPARE(ask(request).looks, 0);
    request.turns[0].pictures = {picture_of(200)};  // the file, opened once more
    go_on(request, "And where?");
    QCOMPARE(ask(request).looks, 0);
    request.turns[0].pictures = {picture_of(201)};
    QCOMPARE(ask(request).looks, 1);
  }

  void doesNotReadTheFirstQuestionAgain() {
    TextRequest request = conversation(picture_of(100));
    const Asked first = ask(request);
    QVERIFY2(first.result.prompt_tokens > inference::prefill_chunk(c10::kCPU), "long enough to keep something");
    QCOMPARE(first.read, (std::vector{inference::prefill_chunk(c10::kCPU), first.result.prompt_tokens}));
    go_on(request, "And what colour is it?");
    const Asked second = ask(request);
    QCOMPARE(second.read, (std::vector{second.result.prompt_tokens}));  // the first chunk is there
    QVERIFY(second.result.prompt_tokens < 2 * inference::prefill_chunk(c10::kCPU));
  }

 private:
  struct Asked {
    TextResult result;
    int looks = 0;
    std::vector<std::int64_t> read;  ///< positions of the prompt that are known, after each part that was read
  };

  Asked ask(const TextRequest& request) {
    Asked asked;
    const LookCounter counter;
    (void)LookCounter::taken();
    const TextObserver observer{.on_progress = [&](const Progress& progress) {
                                  if (progress.stage == Stage::reading) asked.read.push_back(progress.done);
                                },
                                .on_piece = {}};
    asked.result = engine_->generate_text(request, observer, {});
    asked.looks = LookCounter::taken();
    return asked;
  }

  QTemporaryDir folder_;
  std::unique_ptr<Engine> engine_;
};

BIFRONS_TEST(TestSecondQuestion)
#include "tst_second_question.moc"
