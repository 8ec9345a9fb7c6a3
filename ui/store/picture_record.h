#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include "core/inference/picture_metadata.h"

namespace ui {

/// A drawn picture, as the database knows it.
struct PictureRecord {
  qint64 id = 0;
  QString file;  ///< below the folder of pictures, see picture_files.h
  core::inference::PictureMetadata drawn;  ///< prompt, settings, model; the tokens where they were asked for
  qint64 tokenCount = 0;  ///< that the whole picture has; known of what comes from the database
  qint64 made = 0;     ///< milliseconds since 1970, UTC
  double seconds = 0;  ///< that its drawing took; 0 when that is not known
  bool starred = false;
  qint64 parent = 0;  ///< the picture that it branched from; 0 when there is none, or when it is gone
};

/// What a picture is looked for by. Everything that is set must hold.
struct PictureFilter {
  QString words;      ///< somewhere in the prompt, in upper or lower case
  QString model;
  qint64 from = 0;    ///< made at this time or later; 0: no bound
  qint64 before = 0;  ///< made earlier than this; 0: no bound
  bool starred = false;

  bool operator==(const PictureFilter&) const = default;
  /// How many of them are set; the two times are one.
  [[nodiscard]] int count() const {
    return (words.isEmpty() ? 0 : 1) + (model.isEmpty() ? 0 : 1) + (from != 0 || before != 0 ? 1 : 0) + (starred ? 1 : 0);
  }
};

/// Pictures of one day in local time, newest first.
struct PictureDay {
  QDate day;
  QList<qint64> ids;

  bool operator==(const PictureDay&) const = default;
};

}  // namespace ui
