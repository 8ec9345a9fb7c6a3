#include "ui/commands/action_registry.h"

#include <QCoreApplication>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "ui/settings/preferences.h"
#include "ui/theme/icon_provider.h"

namespace ui {
namespace {

constexpr const char* englishProperty = "actionEnglish";
constexpr const char* iconProperty = "actionIcon";
constexpr const char* reasonProperty = "actionWhyOff";

QList<QKeySequence> fromPortable(const char* keys) {
  const QString text = QString::fromLatin1(keys);
  return text.isEmpty() ? QList<QKeySequence>() : QKeySequence::listFromString(text, QKeySequence::PortableText);
}

}  // namespace

ActionKeys::ActionKeys(QKeySequence::StandardKey standard, const char* otherwise)
    : list(QKeySequence::keyBindings(standard)) {
  if (list.isEmpty()) list = fromPortable(otherwise);
}

ActionKeys::ActionKeys(const char* portable) : list(fromPortable(portable)) {}

ActionRegistry::ActionRegistry(Preferences& preferences, QObject* parent)
    : QObject(parent), m_preferences(preferences) {}

QAction* ActionRegistry::define(QWidget* owner, const ActionSpec& spec, std::function<void()> run) {
  auto* action = new QAction(owner);
  connect(action, &QAction::triggered, owner, [run = std::move(run)] { run(); });
  adopt(owner, spec, action);
  return action;
}

void ActionRegistry::adopt(QWidget* owner, const ActionSpec& spec, QAction* action) {
  const QString id = QString::fromLatin1(spec.id);
  Q_ASSERT_X(!m_byId.contains(id), "ActionRegistry", spec.id);
  action->setObjectName(id);
  action->setText(QCoreApplication::translate(owner->metaObject()->className(), spec.text));
  action->setProperty(englishProperty, QString::fromUtf8(spec.text));
  action->setProperty(iconProperty, QString::fromLatin1(spec.icon));
  if (*spec.icon != '\0') action->setIcon(IconProvider::icon(QString::fromLatin1(spec.icon)));
  action->setShortcutContext(Qt::WindowShortcut);  // not heard while the owner is hidden
  m_defaults[action] = spec.keys.list;
  action->setShortcuts(m_preferences.shortcuts(id).value_or(spec.keys.list));
  if (!owner->actions().contains(action)) owner->addAction(action);
  m_all.append(action);
  m_byId[id] = action;
  connect(action, &QObject::destroyed, this, [this, action, id] {
    m_all.removeOne(action);
    m_byId.remove(id);
    m_defaults.remove(action);
  });
  Q_EMIT defined(action);
}

void ActionRegistry::setOff(QAction* action, const QString& reason) {
  action->setProperty(reasonProperty, reason);
  action->setEnabled(reason.isEmpty());
}

QString ActionRegistry::whyOff(const QAction* action) { return action->property(reasonProperty).toString(); }
QString ActionRegistry::idOf(const QAction* action) { return action->objectName(); }
QString ActionRegistry::englishOf(const QAction* action) { return action->property(englishProperty).toString(); }
QString ActionRegistry::iconOf(const QAction* action) { return action->property(iconProperty).toString(); }
QWidget* ActionRegistry::ownerOf(const QAction* action) { return qobject_cast<QWidget*>(action->parent()); }
QString ActionRegistry::keysText(const QAction* action) { return action->shortcut().toString(QKeySequence::NativeText); }

void ActionRegistry::tellKeys(const QString& id, QObject* context, const std::function<void(const QString& keys)>& tell) {
  const auto tellOf = [id, tell](const QAction* action) {
    if (idOf(action) == id) tell(keysText(action));
  };
  connect(this, &ActionRegistry::defined, context, tellOf);
  connect(this, &ActionRegistry::keysChanged, context, tellOf);
  if (const QAction* action = find(id)) tellOf(action);
}

void ActionRegistry::setKeys(QAction* action, const QList<QKeySequence>& keys) {
  if (keys == action->shortcuts()) return;
  action->setShortcuts(keys);
  if (hasDefaultKeys(action)) {
    m_preferences.forgetShortcuts(idOf(action));
  } else {
    m_preferences.setShortcuts(idOf(action), keys);
  }
  Q_EMIT keysChanged(action);
}

void ActionRegistry::resetKeys(QAction* action) { setKeys(action, m_defaults.value(action)); }

void ActionRegistry::resetAllKeys() {
  for (QAction* action : std::as_const(m_all)) resetKeys(action);
}

bool ActionRegistry::hasDefaultKeys(const QAction* action) const {
  return action->shortcuts() == m_defaults.value(action);
}

QAction* ActionRegistry::otherWith(const QKeySequence& keys, const QAction* action) const {
  const QWidget* owner = ownerOf(action);
  const auto meets = [&](const QAction* other) {
    const QWidget* place = ownerOf(other);
    const bool together = place == owner || place->isAncestorOf(owner) || owner->isAncestorOf(place);
    return other != action && together && other->shortcuts().contains(keys);
  };
  const auto found = std::find_if(m_all.begin(), m_all.end(), meets);
  return found == m_all.end() ? nullptr : *found;
}

void ActionRegistry::run(QAction* action) {
  if (!action->isEnabled()) return;
  Q_EMIT ownerWanted(ownerOf(action));
  action->trigger();
}

}  // namespace ui
