#pragma once

#include <QHash>
#include <QList>
#include <QPointer>
#include <QWidget>

class QAction;
class QKeySequence;
class QVBoxLayout;

namespace ui {

class ActionRegistry;
class IconButton;
class InlineNote;
class KeyField;
class TextButton;

/// Every action with its keys. Press a field, then keys; where these belong to another action it is named, and can be
/// made to give them up. One row, or all, go back to what they were by themselves.
class ShortcutTable : public QWidget {
  Q_OBJECT

 public:
  /// `actions` outlives it; those that are defined later get their row then.
  ShortcutTable(ActionRegistry& actions, QWidget* parent);

  [[nodiscard]] KeyField* field(const QAction* action) const { return m_rows.value(action).field; }
  [[nodiscard]] IconButton* reset(const QAction* action) const { return m_rows.value(action).reset; }
  [[nodiscard]] TextButton* resetAll() const { return m_resetAll; }
  /// What stands in the way; hidden while nothing does.
  [[nodiscard]] InlineNote* note() const { return m_note; }
  [[nodiscard]] TextButton* takeOver() const { return m_takeOver; }

 private:
  struct Row {
    KeyField* field = nullptr;
    IconButton* reset = nullptr;
  };

  void addRow(QAction* action);
  void show(QAction* action);
  void choose(QAction* action, const QKeySequence& keys);
  void say(QAction* action, const QString& sentence, bool canTakeOver);

  ActionRegistry& m_actions;
  QVBoxLayout* m_column;
  QHash<const QAction*, Row> m_rows;
  InlineNote* m_note;
  TextButton* m_takeOver;
  TextButton* m_resetAll;
  QPointer<QAction> m_wanting;  ///< asks for keys that another one has
  QList<QKeySequence> m_wanted;
};

}  // namespace ui
