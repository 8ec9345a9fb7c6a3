#include "ui/chat/chat_list.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>
#include <utility>

#include "ui/chat/chat_keeper.h"
#include "ui/chat/chat_list_delegate.h"
#include "ui/chat/chat_list_model.h"
#include "ui/chat/undo_row.h"
#include "ui/commands/action_registry.h"
#include "ui/store/chat_store.h"
#include "ui/store/storage.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int searchTop = 10;
constexpr int listInset = 8;
constexpr int readDelayMs = 60;  // several changes, or letters of a search, are one reading

}  // namespace

ChatList::ChatList(ChatKeeper& keeper, Storage& storage, QWidget* parent)
    : Surface(ColorRole::Window, parent, Qt::RightEdge),
      m_keeper(keeper),
      m_storage(storage),
      m_search(new SearchField(tr("Search chats"), this)),
      m_newChat(new IconButton(QStringLiteral("plus"), tr("New chat"), this)),
      m_model(new ChatListModel(this)),
      m_view(new QListView(this)),
      m_noHit(new QWidget(this)),
      m_noHitText(new QLabel(m_noHit)),
      m_undo(new UndoRow(this)) {
  setAccessibleName(tr("Chats"));
  build();
  m_readSoon.setSingleShot(true);
  m_readSoon.setInterval(readDelayMs);
  connect(&m_readSoon, &QTimer::timeout, this, &ChatList::read);
  connect(&keeper, &ChatKeeper::listChanged, &m_readSoon, qOverload<>(&QTimer::start));
  connect(m_search, &SearchField::searchChanged, &m_readSoon, qOverload<>(&QTimer::start));
  connect(m_newChat, &QAbstractButton::clicked, this, &ChatList::newChatRequested);
  connect(m_model, &ChatListModel::renamed, &keeper, &ChatKeeper::rename);
  connect(m_view, &QListView::activated, this, &ChatList::openCurrent);
  connect(m_view, &QListView::clicked, this, &ChatList::openCurrent);
  connect(m_view, &QWidget::customContextMenuRequested, this, &ChatList::openMenu);
  // Not at once: an answer that is there already would come before whoever makes the list listens to it.
  QMetaObject::invokeMethod(this, &ChatList::read, Qt::QueuedConnection);
}

void ChatList::build() {
  m_view->setModel(m_model);
  m_view->setItemDelegate(new ChatListDelegate(m_view));
  m_view->setAccessibleName(tr("Chats"));
  m_view->setUniformItemSizes(false);
  m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);  // F2
  m_view->setMouseTracking(true);
  m_view->viewport()->setAttribute(Qt::WA_Hover);
  m_view->viewport()->setAutoFillBackground(false);
  m_view->setContextMenuPolicy(Qt::CustomContextMenu);
  m_view->installEventFilter(this);

  auto* clear = new TextButton(tr("Clear search"), m_noHit, TextButton::Kind::Plain, TextButton::Height::Small);
  connect(clear, &QAbstractButton::clicked, m_search, &QLineEdit::clear);
  m_noHitText->setWordWrap(true);
  m_noHitText->setTextFormat(Qt::PlainText);
  setTextStyle(m_noHitText, TypeStyle::Small, ColorRole::Text2);
  auto* noHit = new QVBoxLayout(m_noHit);
  noHit->setContentsMargins(metrics::space16, metrics::space12, metrics::space16, 0);
  noHit->setSpacing(metrics::space8);
  noHit->addWidget(m_noHitText);
  noHit->addWidget(clear, 0, Qt::AlignLeft);
  noHit->addStretch();
  m_noHit->hide();

  auto* top = new QHBoxLayout;
  top->setContentsMargins(metrics::space12, searchTop, metrics::space8, metrics::space4);
  top->setSpacing(metrics::space8);
  top->addWidget(m_search, 1);
  top->addWidget(m_newChat);
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(listInset, 0, listInset, listInset);
  foot->addWidget(m_undo);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 1, 0);
  column->setSpacing(0);
  column->addLayout(top);
  column->addWidget(m_view, 1);
  column->addWidget(m_noHit, 1);
  column->addLayout(foot);
}

