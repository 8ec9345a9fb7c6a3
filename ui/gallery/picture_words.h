#pragma once

#include <QList>
#include <QString>

#include "ui/store/picture_record.h"

namespace ui {

/// One line of what is known of a picture.
struct PictureFact {
  QString name;
  QString value;
};

/// Model, seed and number, guidance, temperature, top-k and top-p, kept rows, when and how long, in this order. The names are
/// the same for every picture.
QList<PictureFact> pictureFacts(const PictureRecord& record);

/// Of two pictures, the facts in which they differ, with both values.
struct PictureDifference {
  QString name;
  QString left;
  QString right;
};
QList<PictureDifference> pictureDifferences(const PictureRecord& left, const PictureRecord& right);

}  // namespace ui
