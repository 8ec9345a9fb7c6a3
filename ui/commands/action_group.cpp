#include "ui/commands/action_group.h"

#include <QAction>
#include <QCoreApplication>
#include <QHash>

namespace ui {
namespace {

struct ActionGroupWords {
  Q_DECLARE_TR_FUNCTIONS(ActionGroup)
};

}  // namespace

ActionGroup groupOf(const QAction* action) {
  static const QHash<QString, ActionGroup> known{
      {QStringLiteral("page"), ActionGroup::Pages},       {QStringLiteral("chat"), ActionGroup::Chat},
      {QStringLiteral("create"), ActionGroup::Create},    {QStringLiteral("gallery"), ActionGroup::Gallery},
      {QStringLiteral("model"), ActionGroup::Models},     {QStringLiteral("models"), ActionGroup::Models},
      {QStringLiteral("settings"), ActionGroup::Settings}, {QStringLiteral("look"), ActionGroup::Appearance},
      {QStringLiteral("help"), ActionGroup::Help}};
  return known.value(action->objectName().section(QLatin1Char('.'), 0, 0), ActionGroup::Window);
}

QString nameOf(ActionGroup group) {
  switch (group) {
    case ActionGroup::Window: return ActionGroupWords::tr("Window");
    case ActionGroup::Pages: return ActionGroupWords::tr("Pages");
    case ActionGroup::Chat: return ActionGroupWords::tr("Chat");
    case ActionGroup::Create: return ActionGroupWords::tr("Create");
    case ActionGroup::Gallery: return ActionGroupWords::tr("Gallery");
    case ActionGroup::Models: return ActionGroupWords::tr("Models");
    case ActionGroup::Settings: return ActionGroupWords::tr("Settings");
    case ActionGroup::Appearance: return ActionGroupWords::tr("Appearance");
    case ActionGroup::Help: return ActionGroupWords::tr("Help");
  }
  return {};
}

}  // namespace ui