void ChatList::read() {
  const QString search = m_search->text().trimmed();
  m_readOn = QDate::currentDate();
  m_storage.run([search](Database& database) { return chat_store::lines(database, search); })
      .then(this, [this, search, reading = ++m_readings](QList<ConversationLine> lines) {
        if (reading != m_readings) return;
        lines.removeIf([this](const ConversationLine& line) { return m_keeper.isDeleted(line.id); });
        m_model->setLines(lines);
        const bool noHit = lines.isEmpty() && !search.isEmpty();
        m_noHitText->setText(tr("No chat contains “%1”.").arg(search));
        m_noHit->setVisible(noHit);
        m_view->setVisible(!noHit);
        setCurrent(m_current);
        if (m_model->indexOf(m_renameWhenRead).isValid()) rename(std::exchange(m_renameWhenRead, {}));
        if (search.isEmpty()) Q_EMIT counted(m_model->chats());
      });
}

void ChatList::showEvent(QShowEvent* event) {
  Surface::showEvent(event);
  if (m_readOn != QDate::currentDate()) read();
}

void ChatList::setCurrent(const QString& id) {
  m_current = id;
  const QModelIndex index = m_model->indexOf(id);
  if (index == m_view->currentIndex()) return;
  if (index.isValid()) {
    m_view->setCurrentIndex(index);
  } else {
    m_view->clearSelection();
    m_view->setCurrentIndex({});
  }
}

void ChatList::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

void ChatList::tellKeys(ActionRegistry& actions) {
  actions.tellKeys(QStringLiteral("window.search"), this, [this](const QString& keys) { m_search->setKeyHint(keys); });
  actions.tellKeys(QStringLiteral("chat.new"), this, [this](const QString& keys) { m_newChat->setWords(tr("New chat"), keys); });
}

QString ChatList::chosen() const { return m_view->currentIndex().data(ChatListModel::IdRole).toString(); }

void ChatList::openCurrent() {
  const QString id = chosen();
  m_undo->withdraw();
  if (!id.isEmpty() && id != m_current) m_keeper.open(id);
}

void ChatList::rename(const QString& id) {
  const QModelIndex index = m_model->indexOf(id);
  if (!index.isValid()) {
    m_renameWhenRead = id;
    m_search->clear();
    return;
  }
  m_view->setCurrentIndex(index);
  m_view->edit(index);
}

void ChatList::remove(const QString& id, const QString& title) {
  if (id.isEmpty()) return;
  const bool wasShown = id == m_current;
  m_keeper.setDeleted(id, true);
  m_undo->offer(tr("“%1” deleted").arg(title), [this, id, wasShown] {
    m_keeper.setDeleted(id, false);
    if (wasShown) m_keeper.open(id);
  });
}

void ChatList::openMenu(const QPoint& place) {
  const QModelIndex index = m_view->indexAt(place);
  const QString id = index.data(ChatListModel::IdRole).toString();
  if (id.isEmpty()) return;
  const bool pinned = index.data(ChatListModel::PinnedRole).toBool();
  QMenu* menu = makePopupMenu(this);
  menu->addAction(IconProvider::icon(QStringLiteral("edit")), tr("Rename\tF2"), this, [this, id] { rename(id); });
  menu->addAction(IconProvider::icon(QStringLiteral("pin")), pinned ? tr("Unpin") : tr("Pin"), this,
                  [this, id, pinned] { m_keeper.setPinned(id, !pinned); });
  menu->addAction(IconProvider::icon(QStringLiteral("trash")), tr("Delete\tDel"), this,
                  [this, id, title = index.data().toString()] { remove(id, title); });
  menu->popup(m_view->viewport()->mapToGlobal(place));
}

bool ChatList::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_view || event->type() != QEvent::KeyPress) return Surface::eventFilter(watched, event);
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Delete:
      remove(chosen(), m_view->currentIndex().data().toString());
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      openCurrent();
      return true;
    default:
      return Surface::eventFilter(watched, event);
  }
}

}  // namespace ui
