#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/engine/engine.h"
#include "core/engine/load_plan.h"

namespace tests {

/// What a fake engine does. Fill it before the loader is used, or change it through FakeHost::script().
struct FakeScript {
  core::engine::ModelInfo info;  ///< see FakeHost: a small model with a name, a grid of 4 and 512 positions
  int shards = 2;                ///< steps of loading, of 1 GB each
  core::engine::LoadPlan plan;   ///< that the planner gives; its model is `info`
  std::optional<core::Error> plan_error;
  bool needs_room = false;  ///< the loader asks for the place of what is loaded, where anything is held
  std::int64_t memory_in_use = 400'000'000;
  std::optional<core::Error> memory_error;   ///< thrown where memory_in_use is asked for
  std::chrono::milliseconds load_delay{0};   ///< per shard
  std::vector<std::string> pieces;           ///< of every answer
  std::chrono::milliseconds look_delay{0};   ///< for the pictures of a question
  std::chrono::milliseconds text_delay{0};   ///< before every piece
  std::chrono::milliseconds image_delay{0};  ///< before every token of a picture
  std::optional<core::Error> load_error;
  std::filesystem::path failing_folder;   ///< the one that load_error is of; empty: every
  std::optional<core::Error> text_error;  ///< thrown after `text_error_after` pieces
  std::size_t text_error_after = 0;
  std::optional<core::Error> image_error;  ///< thrown after `image_error_after` tokens of each picture
  std::int64_t image_error_after = 0;
  /// Of the first word, question after question; begins again at the end. The other words share the rest.
  std::vector<double> word_chances{0.5};
  std::chrono::milliseconds word_delay{0};  ///< before each of them
  std::optional<core::Error> word_error;
  std::optional<std::int64_t> prompt_tokens;  ///< absent: a word is one position, a picture image_tokens_seen
};

/// How often the engine was called, and with what last.
struct FakeCalls {
  int plans = 0;
  int loads = 0;
  int texts = 0;
  int images = 0;
  int counts = 0;
  int weighed = 0;  ///< questions whose words were weighed
  int steps = 0;  ///< pieces and image tokens made, over all calls
  core::engine::LoadRequest last_plan;
  core::engine::LoadRequest last_load;
  core::engine::TextRequest last_text;
  core::engine::ImageRequest last_images;
  core::engine::WordChanceRequest last_words;
};

/// Makes fake engines and keeps what they do and did. Outlives the bridge that uses its loader. Thread-safe.
class FakeHost {
 public:
  FakeHost();

  [[nodiscard]] core::engine::EngineLoader loader();
  [[nodiscard]] core::engine::LoadPlanner planner();
  [[nodiscard]] FakeScript script() const;
  void set_script(FakeScript script);
  [[nodiscard]] FakeCalls calls() const;

 private:
  friend class FakeEngine;
  template <typename Change>
  void note(Change change) {
    const std::lock_guard lock(mutex_);
    change(calls_);
  }

  mutable std::mutex mutex_;
  FakeScript script_;
  FakeCalls calls_;
};

}  // namespace tests
