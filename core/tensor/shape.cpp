#include "core/tensor/shape.h"

#include "core/base/error.h"

namespace core::tensor {

std::string shape_text(at::IntArrayRef shape) {
  std::string text = "[";
  for (std::size_t i = 0; i < shape.size(); ++i) text += join(i > 0 ? ", " : "", shape[i]);
  return text + "]";
}

void expect_shape(const at::Tensor& x, at::IntArrayRef expected, std::string_view what) {
  const at::IntArrayRef found = x.sizes();
  bool equal = found.size() == expected.size();
  for (std::size_t i = 0; equal && i < expected.size(); ++i) equal = expected[i] == -1 || expected[i] == found[i];
  if (!equal) {
    throw Error(ErrorKind::internal, join("The ", what, " should have the shape ", shape_text(expected), " but has ",
                                          shape_text(found), "."));
  }
}

}  // namespace core::tensor
