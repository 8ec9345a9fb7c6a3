// libtorch and SentencePiece both carry a protobuf of their own. This program uses both in one process, in the order
// that its argument names; it is linked twice, so that each of the two is loaded first once.

#include <ATen/core/Tensor.h>
#include <ATen/ops/ones.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/text/sentencepiece_tokenizer.h"
#include "core/text/sentencepiece_trainer.h"

namespace {

bool use_torch() {
  const at::Tensor ones = at::ones({2, 3});
  return ones.matmul(ones.t()).sum().item<float>() == 12.0F;
}

bool use_sentencepiece() {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / core::join("bifrons-", ::getpid(), ".model");
  const std::vector<std::string> lines(50, "a red circle and a blue square, a green star");
  core::text::train_sentencepiece(lines, {.vocabulary_size = 310}, file);
  const core::text::SentencePieceTokenizer tokenizer(file);
  std::filesystem::remove(file);
  const std::string text = "a blue star 😀";
  return core::text::decode(tokenizer, tokenizer.encode(text)) == text;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view first = argc > 1 ? argv[1] : "";
  if (first != "torch" && first != "sentencepiece") {
    std::cerr << "usage: " << argv[0] << " torch|sentencepiece (what is used first)\n";
    return 2;
  }
  try {
    bool works = true;
    if (first == "torch") works = use_torch();
    works = use_sentencepiece() && works;
    works = use_torch() && works;
    works = use_sentencepiece() && works;
    if (!works) std::cerr << "a result was wrong\n";
    return works ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
