#pragma once

#include <QString>

#include "core/base/error.h"

namespace ui {

/// What the window says around the sentence of an error.
struct ErrorText {
  QString heading;  ///< a few words
  QString advice;   ///< one sentence on what helps; empty for kinds whose sentences say it, or name a cause that says it all
};

ErrorText errorText(core::ErrorKind kind);

/// The heading where a model was to be loaded, or looked at: a file that is not there then means that the folder is none of a
/// model, or not a whole one.
QString loadErrorHeading(core::ErrorKind kind);

/// What stands below the heading: the sentence of the error, and what helps. One cause and one remedy.
QString errorBody(core::ErrorKind kind, const QString& sentence);

}  // namespace ui
