#include "ui/settings/shortcut_table.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/commands/action_registry.h"
#include "ui/settings/key_field.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

namespace ui {

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
  m_column->setSpacing(metrics::space4);
  m_column->addSpacing(metrics::space8);
  m_column->addWidget(m_resetAll, 0, Qt::AlignLeft);
  connect(m_resetAll, &QAbstractButton::clicked, this, [this] {
    m_note->hide();
    m_actions.resetAllKeys();
  });
  connect(m_takeOver, &QAbstractButton::clicked, this, [this] {
    m_note->hide();
    if (m_wanting == nullptr) return;
    for (const QKeySequence& keys : m_wanted) {
      while (QAction* other = m_actions.otherWith(keys, m_wanting)) {
        QList<QKeySequence> left = other->shortcuts();
        left.removeAll(keys);
        m_actions.setKeys(other, left);
      }
    }
    m_actions.setKeys(m_wanting, m_wanted);
  });
  for (QAction* action : actions.all()) addRow(action);
  connect(&actions, &ActionRegistry::defined, this, &ShortcutTable::addRow);
  connect(&actions, &ActionRegistry::keysChanged, this, &ShortcutTable::show);
}

void ShortcutTable::addRow(QAction* action) {
  auto* box = new QWidget(this);
  auto* name = new ElidedLabel(box);
  name->setText(action->text());
  const Row made{.field = new KeyField(action->text(), box),
                 .reset = new IconButton(QStringLiteral("undo"), tr("Reset the shortcut of “%1”").arg(action->text()), box,
                                         IconButtonSize::Small)};
  QSizePolicy policy = made.reset->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  made.reset->setSizePolicy(policy);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(metrics::space8);
  row->addWidget(name, 1);
  row->addWidget(made.reset);
  row->addWidget(made.field);
  m_column->insertWidget(static_cast<int>(m_rows.size()), box);
  m_rows[action] = made;
  show(action);
  connect(made.field, &KeyField::chosen, this, [this, action](const QKeySequence& keys) { choose(action, keys); });
  connect(made.field, &KeyField::refused, this, [this, action](const QString& sentence) { say(action, sentence, false); });
  connect(made.reset, &QAbstractButton::clicked, this, [this, action, field = made.field] {
    field->setFocus(Qt::OtherFocusReason);  // the button goes
    m_note->hide();
    m_actions.resetKeys(action);
  });
  connect(action, &QObject::destroyed, this, [this, action, box] {
    m_rows.remove(action);
    delete box;
  });
}

void ShortcutTable::show(QAction* action) {
  const Row row = m_rows.value(action);
  if (row.field == nullptr) return;
  row.field->setKeys(action->shortcuts());
  row.reset->setVisible(!m_actions.hasDefaultKeys(action));
}

void ShortcutTable::choose(QAction* action, const QKeySequence& keys) {
  m_note->hide();
  const QList<QKeySequence> wanted = keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys};
  const QAction* other = keys.isEmpty() ? nullptr : m_actions.otherWith(keys, action);
  if (other == nullptr) return m_actions.setKeys(action, wanted);
  m_wanting = action;
  m_wanted = wanted;
  say(action, tr("“%1” belongs to “%2”. Nothing was changed.").arg(keys.toString(QKeySequence::NativeText), other->text()), true);
}

void ShortcutTable::say(QAction* action, const QString& sentence, bool canTakeOver) {
  QWidget* box = m_rows.value(action).field->parentWidget();
  m_column->removeWidget(m_note);
  m_column->insertWidget(m_column->indexOf(box) + 1, m_note);
  m_takeOver->setVisible(canTakeOver);
  m_note->setMessage(action->text(), sentence);
  m_note->show();
}

}  // namespace ui
