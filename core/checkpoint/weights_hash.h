#pragma once

#include <string>

#include "core/checkpoint/weight_source.h"

namespace core::checkpoint {

/// Tells the weights of one checkpoint from those of another, in 64 hexadecimal digits, without reading all of them: the
/// SHA-256 of the line "bifrons weights 1" and its line break, and of each file, in the order of the files' names, its size
/// (eight bytes, the lowest first) and 32 pieces of 64 KiB at equal distances, from its first byte to its last; a file that
/// is no larger than these is taken whole. So neither the names of folder and files matter, nor how the model is held; a file
/// in which only a few numbers between the pieces differ has the same hash. Empty for weights that lie in no file.
[[nodiscard]] std::string weights_hash(const WeightSource& source);

}  // namespace core::checkpoint
