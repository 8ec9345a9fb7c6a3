#include "ui/commands/command_palette.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/action_registry.h"
#include "ui/commands/command_delegate.h"
#include "ui/commands/command_list.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/surface.h"

namespace ui {
namespace {

constexpr int paletteWidth = 560;
constexpr int fromTop = 96;
constexpr int mostRows = 9;
constexpr int padding = 18;  ///< so that the icon stands over those of the list
constexpr int headPadding = 8;
constexpr int iconSide = 16;
constexpr int iconGap = 10;
constexpr int listInset = 6;

}  // namespace

CommandPalette::CommandPalette(ActionRegistry& actions, QWidget* parent)
    : Popover(parent), m_actions(actions), m_commands(new CommandList(actions, this)), m_line(new QLineEdit(this)),
      m_view(new QListView(this)), m_empty(new QLabel(this)) {
  setFixedWidth(paletteWidth);
  setAccessibleName(tr("Commands"));
  m_line->setPlaceholderText(tr("What do you want to do?"));
  m_line->setAccessibleName(tr("Find a command"));
  m_line->setProperty("role", QStringLiteral("bare"));  // the palette is its frame
  m_line->setFont(theme().font(TypeStyle::Reading));
  m_line->installEventFilter(this);
  m_view->setAccessibleName(tr("Commands"));
  m_view->setModel(m_commands);
  m_view->setItemDelegate(new CommandDelegate(m_view));
  m_view->setFocusPolicy(Qt::NoFocus);  // the keys go to the line, which moves the mark
  m_view->setMouseTracking(true);
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_view->setUniformItemSizes(true);
  m_empty->setTextFormat(Qt::PlainText);
  m_empty->setContentsMargins(metrics::space12, metrics::space8, metrics::space12, metrics::space8);
  m_empty->setWordWrap(true);
  setTextStyle(m_empty, TypeStyle::Body, ColorRole::Text2);
  auto* head = new QHBoxLayout;
  head->setContentsMargins(padding + iconSide + iconGap, headPadding, padding, headPadding);
  head->addWidget(m_line);
  auto* found = new QVBoxLayout;
  found->setContentsMargins(listInset, listInset, listInset, listInset);
  found->addWidget(m_view);
  found->addWidget(m_empty);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 1, 1, 1);
  column->setSpacing(0);
  column->addLayout(head);
  column->addWidget(horizontalLine(this));
  column->addLayout(found);
  connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::search);
  connect(m_view, &QAbstractItemView::clicked, this, &CommandPalette::runCurrent);
}

QString CommandPalette::emptyText() const { return m_empty->isHidden() ? QString() : m_empty->text(); }

void CommandPalette::toggle(const QWidget* opener) {
  if (isVisible()) return leave();
  m_before = QApplication::focusWidget();
  m_line->clear();
  search({});
  const int width = std::min(paletteWidth, parentWidget()->width() - 2 * metrics::space16);
  toggleAt(QPoint((parentWidget()->width() + width) / 2, fromTop), Grows::Down, opener);
  m_line->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::leave() {
  hide();
  if (m_before != nullptr) m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::hideEvent(QHideEvent* event) {
  Popover::hideEvent(event);
  if (isAncestorOf(QApplication::focusWidget()) && m_before != nullptr) m_before->setFocus(Qt::OtherFocusReason);
}

void CommandPalette::search(const QString& words) {
  m_commands->setQuery(words);
  const int rows = m_commands->rowCount();
  m_view->setFixedHeight(std::clamp(rows, 1, mostRows) * CommandDelegate::rowHeight());
  m_view->setVisible(rows > 0);
  m_empty->setVisible(rows == 0);
  m_empty->setText(tr("No command is called “%1”.").arg(words.simplified()));
  m_view->setCurrentIndex(m_commands->index(0));
  m_view->scrollToTop();
}

void CommandPalette::runCurrent() {
  QAction* action = m_commands->actionAt(m_view->currentIndex());
  if (action == nullptr || !action->isEnabled()) return;
  leave();
  m_actions.run(action);
}

void CommandPalette::paintEvent(QPaintEvent* event) {
  Popover::paintEvent(event);
  QPainter painter(this);
  const QRect head(padding, m_line->y(), width() - 2 * padding, m_line->height());
  drawIcon(painter, QStringLiteral("search"), QRect(head.left(), head.top(), iconSide, head.height()), iconSide,
           color(ColorRole::Text2));
  if (m_line->text().isEmpty()) drawKeyHint(painter, head, tr("Esc"));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (watched != m_line || event->type() != QEvent::KeyPress) return Popover::eventFilter(watched, event);
  auto* key = static_cast<QKeyEvent*>(event);
  switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QApplication::sendEvent(m_view, event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: runCurrent(); return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true;  // there is nothing else in here
    default: return Popover::eventFilter(watched, event);
  }
}

}  // namespace ui
