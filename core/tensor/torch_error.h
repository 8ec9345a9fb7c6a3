#pragma once

#include <c10/util/Exception.h>

#include <string_view>

#include "core/base/error.h"

namespace core::tensor {

/// What a failed libtorch call means to a person: Error(out_of_memory) with what to reduce, on a card also the way to the
/// CPU; Error(device_failed) where the card is gone, Error(unsupported) where it cannot be had; else Error(internal) that
/// says what was being done ("loading the weights"). libtorch's own text becomes the detail for the log.
Error translated(const c10::Error& error, std::string_view doing);

}  // namespace core::tensor
