#pragma once

#include <QString>

#include "core/base/error.h"

namespace ui {

/// What the window says around the sentence of an error.
struct ErrorText {
  QString heading;  ///< a few words
  QString advice;   ///< one sentence on what helps; may be empty
};

ErrorText errorText(core::ErrorKind kind);

/// Heading and sentence in one line: "A file is damaged: model.safetensors ends too early."
QString errorLine(core::ErrorKind kind, const QString& sentence);

}  // namespace ui
