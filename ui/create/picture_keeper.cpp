#include "ui/create/picture_keeper.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDrag>
#include <QFileDialog>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>

#include "ui/bridge/qt_convert.h"
#include "ui/create/create_model.h"
#include "ui/create/picture_export.h"
#include "ui/store/picture_archive.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/file_dialog.h"

namespace ui {
namespace {

constexpr int dragSide = 96;

}  // namespace

PictureKeeper::PictureKeeper(const CreateModel& model, const PictureArchive& archive, QWidget* page)
    : QObject(page),
      m_model(model),
      m_archive(archive),
      m_page(page),
      m_saver(new PictureSaver(this)),
      m_lastFolder(QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)) {
  connect(m_saver, &PictureSaver::saved, this, &PictureKeeper::tellSaved);
  connect(m_saver, &PictureSaver::failed, this, &PictureKeeper::tellFailed);
}

const Drawing* PictureKeeper::drawingToKeep(const QModelIndex& tile) const {
  const Tile* shown = m_model.tileAt(tile);
  return shown != nullptr && shown->canBeKept() ? m_model.drawingAt(tile) : nullptr;
}

void PictureKeeper::askWhereToSave(const QModelIndex& tile) {
  const Drawing* drawing = drawingToKeep(tile);
  if (drawing == nullptr) return;
  QFileDialog* dialog = makeFileDialog(m_page, tr("Save the picture"), m_lastFolder);
  dialog->setNameFilter(tr("PNG pictures (*.png)"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->selectFile(suggestedFileName(keptPicture(*drawing, tile.row()).drawn));
  const QPersistentModelIndex kept(tile);
  connect(dialog, &QFileDialog::fileSelected, this, [this, kept](const QString& path) { save(kept, path); });
  dialog->open();
}

void PictureKeeper::askWhereToSaveAll(JobId job) {
  QFileDialog* dialog = makeFileDialog(m_page, tr("Save all pictures in a folder"), m_lastFolder);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this, job](const QString& folder) { saveAll(job, folder); });
  dialog->open();
}

void PictureKeeper::save(const QModelIndex& tile, const QString& path) {
  const Drawing* drawing = drawingToKeep(tile);
  if (drawing == nullptr) return;
  m_lastFolder = QFileInfo(path).absolutePath();
  m_saver->save({{keptPicture(*drawing, tile.row()), path}}, PictureSaver::IfTaken::Replace);
}

void PictureKeeper::saveAll(JobId job, const QString& folder) {
  const Drawing* drawing = m_model.drawingAt(m_model.sectionOf(job));
  if (drawing == nullptr) return;
  m_lastFolder = folder;
  QList<PictureSaver::Item> items;
  for (int index = 0; index < drawing->tiles.size(); ++index) {
    if (!drawing->tiles[index].canBeKept()) continue;
    const KeptPicture picture = keptPicture(*drawing, index);
    items.append({picture, QDir(folder).filePath(suggestedFileName(picture.drawn))});
  }
  if (!items.isEmpty()) m_saver->save(items, PictureSaver::IfTaken::Number);
}

/// Where pictures went, and how many under another name where theirs was taken.
void PictureKeeper::tellSaved(const QList<QString>& paths, int renamed) {
  const int count = static_cast<int>(paths.size());
  if (count == 1) return Q_EMIT saved(tr("Saved as %1").arg(QDir::toNativeSeparators(paths.first())));
  const QString folder = QDir::toNativeSeparators(QFileInfo(paths.first()).absolutePath());
  const QString all = tr("%n pictures saved in %1", nullptr, count).arg(folder);
  if (renamed == 0) return Q_EMIT saved(all);
  Q_EMIT saved(counted(renamed, tr("%1; 1 got a new name, since its own was taken").arg(all),
                       tr("%1; %n got new names, since theirs were taken", nullptr, renamed).arg(all)));
}

void PictureKeeper::tellFailed(const QString& sentence, const QList<QString>& paths) {
  const int count = static_cast<int>(paths.size());
  const QString kept = count == 0 ? tr("Nothing was saved; what was drawn is still here.")
                                  : counted(count, tr("1 picture was saved; all are still here."),
                                            tr("%n pictures were saved; all are still here.", nullptr, count));
  Q_EMIT failed(QStringLiteral("%1 %2").arg(sentence, kept));
}

void PictureKeeper::copy(const QModelIndex& tile) {
  if (drawingToKeep(tile) == nullptr) return;
  QApplication::clipboard()->setImage(m_model.tileAt(tile)->picture);
  Q_EMIT copied(tr("Picture copied"));
}

void PictureKeeper::drag(const QModelIndex& tile) {
  if (drawingToKeep(tile) == nullptr) return;
  const Tile& shown = *m_model.tileAt(tile);
  auto* content = new QMimeData;
  content->setImageData(shown.picture);
  if (!shown.file.isEmpty()) content->setUrls({QUrl::fromLocalFile(m_archive.pathOf(shown.file))});
  auto* drag = new QDrag(m_page);
  drag->setMimeData(content);
  drag->setPixmap(
      QPixmap::fromImage(shown.picture.scaled(dragSide, dragSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
  drag->exec(Qt::CopyAction);
}

}  // namespace ui
