#include "ui/commands/command_list.h"

#include <algorithm>

#include "ui/commands/action_group.h"
#include "ui/commands/action_registry.h"

namespace ui {
namespace {

bool beginsWord(const QString& text, qsizetype at) {
  return at == 0 || !text[at - 1].isLetterOrNumber() || text[at].script() == QChar::Script_Han;
}

/// Where a word begins so; -1: none does.
qsizetype wordThatBegins(const QString& text, const QString& start) {
  for (qsizetype at = text.indexOf(start, 0, Qt::CaseInsensitive); at >= 0;
       at = text.indexOf(start, at + 1, Qt::CaseInsensitive)) {
    if (beginsWord(text, at)) return at;
  }
  return -1;
}

int better(int a, int b) { return a < 0 ? b : b < 0 ? a : std::min(a, b); }

}  // namespace

CommandList::CommandList(const ActionRegistry& actions, QObject* parent)
    : QAbstractListModel(parent), m_actions(actions) {}

int CommandList::match(const QString& text, const QString& words) {
  const QString wanted = words.simplified();
  if (text.startsWith(wanted, Qt::CaseInsensitive)) return 0;
  const QStringList starts = wanted.split(QLatin1Char(' '));
  const bool all = std::all_of(starts.begin(), starts.end(), [&](const QString& start) { return wordThatBegins(text, start) >= 0; });
  return all ? 1 : -1;
}

QList<CommandList::Match> CommandList::matches(const QString& text, const QString& words) {
  QList<Match> all;
  const QString wanted = words.simplified();
  if (wanted.isEmpty()) return all;
  if (text.startsWith(wanted, Qt::CaseInsensitive)) return {{0, wanted.size()}};
  for (const QString& start : wanted.split(QLatin1Char(' '))) {
    const qsizetype at = wordThatBegins(text, start);
    if (at < 0) return {};  // it was found in English
    all.append({at, start.size()});
  }
  std::sort(all.begin(), all.end(), [](const Match& a, const Match& b) { return a.begin < b.begin; });
  QList<Match> apart;
  for (const Match& match : all) {
    if (apart.isEmpty() || match.begin >= apart.last().begin + apart.last().length) apart.append(match);
  }
  return apart;
}

void CommandList::setQuery(const QString& words) {
  beginResetModel();
  m_query = words;
  QList<QAction*> first, later;
  for (QAction* action : m_actions.all()) {
    if (m_leftOut.contains(ActionRegistry::idOf(action))) continue;
    const int how = better(match(action->text(), words), match(ActionRegistry::englishOf(action), words));
    if (how >= 0) (how == 0 ? first : later).append(action);
  }
  m_found = first + later;
  endResetModel();
}

QAction* CommandList::actionAt(const QModelIndex& index) const {
  return index.isValid() ? m_found.value(index.row()) : nullptr;
}

int CommandList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant CommandList::data(const QModelIndex& index, int role) const {
  const QAction* action = actionAt(index);
  if (action == nullptr) return {};
  const QString reason = ActionRegistry::whyOff(action);
  switch (role) {
    case Qt::DisplayRole: return action->text();
    case Qt::ToolTipRole: return reason;
    case KeysRole: return ActionRegistry::keysText(action);
    case ReasonRole: return reason;
    case MatchesRole: return QVariant::fromValue(matches(action->text(), m_query));
    case GroupRole: return nameOf(groupOf(action));
    case IconNameRole: return ActionRegistry::iconOf(action);
    case Qt::AccessibleTextRole: {
      QStringList words{action->text(), nameOf(groupOf(action))};
      if (!reason.isEmpty()) words += tr("off: %1").arg(reason);
      if (!action->shortcut().isEmpty()) words += ActionRegistry::keysText(action);
      return words.join(QStringLiteral(", "));
    }
    default: return {};
  }
}

}  // namespace ui
