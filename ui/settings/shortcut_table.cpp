#include "ui/settings/shortcut_table.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/commands/action_registry.h"
#include "ui/commands/fixed_keys.h"
#include "ui/settings/fixed_key_view.h"
#include "ui/settings/key_field.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/word_search.h"

namespace ui {
namespace {

/// What the keys do at the left; `parts` at the right.
QWidget* rowOf(const QString& text, const QList<QWidget*>& parts, QWidget* parent) {
  auto* box = new QWidget(parent);
  auto* name = new ElidedLabel(box);
  name->setText(text);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(metrics::space8);
  row->addWidget(name, 1);
  for (QWidget* part : parts) row->addWidget(part);
  return box;
}

QVBoxLayout* addColumn(QVBoxLayout* into) {
  auto* column = new QVBoxLayout;
  column->setSpacing(metrics::space4);
  into->addLayout(column);
  return column;
}

}  // namespace

ShortcutTable::ShortcutTable(ActionRegistry& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_column(new QVBoxLayout(this)),
      m_note(new InlineNote(InlineNote::Kind::Warning, this)),
      m_takeOver(m_note->addButton(tr("Use them here"))),
      m_resetAll(new TextButton(tr("Reset all shortcuts"), this, TextButton::Kind::Plain, TextButton::Height::Small)) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  m_note->setClosable();
  m_note->hide();
  m_resetAll->setIconName(QStringLiteral("undo"));
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(metrics::space16);
  m_column->addWidget(m_resetAll, 0, Qt::AlignLeft);
  connect(m_takeOver, &QAbstractButton::clicked, this, &ShortcutTable::takeOverKeys);
  for (QAction* action : actions.all()) addRow(action);
  for (const FixedKeys& keys : fixedKeys()) addFixed(keys);
  connect(&actions, &ActionRegistry::defined, this, &ShortcutTable::addRow);
  connect(&actions, &ActionRegistry::keysChanged, this, &ShortcutTable::show);
}

ShortcutTable::Group& ShortcutTable::groupBox(ActionGroup group) {
  Group& made = m_groups[group];
  if (made.box != nullptr) return made;
  made.box = new QWidget(this);
  auto* column = new QVBoxLayout(made.box);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space4);
  auto* caption = new QLabel(nameOf(group), made.box);
  caption->setTextFormat(Qt::PlainText);
  setTextStyle(caption, TypeStyle::BodyStrong);
  column->addWidget(caption);
  made.changeable = addColumn(column);
  made.fixed = addColumn(column);
  m_column->insertWidget(static_cast<int>(std::distance(m_groups.begin(), m_groups.find(group))), made.box);
  return made;
}

void ShortcutTable::addRow(QAction* action) {
  Row made{.field = new KeyField(action->text(), this),
           .reset = new IconButton(QStringLiteral("undo"), tr("Reset the shortcut of “%1”").arg(action->text()), this,
                                   IconButtonSize::Small)};
  QSizePolicy policy = made.reset->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  made.reset->setSizePolicy(policy);
  const Group& group = groupBox(groupOf(action));
  made.box = rowOf(action->text(), {made.reset, made.field}, group.box);
  group.changeable->addWidget(made.box);
  m_rows[action] = made;
  show(action);
  connect(made.field, &KeyField::chosen, this, [this, action](const QKeySequence& keys) { choose(action, keys); });
  connect(made.field, &KeyField::refused, this, [this, action](const QString& sentence) { say(action, sentence, false); });
  connect(made.reset, &QAbstractButton::clicked, this, [this, action, field = made.field] {
    field->setFocus(Qt::OtherFocusReason);  // the button goes
    m_note->hide();
    m_actions.resetKeys(action);
  });
  connect(action, &QObject::destroyed, this, [this, action, box = made.box] {
    m_rows.remove(action);
    delete box;
  });
}

