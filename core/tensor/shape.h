#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <string_view>

namespace core::tensor {

/// "[1, 3, 384, 384]".
std::string shape_text(at::IntArrayRef shape);

/// Throws Error(internal) that names `what`, the expected and the found shape, unless `x` has the shape `expected`, in
/// which -1 stands for any size. A wrong shape inside the program is a bug; a wrong shape in a file is found on loading.
void expect_shape(const at::Tensor& x, at::IntArrayRef expected, std::string_view what);

}  // namespace core::tensor
