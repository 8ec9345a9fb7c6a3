#include "core/text/tokenizer_files.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

namespace core::text {

std::string missing_tokenizer(const std::filesystem::path& folder) {
  if (path_exists(folder / "tokenizer.json") || path_exists(folder / "tokenizer.model")) return {};
  return join("“", folder.string(),
              "” has no tokenizer: neither tokenizer.json nor tokenizer.model is in the folder. Without it "
              "the model can neither answer nor draw.");
}

}  // namespace core::text
