#pragma once

#include <QHash>
#include <QList>
#include <QMap>
#include <QPointer>
#include <QWidget>
#include <functional>

#include "ui/commands/action_group.h"
#include "ui/settings/settings_row.h"

class QAction;
class QKeySequence;
class QVBoxLayout;

namespace ui {

class ActionRegistry;
class IconButton;
class InlineNote;
class KeyField;
class TextButton;

struct FixedKeys;

/// Every action with its keys, by groups, and below each group's the keys that nobody can change. Press a field, then
/// keys; where these belong to another action it is named, and can be made to give them up. One row, or all, go back to
/// what they were by themselves.
class ShortcutTable : public QWidget, public SearchedControl {
  Q_OBJECT

 public:
  /// `actions` outlives it; those that are defined later get their row then.
  ShortcutTable(ActionRegistry& actions, QWidget* parent);

  [[nodiscard]] KeyField* field(const QAction* action) const { return m_rows.value(action).field; }
  [[nodiscard]] IconButton* reset(const QAction* action) const { return m_rows.value(action).reset; }
  /// All keys as they are by themselves. Returns the way back.
  [[nodiscard]] std::function<void()> restoreAll();
  /// Leaves the rows that have the words in what they do, their keys or their group.
  bool filter(const QString& words) override;

  [[nodiscard]] TextButton* resetAll() const { return m_resetAll; }
  /// What stands in the way; hidden while nothing does.
  [[nodiscard]] InlineNote* note() const { return m_note; }
  [[nodiscard]] TextButton* takeOver() const { return m_takeOver; }

 private:
  struct Row {
    QWidget* box = nullptr;
    KeyField* field = nullptr;
    IconButton* reset = nullptr;
  };
  struct Group {
    QWidget* box = nullptr;
    QVBoxLayout* changeable = nullptr;
    QVBoxLayout* fixed = nullptr;
  };
  struct FixedRow {
    ActionGroup group;
    QString words;
    QWidget* box = nullptr;
  };

  Group& groupBox(ActionGroup group);
  void addRow(QAction* action);
  void addFixed(const FixedKeys& keys);
  void show(QAction* action);
  void choose(QAction* action, const QKeySequence& keys);
  void takeOverKeys();
  void say(QAction* action, const QString& sentence, bool canTakeOver);

  ActionRegistry& m_actions;
  QVBoxLayout* m_column;
  QMap<ActionGroup, Group> m_groups;  ///< in the order of the table
  QHash<const QAction*, Row> m_rows;
  QList<FixedRow> m_fixed;
  InlineNote* m_note;
  TextButton* m_takeOver;
  TextButton* m_resetAll;
  QPointer<QAction> m_wanting;  ///< asks for keys that another one has
  QList<QKeySequence> m_wanted;
};

}  // namespace ui
