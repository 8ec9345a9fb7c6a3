#include "ui/gallery/gallery_model.h"

#include <QLocale>

#include "ui/bridge/qt_convert.h"
#include "ui/store/picture_archive.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"

namespace ui {
namespace {

/// Pictures carry their day, days nothing: that is how an index knows its parent.
constexpr quintptr noDay = 0;
constexpr int mostRecords = 5000;  ///< some kilobytes each

}  // namespace

GalleryModel::GalleryModel(PictureArchive& archive, QObject* parent)
    : QAbstractItemModel(parent), m_storage(archive.storage()), m_records(mostRecords) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(0);
  connect(&m_soon, &QTimer::timeout, this, &GalleryModel::readWanted);
  connect(&archive, &PictureArchive::listChanged, this, &GalleryModel::list);
  connect(&archive, &PictureArchive::starsChanged, this, [this](const QList<qint64>& ids, bool starred) {
    for (const qint64 id : ids) {
      if (PictureRecord* record = m_records.object(id)) record->starred = starred;
    }
    if (m_filter.starred) return list();
    Q_EMIT recordsArrived(ids);
  });
  connect(&archive, &PictureArchive::showsPromptChanged, this, [this](qint64 id, double chance) {
    PictureRecord* record = m_records.object(id);
    if (record == nullptr) return;
    record->drawn.shows_prompt = chance;
    Q_EMIT recordsArrived({id});
  });
  list();
}

/// What the storage answers from now on would come to nobody.
GalleryModel::~GalleryModel() { m_storage.wait(); }

void GalleryModel::setFilter(const PictureFilter& filter) {
  if (filter == m_filter) return;
  m_filter = filter;
  list();
}

void GalleryModel::list() {
  m_storage
      .run([filter = m_filter](Database& database) { return picture_store::days(database, filter); })
      .then(this, [this, question = ++m_question](const QList<PictureDay>& days) {
        if (question == m_question) take(days);
      });
}

void GalleryModel::take(const QList<PictureDay>& days) {
  if (m_listed && days == m_days) return Q_EMIT listed();
  beginResetModel();
  m_days = days;
  m_sections.clear();
  m_count = 0;
  for (int section = 0; section < m_days.size(); ++section) {
    m_sections.insert(m_days[section].day.toJulianDay(), section);
    m_count += static_cast<int>(m_days[section].ids.size());
  }
  m_listed = true;
  endResetModel();
  Q_EMIT listed();
}

qint64 GalleryModel::idAt(const QModelIndex& picture) const {
  if (!picture.isValid() || picture.internalId() == noDay) return 0;
  return m_days[picture.parent().row()].ids[picture.row()];
}

QModelIndex GalleryModel::indexOf(qint64 id) const {
  for (int section = 0; section < m_days.size() && id != 0; ++section) {
    const qsizetype row = m_days[section].ids.indexOf(id);
    if (row >= 0) return index(static_cast<int>(row), 0, index(section, 0));
  }
  return {};
}

QModelIndex GalleryModel::neighbour(const QModelIndex& picture, int by) const {
  if (idAt(picture) == 0) return {};
  int section = picture.parent().row();
  int row = picture.row() + by;
  if (row < 0) {
    if (--section < 0) return {};
    row = static_cast<int>(m_days[section].ids.size()) - 1;
  } else if (row >= m_days[section].ids.size()) {
    if (++section >= m_days.size()) return {};
    row = 0;
  }
  return index(row, 0, index(section, 0));
}

const PictureRecord* GalleryModel::record(qint64 id) const {
  if (id == 0) return nullptr;
  const PictureRecord* known = m_records.object(id);
  if (known != nullptr) return known;
  m_wanted.insert(id);
  if (!m_soon.isActive()) m_soon.start();
  return nullptr;
}

void GalleryModel::readWanted() {
  const QList<qint64> ids(m_wanted.begin(), m_wanted.end());
  m_wanted.clear();
  m_storage
      .run([ids](Database& database) { return picture_store::pictures(database, ids); })
      .then(this, [this](const QList<PictureRecord>& records) { take(records); });
}

void GalleryModel::take(const QList<PictureRecord>& records) {
  QList<qint64> ids;
  for (const PictureRecord& record : records) {
    m_records.insert(record.id, new PictureRecord(record));
    ids.append(record.id);
  }
  Q_EMIT recordsArrived(ids);
}

QModelIndex GalleryModel::index(int row, int column, const QModelIndex& parent) const {
  if (column != 0 || row < 0 || row >= rowCount(parent)) return {};
  return createIndex(row, column,
                     parent.isValid() ? static_cast<quintptr>(m_days[parent.row()].day.toJulianDay()) : noDay);
}

QModelIndex GalleryModel::parent(const QModelIndex& child) const {
  if (!child.isValid() || child.internalId() == noDay) return {};
  const int section = m_sections.value(static_cast<qint64>(child.internalId()), -1);
  return section < 0 ? QModelIndex() : createIndex(section, 0, noDay);
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(m_days.size());
  return parent.internalId() == noDay ? static_cast<int>(m_days[parent.row()].ids.size()) : 0;
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) return {};
  if (index.internalId() == noDay) return QLocale().toString(dayAt(index), QLocale::LongFormat);
  const PictureRecord* record = recordAt(index);
  if (record == nullptr) return tr("Picture");
  const QString prompt = toQString(record->drawn.prompt);
  return record->starred ? tr("Starred: %1").arg(prompt) : prompt;
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  if (index.internalId() == noDay) return Qt::ItemIsEnabled;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

}  // namespace ui
