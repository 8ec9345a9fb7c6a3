#pragma once

#include <QDate>
#include <QTimer>

#include "ui/widgets/surface.h"

class QAction;
class QLabel;
class QListView;

namespace ui {

class ActionRegistry;
class ChatKeeper;
class ChatListModel;
class IconButton;
class SearchField;
class Storage;
class UndoRow;

/// The conversations that are kept: search, the list, and for some seconds the way back from a deletion.
class ChatList : public Surface {
  Q_OBJECT

 public:
  ChatList(ChatKeeper& keeper, Storage& storage, QWidget* parent = nullptr);

  /// Marks the conversation that is shown; unknown ids mark none.
  void setCurrent(const QString& id);
  void focusSearch();
  /// Prints the keys that lead to the search and to a new chat.
  void tellKeys(ActionRegistry& actions);
  /// Opens the editor of its title; a search that hides it is cleared first.
  void rename(const QString& id);
  /// Deletes it and offers the way back; `title` is what it is called there.
  void remove(const QString& id, const QString& title);

  [[nodiscard]] SearchField* search() const { return m_search; }
  [[nodiscard]] QListView* view() const { return m_view; }
  [[nodiscard]] ChatListModel* model() const { return m_model; }
  [[nodiscard]] IconButton* newChatButton() const { return m_newChat; }
  [[nodiscard]] UndoRow* undoRow() const { return m_undo; }

 Q_SIGNALS:
  void newChatRequested();
  /// The list was read: how many conversations there are, without a search.
  void counted(int chats);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void build();
  void read();
  void openCurrent();
  void openMenu(const QPoint& place);
  [[nodiscard]] QString chosen() const;

  ChatKeeper& m_keeper;
  Storage& m_storage;
  SearchField* m_search;
  IconButton* m_newChat;
  ChatListModel* m_model;
  QListView* m_view;
  QWidget* m_noHit;
  QLabel* m_noHitText;
  UndoRow* m_undo;
  QString m_current;
  QString m_renameWhenRead;
  int m_readings = 0;  ///< the last one counts
  QDate m_readOn;      ///< captions and times are of this day
  QTimer m_readSoon;
};

}  // namespace ui
