#pragma once

#include <QString>
#include <filesystem>

#include "core/engine/load_plan.h"

namespace ui {

class FitLine;

/// What the plan says of a precision and a number of pictures; null when it says nothing.
const core::engine::MemoryNeed* needFor(const core::engine::LoadPlan& plan, core::engine::Precision precision,
                                        int pictures);

/// What a model is called before its files were looked at, and where it is; an empty folder is the built-in one.
QString nameOfModel(const std::filesystem::path& folder);
QString placeOfModel(const std::filesystem::path& folder);

/// "4.8 GB", or "30.1 GB, too much".
void showFit(FitLine& line, const core::engine::MemoryNeed& need);

/// "2,089 million parameters · 4.2 GB in 1 file, bf16".
QString sizeOfModel(const core::engine::LoadPlan& plan);

}  // namespace ui
