#include "ui/gallery/picture_desk.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDrag>
#include <QFileDialog>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/image/image_file.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/picture_export.h"
#include "ui/settings/preferences.h"
#include "ui/store/picture_archive.h"
#include "ui/store/picture_files.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/file_dialog.h"

namespace ui {
namespace {

constexpr int dragSide = 96;

QString sentenceOf(const core::Error& error) {
  return errorBody(error.kind(), coreWords(error.what()));
}

}  // namespace

PictureDesk::PictureDesk(const PictureArchive& archive, Preferences& preferences, QWidget* page)
    : QObject(page), m_archive(archive), m_preferences(preferences), m_page(page) {
  m_pool.setMaxThreadCount(1);
}

PictureDesk::~PictureDesk() { m_pool.waitForDone(); }

void PictureDesk::askWhereToSave(const QList<PictureRecord>& records) {
  if (records.isEmpty()) return;
  const bool several = records.size() > 1;
  QFileDialog* dialog = makeFileDialog(m_page, several ? tr("Save the pictures in a folder") : tr("Save the picture"),
                                       m_preferences.saveFolder());
  if (several) {
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
  } else {
    dialog->setNameFilter(tr("PNG pictures (*.png)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(suggestedFileName(records.first().drawn));
  }
  connect(dialog, &QFileDialog::fileSelected, this, [this, records, several](const QString& path) {
    several ? saveAll(records, path) : save(records.first(), path);
  });
  dialog->open();
}

void PictureDesk::save(const PictureRecord& record, const QString& path) {
  copyFiles({{m_archive.pathOf(record.file), path}}, false);
}

void PictureDesk::saveAll(const QList<PictureRecord>& records, const QString& folder) {
  QList<Copy> copies;
  for (const PictureRecord& record : records)
    copies.append({m_archive.pathOf(record.file), QDir(folder).filePath(suggestedFileName(record.drawn))});
  copyFiles(copies, true);
}

void PictureDesk::copyFiles(const QList<Copy>& copies, bool numbered) {
  m_pool.start([this, copies, numbered] {
    QList<QString> written;
    try {
      for (const Copy& copy : copies) {
        const QString to = numbered ? picture_files::freePath(copy.to) : copy.to;
        core::write_file(toPath(to), core::read_file(toPath(copy.from), core::image::max_file_bytes));
        written.append(to);
      }
      QMetaObject::invokeMethod(this, [this, written] { tellSaved(written); }, Qt::QueuedConnection);
    } catch (const core::Error& error) {
      const QString sentence = tr("%1 %2 of %3 were saved; all are still in the gallery.")
                                   .arg(sentenceOf(error)).arg(written.size()).arg(copies.size());
      QMetaObject::invokeMethod(this, [this, sentence] { Q_EMIT failed(sentence); }, Qt::QueuedConnection);
    }
  });
}

void PictureDesk::tellSaved(const QList<QString>& paths) {
  const int count = static_cast<int>(paths.size());
  const QString folder = QDir::toNativeSeparators(QFileInfo(paths.first()).absolutePath());
  Q_EMIT saved(counted(count, tr("Saved as %1").arg(QDir::toNativeSeparators(paths.first())),
                       tr("%n pictures saved in %1", nullptr, count).arg(folder)));
}

void PictureDesk::copy(const PictureRecord& record, Notes notes) {
  m_pool.start([this, path = m_archive.pathOf(record.file), notes] {
    try {
      const std::string bytes = core::read_file(toPath(path), core::image::max_file_bytes);
      // Read by our own reader, which leaves the notes out: a QImage of Qt's would carry them on.
      const QImage pixels = toQImage(core::image::read_image(bytes, toUtf8(path)));
      QMetaObject::invokeMethod(this, [this, bytes, pixels, path, notes] {
        auto* content = new QMimeData;
        content->setImageData(pixels);
        if (notes == Notes::With) {
          content->setData(QStringLiteral("image/png"), QByteArray::fromStdString(bytes));
          content->setUrls({QUrl::fromLocalFile(path)});
        }
        QApplication::clipboard()->setMimeData(content);
        Q_EMIT copied(notes == Notes::With ? tr("Picture copied with its settings") : tr("Picture copied without its settings"));
      }, Qt::QueuedConnection);
    } catch (const core::Error& error) {
      QMetaObject::invokeMethod(this, [this, sentence = sentenceOf(error)] { Q_EMIT failed(sentence); },
                                Qt::QueuedConnection);
    }
  });
}

void PictureDesk::drag(const QList<PictureRecord>& records, const QImage& shown) {
  QList<QUrl> urls;
  for (const PictureRecord& record : records) urls.append(QUrl::fromLocalFile(m_archive.pathOf(record.file)));
  auto* content = new QMimeData;
  content->setUrls(urls);
  auto* drag = new QDrag(m_page);
  drag->setMimeData(content);
  if (!shown.isNull()) drag->setPixmap(QPixmap::fromImage(shown.scaled(dragSide, dragSide, Qt::KeepAspectRatio)));
  drag->exec(Qt::CopyAction);
}

}  // namespace ui
