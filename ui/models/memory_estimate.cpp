#include "ui/models/memory_estimate.h"

namespace ui {
namespace {

constexpr qint64 drawnPositions = 2 * (576 + 256);  // two rows, for guidance: a picture and its prompt
constexpr qint64 workingBytes = 300'000'000;        // of the stages of looking and painting, in a type of two bytes

}  // namespace

std::vector<core::engine::MemoryNeed> needsOfOnePicture(const core::engine::LoadPlan& plan) {
  std::vector<core::engine::MemoryNeed> needs;
  for (const core::engine::MemoryNeed& need : plan.needs) {
    if (need.pictures == 1) needs.push_back(need);
  }
  return needs;
}

std::vector<core::engine::MemoryNeed> estimatedNeeds(const CatalogueModel& model, const core::engine::LoadPlan& like) {
  std::vector<core::engine::MemoryNeed> needs;
  if (model.parameters == 0 || model.cacheBytes == 0) return needs;
  for (core::engine::MemoryNeed need : needsOfOnePicture(like)) {
    const qint64 bytes = need.precision == core::engine::Precision::fp32 ? 4 : 2;
    need.weights = model.parameters * bytes;
    need.cache = model.cacheBytes * bytes / 2 * (model.contextLength + drawnPositions);
    need.working = workingBytes * bytes / 2;
    need.total = need.weights + need.cache + need.working;
    need.fits = need.total <= like.free_bytes;
    needs.push_back(need);
  }
  return needs;
}

}  // namespace ui
