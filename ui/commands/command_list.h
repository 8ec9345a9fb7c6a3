#pragma once

#include <QAbstractListModel>
#include <QAction>
#include <QList>

namespace ui {

class ActionRegistry;

/// The actions that a few words find: each word begins a word of the action's text, as shown or in English. Han
/// characters each begin a word. Those whose text begins with the words come first.
class CommandList : public QAbstractListModel {
  Q_OBJECT

 public:
  enum Role { KeysRole = Qt::UserRole + 1, ReasonRole, IconNameRole, MatchesRole, GroupRole };

  /// A part of a text that was typed.
  struct Match {
    qsizetype begin = 0;
    qsizetype length = 0;

    bool operator==(const Match&) const = default;
  };

  /// `actions` outlives the list. What is in `without` is not offered.
  explicit CommandList(const ActionRegistry& actions, QObject* parent = nullptr);

  void setQuery(const QString& words);
  /// Leaves out an action, e.g. the one that opens the list itself.
  void leaveOut(const QString& id) { m_leftOut.append(id); }
  [[nodiscard]] QAction* actionAt(const QModelIndex& index) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  /// How well the text answers: 0 begins with the words, 1 has them, -1 does not.
  [[nodiscard]] static int match(const QString& text, const QString& words);
  /// Where the words, which each begin a word of the text, stand in it: in order, none in another.
  [[nodiscard]] static QList<Match> matches(const QString& text, const QString& words);

 private:
  const ActionRegistry& m_actions;
  QStringList m_leftOut;
  QString m_query;
  QList<QAction*> m_found;
};

}  // namespace ui
