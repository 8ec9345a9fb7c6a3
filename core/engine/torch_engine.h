#pragma once

#include <memory>

#include "core/engine/engine.h"
#include "core/engine/files_in_use.h"

namespace core::inference {
struct ModelBundle;
}

namespace core::engine {

/// The engine on a loaded model. `info` is what it says about itself, `files` are what its weights lie in.
std::unique_ptr<Engine> make_torch_engine(std::unique_ptr<inference::ModelBundle> bundle, ModelInfo info, FilesInUse files);

}  // namespace core::engine
