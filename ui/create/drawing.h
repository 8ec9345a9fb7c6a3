#pragma once

#include <QImage>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>
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
  int number = 0;       ///< in its request, from 0; its place in the drawing may be another
  QImage picture;       ///< preview or final; null before the first preview
  qint64 tokens = 0;    ///< made so far
  qint64 rows = 0;      ///< of `grid`, that `picture` shows
  qint64 grid = 0;      ///< tokens on a side; 0 before it is known
  double seconds = 0;
  std::vector<std::int64_t> codes;  ///< of the rows that it shows, row by row; empty where they are not known
  qint64 stored = 0;     ///< its number in the history; 0 while it is not there
  QString file;          ///< of the stored one, below the folder of pictures
  bool starred = false;
  QList<core::inference::TokenReport> reports;  ///< of its tokens, where they were asked for

  core::inference::Likelihood kept = {};  ///< of the kept tokens behind the first of a region
  double merit = 0;  ///< by which it is ranked, from 0 to 1; see Ranking
  int rank = 0;      ///< in its drawing, from 1; 0 where that is not ranked
  std::optional<double> showsPrompt = std::nullopt;  ///< the chance that the model says so, once it was asked

  /// All its codes are known.
  [[nodiscard]] bool isWhole() const { return grid > 0 && static_cast<qint64>(codes.size()) == grid * grid; }
  /// There is something to save, to copy and to look at.
  [[nodiscard]] bool canBeKept() const {
    return !picture.isNull() && (phase == TilePhase::Final || phase == TilePhase::Stopped);
  }
};

enum class DrawingState { Waiting, Running, Finished, Stopped, Failed };

/// How the pictures of a drawing were compared.
enum class RankedBy {
  Nothing,
  Prompt,       ///< merit: the chance that the model says yes when it is asked whether the picture shows the prompt
  Surroundings  ///< merit: the chance of a token that was kept behind the region, in the geometric mean
};

/// How far the model is that looks at the pictures.
struct RankingProgress {
  bool underWay = false;
  bool begun = false;  ///< it waits for its turn no more
  int seen = 0;        ///< pictures it has looked at
  QString failure;     ///< why the last ranking came to nothing
};

struct Ranking {
  RankedBy by = RankedBy::Nothing;
  bool bestFirst = false;  ///< else they are in the order in which they were asked for
  RankingProgress progress;
};

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
  QString modelHash = {}; ///< of its weights; empty where it is not known
  QString failureHeading;
  QString failure;        ///< cause and remedy; set for a failed one
  double seconds = 0;
  QList<Tile> tiles;
  Ranking ranking = {};

  [[nodiscard]] int done() const;  ///< final pictures
  [[nodiscard]] int rowOf(int number) const;  ///< place of the tile with that number; -1 when there is none
  /// Finished, with several pictures, and not being ranked now.
  [[nodiscard]] bool canBeRanked() const {
    return state == DrawingState::Finished && tiles.size() > 1 && !ranking.progress.underWay;
  }
};

}  // namespace ui

Q_DECLARE_METATYPE(ui::Tile)
