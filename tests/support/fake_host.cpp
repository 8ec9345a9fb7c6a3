#include "tests/support/fake_host.h"

#include <thread>

#include "core/base/clock.h"
#include "tests/support/fake_engine.h"

namespace tests {

FakeHost::FakeHost() {
  script_.info.name = "Fake Blocks";
  script_.info.built_in = true;
  script_.info.device = "CPU, 1 thread";
  script_.info.precision = "fp32";
  script_.info.parameters = 1'000'000;
  script_.info.weight_bytes = 4'000'000;
  script_.info.device_memory_bytes = 16'000'000'000;
  script_.info.image_size = 32;
  script_.info.image_tokens_seen = 38;
  script_.info.image_grid = 4;
  script_.info.context_length = 512;
  script_.info.text_defaults.max_new_tokens = 2000;
  script_.pieces = {"A ", "red ", "circle."};
  script_.plan.stored_precision = "bf16";
  script_.plan.file_bytes = 2'000'000;
  script_.plan.free_bytes = 12'000'000'000;
  script_.plan.precision = core::engine::Precision::fp32;
  for (const auto precision : {core::engine::Precision::fp32, core::engine::Precision::bf16}) {
    const std::int64_t weights = precision == core::engine::Precision::fp32 ? 4'000'000 : 2'000'000;
    for (const int pictures : core::engine::planned_pictures) {
      script_.plan.needs.push_back({.precision = precision,
                                    .pictures = pictures,
                                    .weights = weights,
                                    .cache = 1'000'000 * pictures,
                                    .working = 3'000'000,
                                    .total = weights + 1'000'000 * pictures + 3'000'000,
                                    .fits = true});
    }
  }
}

core::engine::LoadPlanner FakeHost::planner() {
  return [this](const core::engine::LoadRequest& request) {
    note([&](FakeCalls& calls) {
      ++calls.plans;
      calls.last_plan = request;
    });
    const FakeScript script = this->script();
    if (script.plan_error) throw core::Error(*script.plan_error);
    core::engine::LoadPlan plan = script.plan;
    plan.model = script.info;
    return plan;
  };
}

core::engine::EngineLoader FakeHost::loader() {
  return [this](const core::engine::LoadRequest& request, const core::engine::LoadObserver& observer,
                const std::stop_token& stop) -> std::unique_ptr<core::engine::Engine> {
    const FakeScript script = this->script();  // before the call can be seen: what is changed then is for the next
    note([&](FakeCalls& calls) {
      ++calls.loads;
      calls.last_load = request;
    });
    if (script.needs_room && request.held.bytes > 0) observer.make_room();
    const auto start = core::Clock::now();
    for (int shard = 1; shard <= script.shards; ++shard) {
      std::this_thread::sleep_for(script.load_delay);
      if (stop.stop_requested()) return nullptr;
      if (!observer.on_progress) continue;
      constexpr std::int64_t shard_bytes = 1'000'000'000;
      observer.on_progress({.file = "model-" + std::to_string(shard) + ".safetensors",
                            .shard = shard,
                            .shards = script.shards,
                            .bytes_done = shard * shard_bytes,
                            .bytes_total = script.shards * shard_bytes,
                            .seconds = core::seconds_since(start)});
    }
    const bool fails = script.failing_folder.empty() || script.failing_folder == request.folder;
    if (script.load_error && fails) throw core::Error(*script.load_error);
    return make_fake_engine(*this);
  };
}

FakeScript FakeHost::script() const {
  const std::lock_guard lock(mutex_);
  return script_;
}

void FakeHost::set_script(FakeScript script) {
  const std::lock_guard lock(mutex_);
  script_ = std::move(script);
}

FakeCalls FakeHost::calls() const {
  const std::lock_guard lock(mutex_);
  return calls_;
}

}  // namespace tests
