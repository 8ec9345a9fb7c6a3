#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/inference/generation_options.h"

namespace core::inference {

/// How far a picture came whose drawing was stopped.
struct UnfinishedPicture {
  std::int64_t tokens = 0;  ///< that the picture shows
  std::int64_t wanted = 0;  ///< that a finished one has
};

/// What is known of a drawn picture beyond its pixels. Views: they must live as long as this is used.
struct PictureMetadata {
  std::string prompt;  ///< UTF-8
  ImageOptions options;
  std::int64_t index = 0;  ///< number in its request: the stream of the seed
  std::string model;       ///< name of the model
  int width = 0;           ///< pixels
  int height = 0;
  std::span<const std::int64_t> tokens;  ///< grid × grid codes, row by row; empty for an unfinished picture
  std::optional<UnfinishedPicture> unfinished;
};

/// The notes that a saved picture carries, PNG keyword → text: "prompt", "seed", "index", "guidance", "temperature",
/// "top_k", "top_p", "model", "version", "Software", "image_tokens" (numbers with blanks between) and "parameters", the
/// one line of settings that other picture programs read. An unfinished picture has "unfinished" ("288 of 576 tokens") in
/// place of "image_tokens", and says so in the line too.
std::map<std::string, std::string> png_notes(const PictureMetadata& picture);

/// What the file of a picture is called after: "a-red-circle" for "A red circle!". Letters and digits of the prompt, A to
/// Z in lower case, 48 characters at most; "picture" where there are none. `prompt`: UTF-8.
std::string file_name_start(std::string_view prompt);

}  // namespace core::inference
