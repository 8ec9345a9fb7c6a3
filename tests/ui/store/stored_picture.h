#pragma once

#include <QString>

#include "ui/store/picture_record.h"

namespace tests {

/// A picture as it was drawn: 2 × 2 tokens, seed 4182, at noon of 27 November 2026 UTC.
inline ui::PictureRecord drawnPicture(const char* prompt = "a red circle") {
  ui::PictureRecord record{.made = 1795780800000, .seconds = 9.5};
  record.drawn.prompt = prompt;
  record.drawn.model = "Bifrons Blocks";
  record.drawn.width = record.drawn.height = 8;
  record.drawn.tokens = {5, 16383, 0, 7};
  record.drawn.options.sampling.seed = 4182;
  record.drawn.options.guidance = 3;
  return record;
}

/// The same with a file, for the database alone.
inline ui::PictureRecord filedPicture(const QString& file, const char* prompt = "a red circle") {
  ui::PictureRecord record = drawnPicture(prompt);
  record.file = file;
  return record;
}

}  // namespace tests
