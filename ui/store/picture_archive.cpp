#include "ui/store/picture_archive.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalBlocker>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/picture_files.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"

namespace ui {
namespace {

constexpr int retryMs = 3000;

QString sentenceOf(const core::Error& error) { return coreWords(error.what()); }

}  // namespace

PictureArchive::PictureArchive(Storage& storage, QObject* parent)
    : QObject(parent), m_storage(storage), m_folder(storage.folder()) {
  m_pool.setMaxThreadCount(1);  // files come in the order of the calls, and never two under one name
  m_retry.setSingleShot(true);
  m_retry.setInterval(retryMs);
  connect(&m_retry, &QTimer::timeout, this, &PictureArchive::writeHeld);
}

PictureArchive::~PictureArchive() {
  const QSignalBlocker quiet(this);
  wait();
  QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);  // what could not be written comes back that way
  writeHeld();
  wait();
}

void PictureArchive::wait() {
  m_pool.waitForDone();
  m_storage.wait();
}

QString PictureArchive::pathOf(const QString& file) const { return picture_files::pathOf(m_folder, file); }

template <typename Call>
void PictureArchive::post(Call call) {
  QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

void PictureArchive::tell(const QString& sentence) {
  post([this, sentence] { Q_EMIT failed(sentence); });
}

quint64 PictureArchive::keep(const QImage& picture, const PictureRecord& record) {
  Unkept unkept{.picture = picture, .record = record};
  unkept.record.file.clear();
  unkept.record.drawn.width = picture.width();
  unkept.record.drawn.height = picture.height();
  write(++m_last, unkept);
  return m_last;
}

void PictureArchive::write(quint64 number, Unkept unkept) {
  m_pool.start([this, number, unkept = std::move(unkept)]() mutable {
    PictureRecord& record = unkept.record;
    try {
      if (record.file.isEmpty()) {
        const QString file = picture_files::freeNameFor(m_folder, record);
        picture_files::write(pathOf(file), unkept.picture, record.drawn);
        record.file = file;
      }
    } catch (const core::Error& error) {
      return post([this, number, unkept, sentence = sentenceOf(error)] { hold(number, unkept, sentence); });
    }
    addRow(number, unkept);
  });
}

void PictureArchive::addRow(quint64 number, const Unkept& unkept) {
  m_storage.run([this, number, unkept](Database& database) {
    PictureRecord record = unkept.record;
    try {
      record.id = picture_store::add(database, record);
    } catch (const core::Error& error) {
      post([this, number, unkept, sentence = sentenceOf(error)] { hold(number, unkept, sentence); });
      throw;
    }
    post([this, number, record] { onWritten(number, record); });
  });
}

void PictureArchive::hold(quint64 number, const Unkept& unkept, const QString& sentence) {
  const bool isNew = !m_late.contains(number);
  m_held.insert(number, unkept);
  m_late.insert(number);
  if (!m_retry.isActive()) m_retry.start();
  if (!isNew) return;
  m_lateSentence = tr("%1 The picture stays on the page, and is saved as soon as that is possible.").arg(sentence);
  Q_EMIT failed(m_lateSentence);
}

void PictureArchive::writeHeld() {
  const QMap<quint64, Unkept> held = std::exchange(m_held, {});
  for (auto each = held.begin(); each != held.end(); ++each) write(each.key(), each.value());
}

void PictureArchive::onWritten(quint64 number, const PictureRecord& record) {
  Q_EMIT kept(number, record);
  Q_EMIT listChanged();
  if (m_late.remove(number) && m_late.isEmpty()) Q_EMIT caughtUp(m_lateSentence);
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
