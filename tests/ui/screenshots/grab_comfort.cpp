#include "tests/ui/screenshots/grab_comfort.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include "ui/commands/action_registry.h"
#include "ui/commands/command_palette.h"
#include "ui/log/log_dialog.h"
#include "ui/settings/key_field.h"
#include "ui/settings/settings_form.h"
#include "ui/settings/settings_list.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/shortcut_table.h"
#include "ui/widgets/search_field.h"

namespace tests {
namespace {

void grabCommands(ui::MainWindow& window, Grabber& grabber) {
  auto* palette = window.findChild<ui::CommandPalette*>();
  window.openPage(QStringLiteral("chat"));
  for (const QString& words : {QString(), QStringLiteral("s"), QStringLiteral("xyzzy")}) {
    palette->toggle();
    palette->line()->setText(words);
    grabber.inBothThemes(words.isEmpty() ? QStringLiteral("commands") : QStringLiteral("commands-") + words);
    palette->leave();
  }
}

void grabSettings(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::SettingsPage*>();
  window.openPage(QStringLiteral("settings"));
  waitUntil({}, 300);
  for (const auto& section : page->form().sections()) {
    page->showSection(section.id);
    grabber.inBothThemes(QStringLiteral("settings-") + section.id);
  }
  const auto* actions = window.findChild<ui::ActionRegistry*>();
  page->showSection(QStringLiteral("shortcuts"));
  ui::KeyField* field = page->shortcuts().field(actions->find(QStringLiteral("window.input")));
  field->click();
  QKeyEvent meet(QEvent::KeyPress, Qt::Key_K, Qt::ControlModifier);
  QApplication::sendEvent(field, &meet);
  page->shortcuts().field(actions->find(QStringLiteral("window.quit")))->click();
  grabber.inBothThemes(QStringLiteral("settings-keys"));
  page->list().search()->setText(QStringLiteral("text"));
  grabber.inBothThemes(QStringLiteral("settings-search"));
  page->list().search()->clear();
}

}  // namespace

void grabComfort(ui::MainWindow& window, Grabber& grabber) {
  grabCommands(window, grabber);
  grabSettings(window, grabber);
  window.findChild<ui::ActionRegistry*>()->find(QStringLiteral("help.log"))->trigger();
  auto* log = window.findChild<ui::LogDialog*>();
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("log"), log);
  log->close();
  ui::theme().setZoom(140);
  window.openPage(QStringLiteral("settings"));
  window.findChild<ui::SettingsPage*>()->showSection(QStringLiteral("appearance"));
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("settings-large"));
  window.openPage(QStringLiteral("chat"));
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("chat-large"));
  ui::theme().setZoom(100);
}

}  // namespace tests