void ShortcutTable::addFixed(const FixedKeys& keys) {
  const Group& group = groupBox(keys.group);
  const QString shown = keys.keys.toString(QKeySequence::NativeText);
  auto* box = rowOf(keys.text, {new FixedKeyView(keys.text, shown, group.box)}, group.box);
  group.fixed->addWidget(box);
  m_fixed.append({keys.group, QStringLiteral("%1 %2").arg(keys.text, shown), box});
}

std::function<void()> ShortcutTable::restoreAll() {
  QList<std::pair<QPointer<QAction>, QList<QKeySequence>>> before;
  for (QAction* action : m_actions.all()) before.append({action, action->shortcuts()});
  m_note->hide();
  m_actions.resetAllKeys();
  return [&actions = m_actions, before] {
    for (const auto& [action, keys] : before) {
      if (action != nullptr) actions.setKeys(action, keys);
    }
  };
}

bool ShortcutTable::filter(const QString& words) {
  QMap<ActionGroup, bool> left;
  const auto keep = [&](ActionGroup group, QWidget* box, const QString& text) {
    const bool found = hasAllWords(text + QLatin1Char(' ') + nameOf(group), words);
    box->setVisible(found);
    left[group] = left.value(group) || found;
  };
  for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
    const QString english = ActionRegistry::englishOf(row.key());
    keep(groupOf(row.key()), row->box, row.key()->text() + QLatin1Char(' ') + english + QLatin1Char(' ') + row->field->text());
  }
  for (const FixedRow& row : std::as_const(m_fixed)) keep(row.group, row.box, row.words);
  for (auto group = m_groups.cbegin(); group != m_groups.cend(); ++group) group->box->setVisible(left.value(group.key()));
  m_note->hide();
  m_resetAll->setVisible(words.simplified().isEmpty());
  return std::any_of(left.cbegin(), left.cend(), [](bool any) { return any; });
}

void ShortcutTable::show(QAction* action) {
  const Row row = m_rows.value(action);
  if (row.field == nullptr) return;
  row.field->setKeys(action->shortcuts());
  row.reset->setVisible(!m_actions.hasDefaultKeys(action));
}

void ShortcutTable::choose(QAction* action, const QKeySequence& keys) {
  m_note->hide();
  const QString shown = keys.toString(QKeySequence::NativeText);
  if (const QString use = fixedUseOf(keys, action); !use.isEmpty()) {
    return say(action, tr("“%1” is fixed for “%2”. Nothing was changed.").arg(shown, use), false);
  }
  const QList<QKeySequence> wanted = keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys};
  const QAction* other = keys.isEmpty() ? nullptr : m_actions.otherWith(keys, action);
  if (other == nullptr) return m_actions.setKeys(action, wanted);
  m_wanting = action;
  m_wanted = wanted;
  say(action, tr("“%1” belongs to “%2”. Nothing was changed.").arg(shown, other->text()), true);
}

void ShortcutTable::takeOverKeys() {
  m_note->hide();
  if (m_wanting == nullptr) return;
  for (const QKeySequence& keys : std::as_const(m_wanted)) {
    while (QAction* other = m_actions.otherWith(keys, m_wanting)) {
      QList<QKeySequence> left = other->shortcuts();
      left.removeAll(keys);
      m_actions.setKeys(other, left);
    }
  }
  m_actions.setKeys(m_wanting, m_wanted);
}

void ShortcutTable::say(QAction* action, const QString& sentence, bool canTakeOver) {
  QWidget* box = m_rows.value(action).box;
  QVBoxLayout* rows = groupBox(groupOf(action)).changeable;
  for (const Group& group : std::as_const(m_groups)) group.changeable->removeWidget(m_note);
  rows->insertWidget(rows->indexOf(box) + 1, m_note);
  m_takeOver->setVisible(canTakeOver);
  m_note->setMessage(action->text(), sentence);
  m_note->show();
}

}  // namespace ui
