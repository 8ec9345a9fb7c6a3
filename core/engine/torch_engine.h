#pragma once

#include <memory>

#include "core/engine/engine.h"

namespace core::inference {
struct ModelBundle;
}

namespace core::engine {

/// The engine on a loaded model. `info` is what it says about itself.
std::unique_ptr<Engine> make_torch_engine(std::unique_ptr<inference::ModelBundle> bundle, ModelInfo info);

}  // namespace core::engine
