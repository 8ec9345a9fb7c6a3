#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QUrl>

#include "ui/bridge/qt_convert.h"
#include "ui/models/download_pane.h"
#include "ui/models/library_row.h"
#include "ui/models/licence_panel.h"
#include "ui/models/model_library.h"
#include "ui/models/row_columns.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/size_words.h"
#include "ui/widgets/text_button.h"

// The part of LibraryRow that does something.

namespace ui {

void LibraryRow::buildActions(QGridLayout& head) {
  m_main = new TextButton(tr("Load"), this, TextButton::Kind::Plain, TextButton::Height::Small);
  m_cancel = new TextButton(tr("Cancel"), this, TextButton::Kind::Plain, TextButton::Height::Small);
  m_more = new IconButton(QStringLiteral("more"), tr("More for this model"), this);
  auto* box = m_actions = new QWidget(this);
  box->setMinimumWidth(columns::actions);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(6);
  row->addStretch(1);
  for (QWidget* part : std::initializer_list<QWidget*>{m_main, m_cancel, m_more}) row->addWidget(part);
  head.addWidget(box, 0, 4, 2, 1, Qt::AlignTop);
  connect(m_main, &QAbstractButton::clicked, this, &LibraryRow::act);
  connect(m_more, &QAbstractButton::clicked, this, &LibraryRow::openMenu);
  connect(m_cancel, &QAbstractButton::clicked, this, &LibraryRow::cancel);
}

void LibraryRow::showActions() {
  const auto progress = m_model.isHere ? std::nullopt : m_library.progressOf(m_model.repository);
  if (m_model.isHere) {
    m_action = m_library.isLoaded(m_model) ? Action::Unload : Action::Load;
  } else {
    m_action = !progress ? Action::Download : isOver(progress->state) ? Action::Resume : Action::Pause;
  }
  const bool failed = progress && progress->state == DownloadState::Failed;
  const auto look = [&](const QString& words, const char* icon) {
    m_main->setText(words);
    m_main->setIconName(QString::fromLatin1(icon));
    m_main->setAccessibleName(QStringLiteral("%1: %2").arg(words, m_model.name));
  };
  switch (m_action) {
    case Action::Load: look(tr("Load"), ""); break;
    case Action::Unload: look(tr("Unload"), "eject"); break;
    case Action::Download: look(tr("Download"), "save"); break;
    case Action::Resume: look(tr("Resume"), "play"); break;
    case Action::Pause: look(tr("Pause"), "pause"); break;
    case Action::None: break;
  }
  m_main->setToolTip(m_action == Action::Load ? m_model.problem : QString());
  const bool loading = m_library.loadOf(m_model).has_value();
  m_main->setVisible(!failed && !loading);  // the note has the button
  m_cancel->setVisible(progress.has_value() || loading);
  m_cancel->setAccessibleName((loading ? tr("Stop loading %1") : tr("Cancel the download of %1")).arg(m_model.name));
  m_more->setVisible(m_model.isHere);
}

void LibraryRow::act() {
  switch (m_action) {
    case Action::Load: return m_library.load(m_model);
    case Action::Unload: return m_library.unload();
    case Action::Pause: return m_library.pause(m_model.repository);
    case Action::Resume: return startDownload();
    case Action::Download:
      if (m_library.isLicenceRead(m_model.repository)) return startDownload();
      return m_licence->show(m_model, true);
    case Action::None: break;
  }
}

void LibraryRow::cancel() { m_library.loadOf(m_model) ? m_library.stopLoading() : m_download->askWhatToKeep(); }

void LibraryRow::startDownload() { m_library.download(m_model.repository); }

void LibraryRow::openMenu() {
  QMenu* menu = makePopupMenu(this);
  QAction* choose = menu->addAction(tr("Load at every start"), this, [this] { m_library.setDefault(m_model); });
  choose->setCheckable(true);
  choose->setChecked(m_library.isDefault(m_model));
  if (!m_model.folder.empty()) {
    menu->addAction(tr("Open its folder"), this, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(fromPath(m_model.folder))); });
  }
  if (m_model.isOurs) menu->addAction(tr("Remove from this computer…"), this, &LibraryRow::askToRemove);
  menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

void LibraryRow::askToRemove() {
  const QString loaded = m_library.isLoaded(m_model) ? tr(" It is unloaded first.") : QString();
  m_question->setMessage(tr("Remove “%1” from this computer?").arg(m_model.name),
                         tr("%1 are free again, and the model can only come back by another download.%2")
                             .arg(sizeWords(m_model.bytes), loaded));
  m_question->show();
  m_removeForGood->setFocus(Qt::OtherFocusReason);
}

void LibraryRow::keyPressEvent(QKeyEvent* event) {
  const bool isDown = event->key() == Qt::Key_Down;
  if (!isDown && event->key() != Qt::Key_Up) return QWidget::keyPressEvent(event);
  const QList<LibraryRow*> rows = window()->findChildren<LibraryRow*>();
  const auto next = rows.indexOf(this) + (isDown ? 1 : -1);
  if (next >= 0 && next < rows.size()) rows[next]->setFocus(isDown ? Qt::TabFocusReason : Qt::BacktabFocusReason);
}

}  // namespace ui
