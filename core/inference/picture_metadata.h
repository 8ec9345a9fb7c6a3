#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/inference/generation_options.h"

namespace core::inference {

/// How far a picture came whose drawing was stopped.
struct UnfinishedPicture {
  std::int64_t tokens = 0;  ///< that the picture shows
  std::int64_t wanted = 0;  ///< that a finished one has
};

/// What is known of a drawn picture beyond its pixels.
struct PictureMetadata {
  std::string prompt;  ///< UTF-8
  ImageOptions options;
  std::int64_t index = 0;  ///< number in its request: the stream of the seed
  std::string model;       ///< name of the model
  int width = 0;           ///< pixels
  int height = 0;
  /// grid × grid codes, row by row. Of an unfinished picture those it shows, of an unfinished region all, with those that
  /// are kept around it; empty where they are not known.
  std::vector<std::int64_t> tokens;
  std::optional<UnfinishedPicture> unfinished;
  std::int64_t kept_tokens = 0;  ///< the first so many are those of the picture that it branched from
  std::string parent;            ///< name of the file of that picture; empty where there is none
  std::optional<PictureRegion> region = std::nullopt;  ///< of that picture that alone was drawn anew
  /// How likely the model says yes when it is asked whether the picture shows the prompt, 0 to 1, where it was asked.
  std::optional<double> shows_prompt = std::nullopt;
  std::string model_hash = {};  ///< of its weights, in hexadecimal digits; empty where it is not known
};

/// The notes that a saved picture carries, PNG keyword → text: "prompt", "seed", "index", "guidance", "temperature",
/// "top_k", "top_p", "model", "version", "Software", "image_tokens" (numbers with blanks between) and "parameters", the
/// one line of settings that other picture programs read. An unfinished picture has "unfinished" ("288 of 576 tokens"),
/// and says so in the line too. A branch has "kept_tokens" and "parent", and "region" ("row,column,
/// rows,columns") where only that was drawn anew. What was to be avoided is "avoid"; "model_hash" and "shows_prompt" are
/// there where they are known.
std::map<std::string, std::string> png_notes(const PictureMetadata& picture);

/// The same backwards; nothing where the notes are none of Bifrons. Width and height stay 0: the picture itself has them.
/// `name` is what errors call the picture. Throws Error(file_damaged) that names the note which cannot be read, or whose
/// value is out of its range.
std::optional<PictureMetadata> read_png_notes(const std::map<std::string, std::string>& notes, std::string_view name);

/// "row,column,rows,columns", as notes and database have it; and the same backwards, nothing for what is none.
std::string region_text(const PictureRegion& region);
std::optional<PictureRegion> region_from(std::string_view text);

/// What the file of a picture is called after: "a-red-circle" for "A red circle!". Letters and digits of the prompt, A to
/// Z in lower case, 48 characters at most; "picture" where there are none. `prompt`: UTF-8.
std::string file_name_start(std::string_view prompt);

}  // namespace core::inference
