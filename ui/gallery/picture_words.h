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

/// Model and the hash of its weights, seed and number, guidance, temperature, top-k and top-p, what was to be avoided, kept rows
/// or the region, whether the model finds the prompt in it, when and how long, in this order; what is not known is left out.
/// The names are the same for every picture.
QList<PictureFact> pictureFacts(const PictureRecord& record);

/// Of a branch: in what it differs from the picture that it comes from, "from row 7" or "6 × 12 cells"; empty for other pictures.
QString branchWords(const PictureRecord& record);

/// Of two pictures, the facts in which they differ, with both values.
struct PictureDifference {
  QString name;
  QString left;
  QString right;
};
QList<PictureDifference> pictureDifferences(const PictureRecord& left, const PictureRecord& right);

}  // namespace ui
