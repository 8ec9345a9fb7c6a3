#include "ui/create/tile_archive.h"

#include <QDateTime>

#include "ui/create/create_model.h"
#include "ui/create/picture_export.h"
#include "ui/store/picture_archive.h"

namespace ui {

TileArchive::TileArchive(CreateModel& model, PictureArchive& archive, QObject* parent)
    : QObject(parent), m_model(model), m_archive(archive) {
  connect(&model, &CreateModel::pictureEnded, this, &TileArchive::keep);
  connect(&archive, &PictureArchive::kept, this, &TileArchive::onKept);
  connect(&archive, &PictureArchive::starsChanged, &model, &CreateModel::setStarred);
}

void TileArchive::keep(JobId job, int number) {
  const Drawing* drawing = m_model.drawingAt(m_model.sectionOf(job));
  const int tile = drawing == nullptr ? -1 : drawing->rowOf(number);
  if (tile < 0) return;
  const KeptPicture kept = keptPicture(*drawing, tile);
  const PictureRecord record{.drawn = kept.drawn, .made = QDateTime::currentMSecsSinceEpoch(),
                             .seconds = drawing->tiles[tile].seconds, .parent = drawing->branch.parent};
  m_underWay.insert(m_archive.keep(kept.picture, record), {job, number});
}

void TileArchive::onKept(quint64 number, const PictureRecord& record) {
  const auto place = m_underWay.constFind(number);
  if (place == m_underWay.constEnd()) return;
  m_model.setStored(place->job, place->number, record.id, record.file);
  m_underWay.erase(place);
}

}  // namespace ui
