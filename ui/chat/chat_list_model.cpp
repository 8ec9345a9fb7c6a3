#include "ui/chat/chat_list_model.h"

#include <QLocale>
#include <algorithm>

namespace ui {
namespace {

QString captionOf(const ConversationLine& line, const QDate& day, const QDate& today) {
  if (line.pinned) return ChatListModel::tr("Pinned");
  if (day >= today) return ChatListModel::tr("Today");
  if (day == today.addDays(-1)) return ChatListModel::tr("Yesterday");
  const QString month = QLocale().standaloneMonthName(day.month());
  return day.year() == today.year() ? month : ChatListModel::tr("%1 %2", "month, year").arg(month).arg(day.year());
}

QString timeOf(const QDateTime& when, const QDate& today) {
  const QLocale locale;
  const QDate day = when.date();
  if (day >= today) {
    QString format = locale.timeFormat(QLocale::ShortFormat);
    return locale.toString(when.time(), format.remove(QStringLiteral(":ss")));  // some languages' short one has seconds
  }
  if (day == today.addDays(-1)) return locale.dayName(day.dayOfWeek(), QLocale::ShortFormat);
  return locale.toString(day, day.year() == today.year() ? ChatListModel::tr("d MMM", "day and month of a date")
                                                         : ChatListModel::tr("d MMM yyyy", "a date"));
}

}  // namespace

ChatListModel::ChatListModel(QObject* parent) : QAbstractListModel(parent) {}

QList<ChatListModel::Row> ChatListModel::rowsOf(const QList<ConversationLine>& lines, const QDateTime& now) {
  QList<ConversationLine> ordered = lines;
  std::stable_partition(ordered.begin(), ordered.end(), [](const ConversationLine& line) { return line.pinned; });
  const QDate today = now.date();
  QList<Row> rows;
  QString caption;
  for (const ConversationLine& line : ordered) {
    const QDateTime changed = QDateTime::fromMSecsSinceEpoch(line.changed);
    const QString its = captionOf(line, changed.date(), today);
    if (its != caption) rows.append({.kind = Kind::Caption, .text = its, .id = {}, .time = {}});
    caption = its;
    rows.append({.kind = Kind::Chat,
                 .text = line.title.isEmpty() ? tr("A picture") : line.title,
                 .id = line.id,
                 .pinned = line.pinned,
                 .time = timeOf(changed, today)});
  }
  return rows;
}

void ChatListModel::setLines(const QList<ConversationLine>& lines, const QDateTime& now) {
  QList<Row> rows = rowsOf(lines, now);
  if (rows == m_rows) return;
  beginResetModel();
  m_rows = std::move(rows);
  m_chats = static_cast<int>(lines.size());
  endResetModel();
}

QModelIndex ChatListModel::indexOf(const QString& id) const {
  const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return !id.isEmpty() && row.id == id; });
  return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), 0);
}

int ChatListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChatListModel::data(const QModelIndex& index, int role) const {
  const Row& row = m_rows[index.row()];
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
      return row.text;
    case Qt::ToolTipRole:
      return row.kind == Kind::Chat ? row.text : QVariant();
    case Qt::AccessibleDescriptionRole:
      return row.pinned ? tr("pinned") : row.time;
    case KindRole:
      return static_cast<int>(row.kind);
    case IdRole:
      return row.id;
    case PinnedRole:
      return row.pinned;
    case TimeRole:
      return row.time;
    default:
      return {};
  }
}

bool ChatListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const Row& row = m_rows[index.row()];
  const QString title = value.toString().simplified();
  if (role != Qt::EditRole || row.kind != Kind::Chat || title == row.text) return false;
  Q_EMIT renamed(row.id, title);
  return true;
}

Qt::ItemFlags ChatListModel::flags(const QModelIndex& index) const {
  if (m_rows[index.row()].kind == Kind::Caption) return Qt::NoItemFlags;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable;
}

}  // namespace ui
