#include "ui/chat/chat_page.h"

#include <QAction>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/chat/chat_exchange.h"
#include "ui/chat/chat_keeper.h"
#include "ui/chat/chat_list.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversation_pane.h"
#include "ui/chat/sees_panel.h"
#include "ui/chat/stored_pictures.h"
#include "ui/chat/transcript_view.h"
#include "ui/chat/undo_row.h"
#include "ui/commands/action_registry.h"
#include "ui/settings/preferences.h"
#include "ui/store/storage.h"
#include "ui/theme/icon_provider.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/page_columns.h"
#include "ui/widgets/popup_menu.h"

namespace ui {
namespace {

// A window of 1040 has a page of 972 beside the rail.
constexpr PageColumns::Width listWidth{.usual = 248, .least = 200, .most = 360, .besideFrom = 972};
constexpr PageColumns::Width seesWidth{.usual = 288, .least = 240, .most = 420, .besideFrom = 1092};
const QString listHidden = QStringLiteral("chatListHidden");
const QString columnsKey = QStringLiteral("chat");

}  // namespace

ChatPage::ChatPage(EngineBridge& bridge, Preferences& preferences, Storage& storage, QWidget* parent)
    : Page(parent),
      m_bridge(bridge),
      m_preferences(preferences),
      m_storage(storage),
      m_model(new ChatModel(bridge, this)),
      m_keeper(new ChatKeeper(*m_model, storage, this)),
      m_stored(new StoredPictures(storage.folder(), this)),
      m_exchange(new ChatExchange(storage, this)),
      m_pane(new ConversationPane(*m_model, bridge, preferences, *m_stored, this)) {
  buildLayout();
  buildActions();
  connectKeeper();
  connectSees();
  connectExchange();
  showChat();
  openLast();
}

ChatPage::~ChatPage() {
  m_keeper->keepRunning();
  m_keeper->flush();
}

void ChatPage::buildLayout() {
  m_columns = new PageColumns(m_pane, this);
  m_list = new ChatList(*m_keeper, m_storage, m_columns);
  m_sees = new SeesPanel(m_columns);
  m_columns->setList(m_list, listWidth);
  m_columns->setPanel(m_sees, seesWidth);
  m_columns->restore(m_preferences.splitter(columnsKey));
  auto* page = new QVBoxLayout(this);
  page->setContentsMargins(0, 0, 0, 0);
  page->addWidget(m_columns);
  m_listButton = new IconButton(QStringLiteral("panel"), tr("List of chats"), this);
  m_listButton->setCheckable(true);
  m_seesButton = new IconButton(QStringLiteral("eye"), tr("What the model sees"), this);
  m_seesButton->setCheckable(true);
  m_renameButton = new IconButton(QStringLiteral("edit"), tr("Rename this chat"), this, IconButtonSize::Small);
  m_moreButton = new IconButton(QStringLiteral("more"), tr("More for this chat"), this);
  for (IconButton* button : {m_renameButton, m_listButton, m_seesButton, m_moreButton}) button->hide();
  connect(m_listButton, &QAbstractButton::clicked, this, &ChatPage::toggleList);
  connect(m_seesButton, &QAbstractButton::clicked, this, &ChatPage::togglePanel);
  connect(m_moreButton, &QAbstractButton::clicked, this, &ChatPage::openMore);
  connect(m_columns, &PageColumns::shownChanged, this, [this] {
    m_listButton->setChecked(m_columns->isListShown());
    m_seesButton->setChecked(m_columns->isPanelShown());
    showSeen();
  });
  connect(m_columns, &PageColumns::wantedChanged, this,
          [this] { m_preferences.remember(listHidden, !m_columns->isListWanted()); });
  connect(m_columns, &PageColumns::widthsChanged, this,
          [this] { m_preferences.setSplitter(columnsKey, m_columns->state()); });
}

void ChatPage::buildActions() {
  m_newChat = new QAction(tr("New chat"), this);
  m_continue = new QAction(tr("Continue the answer"), this);
  m_rename = new QAction(tr("Rename this chat"), this);
  m_pin = new QAction(tr("Pin this chat"), this);
  m_remove = new QAction(tr("Delete this chat"), this);
  m_exportMarkdown = new QAction(tr("Export as Markdown…"), this);
  m_exportJson = new QAction(tr("Export as JSON…"), this);
  m_import = new QAction(tr("Import a chat…"), this);
  connect(m_newChat, &QAction::triggered, this, &ChatPage::startNewChat);
  connect(m_continue, &QAction::triggered, m_model, &ChatModel::continueAnswer);
  connect(m_model, &ChatModel::answeringChanged, this, &ChatPage::showContinue);
  connect(m_list, &ChatList::newChatRequested, this, &ChatPage::startNewChat);
  connect(m_renameButton, &QAbstractButton::clicked, m_rename, &QAction::trigger);
  connect(m_rename, &QAction::triggered, this, [this] {
    if (!m_columns->isListShown()) toggleList();
    m_list->rename(m_model->conversation()->id);
  });
  connect(m_pin, &QAction::triggered, this, [this] {
    m_keeper->setPinned(m_model->conversation()->id, !m_model->conversation()->pinned);
  });
  connect(m_remove, &QAction::triggered, this, &ChatPage::removeShown);
}

void ChatPage::defineActions(ActionRegistry& actions) {
  actions.adopt(this, {"chat.new", QT_TR_NOOP("New chat"), "plus", QKeySequence::New}, m_newChat);
  actions.adopt(this, {"chat.continue", QT_TR_NOOP("Continue the answer"), "play", {}}, m_continue);
  actions.adopt(this, {"chat.rename", QT_TR_NOOP("Rename this chat"), "edit", {}}, m_rename);
  actions.adopt(this, {"chat.pin", QT_TR_NOOP("Pin this chat, or unpin it"), "pin", {}}, m_pin);
  actions.adopt(this, {"chat.delete", QT_TR_NOOP("Delete this chat"), "trash", {}}, m_remove);
  actions.adopt(this, {"chat.export-markdown", QT_TR_NOOP("Export this chat as Markdown…"), "save", {}}, m_exportMarkdown);
  actions.adopt(this, {"chat.export-json", QT_TR_NOOP("Export this chat as JSON…"), "save", {}}, m_exportJson);
  actions.adopt(this, {"chat.import", QT_TR_NOOP("Import a chat…"), "open", {}}, m_import);
  actions.define(this, {"chat.attach", QT_TR_NOOP("Attach pictures or text"), "attach", {}},
                 [this] { m_pane->chooseFiles(); });
  actions.tellKeys(QStringLiteral("window.list"), this, [this](const QString& keys) { m_listButton->setWords(tr("List of chats"), keys); });
  actions.tellKeys(QStringLiteral("window.panel"), this,
                   [this](const QString& keys) { m_seesButton->setWords(tr("What the model sees"), keys); });
  m_list->tellKeys(actions);
  showChat();
}

void ChatPage::connectKeeper() {
  connect(m_model, &ChatModel::turnAdded, this, &ChatPage::showChat);
  connect(m_model, &ChatModel::shownChanged, this, &ChatPage::showChat);
  const auto rememberChat = [this] { m_preferences.setLastChat(m_model->conversation()->id); };
  connect(m_model, &ChatModel::shownChanged, this, rememberChat);
  connect(m_model, &ChatModel::conversationChanged, this, rememberChat);  // a new one with a draft
  connect(m_model, &ChatModel::turnAdded, this, rememberChat);
  connect(m_model, &ChatModel::titleChanged, this, &ChatPage::titleChanged);
  connect(m_list, &ChatList::counted, this, [this](int chats) {
    // Folded until there is something to choose from, or as the person left it.
    if (const bool folded = m_preferences.remembered(listHidden, chats <= 1); !folded || chats > 1) m_columns->setListWanted(!folded);
  });
  connect(m_pane, &ConversationPane::drawRequested, this, &ChatPage::drawExampleChosen);
  connect(m_pane, &ConversationPane::createRequested, this, &ChatPage::createRequested);
  connect(m_pane, &ConversationPane::modelsWanted, this, &ChatPage::modelsWanted);
  connect(m_keeper, &ChatKeeper::unsavedChanged, this, [this](const QString& sentence) {
    const QString kept = tr("What you ask is held in memory and saved as soon as that is possible.");
    m_pane->showProblem({}, sentence.isEmpty() ? QString() : QStringLiteral("%1 %2").arg(sentence, kept));
  });
  connect(m_keeper, &ChatKeeper::failed, this, [this](const QString& sentence) { m_pane->showProblem({}, sentence); });
  connect(m_keeper, &ChatKeeper::opened, this, &ChatPage::focusInput);
}

/// The conversation of the last time; a new one where it is gone.
void ChatPage::openLast() {
  const QString last = m_preferences.lastChat();
  if (!last.isEmpty()) m_keeper->open(last);
}

void ChatPage::startNewChat() {
  m_model->startNewChat();
  focusInput();
}

void ChatPage::showChat() {
  const bool empty = m_model->turns().isEmpty();
  ActionRegistry::setOff(m_newChat, empty ? tr("This is a new chat") : QString());
  for (QAction* action : {m_rename, m_pin, m_remove, m_exportMarkdown, m_exportJson}) {
    ActionRegistry::setOff(action, empty ? tr("Nothing has been asked in this chat") : QString());
  }
  showContinue();
  m_renameButton->setEnabled(!empty);
  m_list->setCurrent(m_model->conversation()->id);
  Q_EMIT titleChanged();
}

void ChatPage::showContinue() {
  const QString reason = m_model->isAnswering() ? tr("An answer is being written") : tr("The last answer did not break off");
  ActionRegistry::setOff(m_continue, m_model->canContinue() ? QString() : reason);
}

void ChatPage::openMore() {
  QMenu* menu = makePopupMenu(this);
  const auto add = [&](const QString& icon, const QString& text, QAction* action) {
    menu->addAction(IconProvider::icon(icon), text, action, &QAction::trigger)->setEnabled(action->isEnabled());
  };
  add(QStringLiteral("edit"), tr("Rename"), m_rename);
  add(QStringLiteral("pin"), m_model->conversation()->pinned ? tr("Unpin") : tr("Pin"), m_pin);
  menu->addSeparator();
  add(QStringLiteral("save"), tr("Export as Markdown…"), m_exportMarkdown);
  add(QStringLiteral("save"), tr("Export as JSON…"), m_exportJson);
  add(QStringLiteral("open"), tr("Import a chat…"), m_import);
  menu->addSeparator();
  add(QStringLiteral("trash"), tr("Delete"), m_remove);
  menu->popup(m_moreButton->mapToGlobal(QPoint(0, m_moreButton->height())));
}

void ChatPage::removeShown() {
  if (!m_columns->isListShown()) toggleList();  // the way back is there
  m_list->remove(m_model->conversation()->id, title());
}

Composer& ChatPage::composer() const { return m_pane->composer(); }

QString ChatPage::title() const {
  const QString title = m_model->conversation()->shownTitle();
  if (!title.isEmpty()) return title;
  return m_model->turns().isEmpty() ? tr("New chat") : tr("A picture");
}

QString ChatPage::titleNote() const {
  const auto messages = 2 * static_cast<int>(m_model->turns().size());
  return messages == 0 ? QString() : tr("%n messages", nullptr, messages);
}

QWidget* ChatPage::titleAction() { return m_renameButton; }

QList<QWidget*> ChatPage::topBarActions() { return {m_listButton, m_seesButton, m_moreButton}; }

QList<QWidget*> ChatPage::regions() { return {m_list, &m_pane->transcript(), &m_pane->composer(), m_sees}; }

void ChatPage::focusInput() { m_pane->focusInput(); }

bool ChatPage::escape() { return m_columns->closeOver() || m_pane->escape(); }

void ChatPage::focusSearch() {
  if (!m_columns->isListShown()) toggleList();
  m_list->focusSearch();
}

void ChatPage::toggleList() { m_columns->toggleList(); }

void ChatPage::togglePanel() { m_columns->togglePanel(); }

void ChatPage::openFiles(const QList<QString>& paths) { m_pane->openFiles(paths); }

void ChatPage::discuss(const QImage& picture, const QString& name) { m_pane->takePicture(picture, name); }

}  // namespace ui
