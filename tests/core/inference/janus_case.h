#pragma once

#include <string>

#include "core/inference/model_bundle.h"

/// What is different between the prompts of the golden questions and drawings of a folder of tests/golden/janus_folder
/// (expected.json) and those that `bundle` makes; empty when nothing is.
std::string wrong_prompts(const core::inference::ModelBundle& bundle, const std::string& folder);

/// That, and what is different between the greedy answers and drawings.
std::string disagreements(const core::inference::ModelBundle& bundle, const std::string& folder);
