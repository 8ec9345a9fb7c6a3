#pragma once

#include <QList>
#include <QString>

class QMimeData;

namespace ui {

/// What a drop or a paste brings, as far as it can be told without opening anything.
struct DroppedContent {
  enum class Kind { Nothing, Files, Picture, Text };

  Kind kind = Kind::Nothing;
  QList<QString> files;   ///< on this computer, for Files
  QList<QString> others;  ///< files beside them that are neither picture nor text
  int pictures = 0;      ///< how many would be attached as pictures
};

/// Files come before a picture, a picture before text: a file manager and a browser offer several forms of one thing.
DroppedContent droppedContent(const QMimeData* mime);

/// False for a name that says neither picture nor text; a name that says nothing may be either.
bool mayBeAttached(const QString& path);

}  // namespace ui
