#include "tests/ui/screenshots/grab_panes.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>

#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/crop_view.h"
#include "ui/chat/picture_viewer.h"
#include "ui/chat/sample_picture.h"
#include "ui/chat/sees_panel.h"
#include "ui/commands/action_registry.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_page.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented_control.h"

namespace tests {
namespace {

constexpr int settleMs = 300;

/// The menu that is open, which is then closed.
void grabMenu(Grabber& grabber, const QString& name) {
  waitUntil({}, settleMs);
  auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
  if (menu == nullptr) return;
  grabber.inBothThemes(name, menu);
  menu->close();
}

void grabComposer(ui::ChatPage& page, Grabber& grabber) {
  page.model().startNewChat();
  page.composer().samplingButton()->click();
  waitUntil({}, settleMs);
  grabber.inBothThemes(QStringLiteral("pane-sampling"));
  page.escape();
  page.togglePanel();
  waitUntil({}, settleMs);
  grabber.inBothThemes(QStringLiteral("pane-sees-empty"));
  page.composer().takePicture(ui::samplePicture(), QStringLiteral("sample.png"));
  waitUntil([&] { return !page.composer().pictures().isEmpty() && !page.seesPanel().square().isNull(); });
  page.seesPanel().mode()->choice(1)->click();
  const int side = page.seesPanel().cropView()->part().width();
  page.seesPanel().cropView()->setPart({side / 8, side / 4, side / 2, side / 2});
  waitUntil({}, settleMs);
  grabber.inBothThemes(QStringLiteral("pane-crop"));
  page.togglePanel();
  auto* viewer = page.findChild<ui::PictureViewer*>();
  viewer->open(page.composer().pictures().first());
  waitUntil({}, settleMs);
  grabber.inBothThemes(QStringLiteral("pane-viewer"));
  viewer->closeViewer();
  page.composer().clear();
}

/// Qt's own dialog, with what it offers while a name is typed.
void grabFileDialog(ui::MainWindow& window, Grabber& grabber, const QString& action, const QString& name) {
  window.findChild<ui::ActionRegistry*>()->find(action)->trigger();
  waitUntil({}, settleMs);
  auto* dialog = window.findChild<QFileDialog*>();
  if (dialog == nullptr) return;
  grabber.inBothThemes(name, dialog);
  auto* line = dialog->findChild<QLineEdit*>();
  line->setFocus(Qt::OtherFocusReason);
  line->setText(QStringLiteral("/usr/"));
  QKeyEvent letter(QEvent::KeyPress, Qt::Key_S, Qt::NoModifier, QStringLiteral("s"));
  QApplication::sendEvent(line, &letter);
  waitUntil([&] { return line->completer() != nullptr && line->completer()->popup()->isVisible(); }, 2000);
  if (line->completer() != nullptr && line->completer()->popup()->isVisible()) {
    grabber.inBothThemes(name + QStringLiteral("-completer"), line->completer()->popup());
    line->completer()->popup()->hide();
  }
  dialog->close();
  waitUntil({}, settleMs);
  window.activateWindow();
}

void grabChatPanes(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::ChatPage*>();
  window.openPage(QStringLiteral("chat"));
  waitUntil({}, settleMs);
  grabComposer(*page, grabber);
  page->model().ask(QStringLiteral("Which shape is red?"), {});
  waitUntil([&] { return !page->model().isAnswering(); });
  qobject_cast<QAbstractButton*>(page->topBarActions().last())->click();
  grabMenu(grabber, QStringLiteral("pane-chat-menu"));
  grabFileDialog(window, grabber, QStringLiteral("chat.export-json"), QStringLiteral("pane-export"));
  grabFileDialog(window, grabber, QStringLiteral("chat.import"), QStringLiteral("pane-import"));
  window.findChild<ui::ActionRegistry*>()->find(QStringLiteral("help.diagnosis"))->trigger();
  waitUntil({}, 600);
  grabber.inBothThemes(QStringLiteral("pane-toast"));
}

void grabGalleryMenu(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::GalleryPage*>();
  window.openPage(QStringLiteral("gallery"));
  waitUntil({}, settleMs);
  grabber.inBothThemes(QStringLiteral("pane-gallery"));
  if (page->model().count() == 0) return;
  const QModelIndex first = page->model().index(0, 0, page->model().index(0, 0));
  page->grid().select({page->model().idAt(first)}, page->model().idAt(first));
  page->grid().setFocus(Qt::TabFocusReason);
  QKeyEvent menu(QEvent::KeyPress, Qt::Key_Menu, Qt::NoModifier);
  QApplication::sendEvent(&page->grid(), &menu);
  grabMenu(grabber, QStringLiteral("pane-gallery-menu"));
}

}  // namespace

void grabPanes(ui::MainWindow& window, Grabber& grabber) {
  grabChatPanes(window, grabber);
  grabGalleryMenu(window, grabber);
}

}  // namespace tests
