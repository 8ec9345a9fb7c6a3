#include "ui/store/picture_archive.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include "core/base/error.h"
#include "core/base/log.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/picture_files.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"

namespace ui {
namespace {

QString sentenceOf(const core::Error& error) { return coreWords(error.what()); }

}  // namespace

PictureArchive::PictureArchive(Storage& storage, QObject* parent)
    : QObject(parent), m_storage(storage), m_folder(storage.folder()) {
  m_pool.setMaxThreadCount(1);  // files come in the order of the calls, and never two under one name
}

PictureArchive::~PictureArchive() { wait(); }

void PictureArchive::wait() {
  m_pool.waitForDone();
  m_storage.wait();
}

QString PictureArchive::pathOf(const QString& file) const { return picture_files::pathOf(m_folder, file); }

void PictureArchive::tell(const QString& sentence) {
  QMetaObject::invokeMethod(this, [this, sentence] { Q_EMIT failed(sentence); }, Qt::QueuedConnection);
}

quint64 PictureArchive::keep(const QImage& picture, const PictureRecord& record) {
  const quint64 number = ++m_last;
  m_pool.start([this, number, picture, record] {
    PictureRecord named = record;
    try {
      named.drawn.width = picture.width();
      named.drawn.height = picture.height();
      named.file = picture_files::freeNameFor(m_folder, named);
      picture_files::write(pathOf(named.file), picture, named.drawn);
    } catch (const core::Error& error) {
      return tell(tr("%1 The picture stays on the page until you close it.").arg(sentenceOf(error)));
    }
    m_storage.run([this, number, named](Database& database) mutable {
      named.id = picture_store::add(database, named);
      QMetaObject::invokeMethod(this, [this, number, named] {
        Q_EMIT kept(number, named);
        Q_EMIT listChanged();
      }, Qt::QueuedConnection);
    });
  });
  return number;
}

void PictureArchive::setStarred(const QList<qint64>& ids, bool starred) {
  m_storage.run([this, ids, starred](Database& database) {
    picture_store::setStarred(database, ids, starred);
    QMetaObject::invokeMethod(this, [this, ids, starred] { Q_EMIT starsChanged(ids, starred); }, Qt::QueuedConnection);
  });
}

void PictureArchive::setShowsPrompt(qint64 id, const QString& file, double chance) {
  m_storage.run([this, id, chance](Database& database) {
    picture_store::setShowsPrompt(database, {{id, chance}});
    QMetaObject::invokeMethod(this, [this, id, chance] { Q_EMIT showsPromptChanged(id, chance); }, Qt::QueuedConnection);
  });
  m_pool.start([this, file, chance] {
    try {
      picture_files::note(pathOf(file), [chance](core::inference::PictureMetadata& drawn) { drawn.shows_prompt = chance; });
    } catch (const core::Error& error) {  // the database has it, and what the picture shows is as it was
      core::log::warning(core::join(error.what(), " Its rank is in the history alone."));
    }
  });
}

void PictureArchive::setTrashed(const QList<qint64>& ids, bool trashed) {
  m_storage.run([this, ids, trashed](Database& database) {
    picture_store::setTrashed(database, ids, trashed);
    QMetaObject::invokeMethod(this, [this] { Q_EMIT listChanged(); }, Qt::QueuedConnection);
  });
}

void PictureArchive::writeAgain(const PictureRecord& record, const QImage& picture) {
  m_pool.start([this, record, picture] {
    try {
      picture_files::write(pathOf(record.file), picture, record.drawn);
      QMetaObject::invokeMethod(this, [this, id = record.id] { Q_EMIT fileWritten(id); }, Qt::QueuedConnection);
    } catch (const core::Error& error) {
      tell(tr("%1 Its tokens are still in the history.").arg(sentenceOf(error)));
    }
  });
}

void PictureArchive::tidyUp() {
  m_pool.start([this] {
    try {
      emptyTrash();
      takeIn();
      picture_files::removeParts(m_folder);
    } catch (const core::Error& error) {  // the storage has told it
      core::log::error(core::join("The pictures were not tidied up: ", error.what()));
    }
  });
}

/// The file goes first: a row without a file is removed the next time, a file without a row would come back.
void PictureArchive::emptyTrash() {
  for (const PictureRecord& record : m_storage.run(&picture_store::trashed).result()) {
    const QString path = pathOf(record.file);
    if (QFileInfo::exists(path) && !QFile::remove(path)) {
      core::log::error(core::join("“", toUtf8(path), "” is in the trash and could not be removed."));
      continue;
    }
    m_storage.run([id = record.id](Database& database) { picture_store::remove(database, id); });
  }
}

void PictureArchive::takeIn() {
  const QStringList rows = m_storage.run(&picture_store::files).result();
  const QSet<QString> known(rows.begin(), rows.end());
  int taken = 0;
  for (const QString& file : picture_files::files(m_folder)) {
    if (known.contains(file)) continue;
    try {
      const auto drawn = picture_files::read(pathOf(file));
      if (!drawn) continue;
      const QDateTime made = QFileInfo(pathOf(file)).lastModified();
      const PictureRecord record{.file = file, .drawn = *drawn, .made = made.toMSecsSinceEpoch()};
      m_storage.run([record](Database& database) { picture_store::add(database, record); });
      ++taken;
    } catch (const core::Error& error) {  // one that is damaged stays where it is, and the others are taken in
      core::log::warning(core::join(error.what(), " It was not taken into the gallery."));
    }
  }
  if (taken == 0) return;
  m_storage.run([this](Database&) {
    QMetaObject::invokeMethod(this, [this] { Q_EMIT listChanged(); }, Qt::QueuedConnection);
  });
}

}  // namespace ui
