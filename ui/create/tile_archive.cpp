#include "ui/create/tile_archive.h"

#include <QDateTime>

#include "ui/create/create_model.h"
#include "ui/create/picture_export.h"
#include "ui/store/picture_archive.h"

namespace ui {

TileArchive::TileArchive(CreateModel& model, PictureArchive& archive, QObject* parent)
    : QObject(parent), m_model(model), m_archive(archive) {
  connect(&model, &CreateModel::pictureEnded, this, &TileArchive::keep);
  connect(&model, &CreateModel::promptRanked, this, &TileArchive::keepRanks);
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
  const auto [job, tileNumber] = *place;
  m_underWay.erase(place);
  m_model.setStored(job, tileNumber, record.id, record.file);
  const Drawing* drawing = m_model.drawingAt(m_model.sectionOf(job));
  const int row = drawing == nullptr ? -1 : drawing->rowOf(tileNumber);
  if (row < 0 || record.drawn.shows_prompt || !drawing->tiles[row].showsPrompt) return;
  m_archive.setShowsPrompt(record.id, record.file, *drawing->tiles[row].showsPrompt);  // it was ranked meanwhile
}

void TileArchive::keepRanks(JobId job) {
  const Drawing* drawing = m_model.drawingAt(m_model.sectionOf(job));
  if (drawing == nullptr) return;
  for (const Tile& tile : drawing->tiles) {
    if (tile.stored != 0 && tile.showsPrompt) m_archive.setShowsPrompt(tile.stored, tile.file, *tile.showsPrompt);
  }
}

}  // namespace ui
