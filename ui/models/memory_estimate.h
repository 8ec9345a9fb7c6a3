#pragma once

#include <vector>

#include "core/engine/load_plan.h"
#include "ui/hub/catalogue.h"

namespace ui {

/// What a model that is not here would take, from the numbers of the catalogue: the weights, the keys and values of a full
/// conversation and of a picture that is drawn with guidance, and something to work in. For the precisions of `like`,
/// which is the plan of a model that is here, against what is free there. Empty where the catalogue has no numbers.
std::vector<core::engine::MemoryNeed> estimatedNeeds(const CatalogueModel& model, const core::engine::LoadPlan& like);

/// Of a plan, the needs for drawing one picture at a time.
std::vector<core::engine::MemoryNeed> needsOfOnePicture(const core::engine::LoadPlan& plan);

}  // namespace ui
