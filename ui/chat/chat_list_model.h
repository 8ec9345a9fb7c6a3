#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>

#include "ui/store/chat_records.h"

namespace ui {

/// Conversations under captions: pinned ones, today's, yesterday's, then by month. Times are shown by the clock and the
/// language of the desktop; those in the future count as today.
class ChatListModel : public QAbstractListModel {
  Q_OBJECT

 public:
  enum class Kind { Caption, Chat };
  enum Role { KindRole = Qt::UserRole + 1, IdRole, PinnedRole, TimeRole };

  explicit ChatListModel(QObject* parent = nullptr);

  /// Lines as chat_store gives them, newest first. `now` is for tests.
  void setLines(const QList<ConversationLine>& lines, const QDateTime& now = QDateTime::currentDateTime());
  [[nodiscard]] QModelIndex indexOf(const QString& id) const;
  [[nodiscard]] int chats() const { return m_chats; }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void renamed(const QString& id, const QString& title);

 private:
  struct Row {
    Kind kind;
    QString text;
    QString id;
    bool pinned = false;
    QString time;

    bool operator==(const Row&) const = default;
  };

  static QList<Row> rowsOf(const QList<ConversationLine>& lines, const QDateTime& now);

  QList<Row> m_rows;
  int m_chats = 0;
};

}  // namespace ui
