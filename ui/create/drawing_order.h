#pragma once

#include <QImage>
#include <QRect>
#include <QString>

#include "core/inference/picture_metadata.h"
#include "ui/create/drawing.h"

namespace ui {

/// What is to be drawn.
struct DrawingOrder {
  QString prompt;
  core::inference::ImageOptions options;
  Branch branch;
};

/// The same prompt and settings with a new seed.
DrawingOrder moreLikeThis(const Drawing& drawing);
/// One new picture that has the first `rows` rows of tokens of this one, and goes on from there with a new seed.
DrawingOrder rerolled(const Drawing& drawing, int tile, qint64 rows);
/// A stopped picture, drawn to its end: what it would have become without the stop.
DrawingOrder continued(const Drawing& drawing, int tile);
/// A few new pictures that have all tokens of this one but those of the cells, which are drawn with a new seed.
DrawingOrder regionRerolled(const Drawing& drawing, int tile, const QRect& cells);
/// The picture once more, with the same seed at several guidances.
DrawingOrder guidanceStrip(const Drawing& drawing, int tile);

/// A picture of a file, as if it had just been drawn.
Drawing broughtBack(JobId job, const QImage& picture, const core::inference::PictureMetadata& drawn);

/// What the file of a tile's picture says of it.
core::inference::PictureMetadata metadataOf(const Drawing& drawing, int tile);

}  // namespace ui
