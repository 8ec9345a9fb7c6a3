#pragma once

#include <QImage>
#include <QList>
#include <QMetaType>
#include <QString>
#include <vector>

#include "core/inference/generation_options.h"
#include "core/inference/token_report.h"
#include "ui/bridge/engine_bridge.h"

namespace ui {

enum class TilePhase {
  Waiting,   ///< its first token has not come
  Drawing,   ///< tokens arrive; the picture is a preview
  Painting,  ///< all tokens are there, the final picture is not
  Final,
  Stopped,   ///< what was drawn until then is kept
  Failed
};

/// One picture of a drawing, from its empty cell to the end.
struct Tile {
  TilePhase phase = TilePhase::Waiting;
  QImage picture;       ///< preview or final; null before the first preview
  qint64 tokens = 0;    ///< made so far
  qint64 rows = 0;      ///< of `grid`, that `picture` shows
  qint64 grid = 0;      ///< tokens on a side; 0 before it is known
  double seconds = 0;
  std::vector<std::int64_t> codes;  ///< of a final picture, row by row
  qint64 stored = 0;     ///< its number in the history; 0 while it is not there
  QString file;          ///< of the stored one, below the folder of pictures
  bool starred = false;
  QList<core::inference::TokenReport> reports;  ///< of its tokens, where they were asked for

  /// There is something to save, to copy and to look at.
  [[nodiscard]] bool canBeKept() const {
    return !picture.isNull() && (phase == TilePhase::Final || phase == TilePhase::Stopped);
  }
};

enum class DrawingState { Waiting, Running, Finished, Stopped, Failed };

/// In what a drawing differs from one by prompt and settings alone, and where it comes from.
struct Branch {
  core::inference::ImageVariation variation;
  qint64 parent = 0;   ///< number in the history of the picture that it goes on from; 0: none
  QString parentFile;  ///< of that picture, below the folder of pictures
};

/// One job of the Create page: a prompt, its settings and the pictures that come of it.
struct Drawing {
  JobId job = 0;
  QString prompt;
  core::inference::ImageOptions options;
  Branch branch;
  DrawingState state = DrawingState::Waiting;
  QString model;          ///< name of the model that drew it
  QString failureHeading;
  QString failure;        ///< cause and remedy; set for a failed one
  double seconds = 0;
  QList<Tile> tiles;

  [[nodiscard]] int done() const;  ///< final pictures
};

}  // namespace ui

Q_DECLARE_METATYPE(ui::Tile)
