#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int iconSide = 16;
constexpr int iconLeft = 9;
constexpr int hintRight = 7;
constexpr int textLeft = 20;  ///< beside what the sheet and the editor leave free themselves: 30 in all

}  // namespace

SearchField::SearchField(const QString& words, QWidget* parent)
    : QLineEdit(parent),
      m_clear(new IconButton(QStringLiteral("close"), tr("Clear the search"), this, IconButtonSize::Small)) {
  setPlaceholderText(words);
  setAccessibleName(words);
  setTextMargins(textLeft, 0, metrics::smallIconButtonSize, 0);
  m_clear->setFocusPolicy(Qt::NoFocus);  // Esc does the same
  m_clear->setCursor(Qt::ArrowCursor);
  m_clear->hide();
  connect(m_clear, &QAbstractButton::clicked, this, &QLineEdit::clear);
  connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_clear->setVisible(!text.isEmpty());
    Q_EMIT searchChanged(text.trimmed());
  });
}

void SearchField::setKeyHint(const QString& keys) {
  m_keyHint = keys;
  setToolTip(keys.isEmpty() ? QString() : QStringLiteral("%1  %2").arg(placeholderText(), keys));
  update();
}

bool SearchField::event(QEvent* event) {
  // Before a shortcut of the window takes it.
  if (event->type() == QEvent::ShortcutOverride && !text().isEmpty() &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return QLineEdit::event(event);
}

void SearchField::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  QPainter painter(this);
  drawIcon(painter, QStringLiteral("search"), QRect(iconLeft, 0, iconSide, height()), iconSide, color(ColorRole::Text2));
  // With large text there may be no room for both.
  const int words = iconLeft + iconSide + metrics::space16 + fontMetrics().horizontalAdvance(placeholderText());
  if (!text().isEmpty() || words + keyHintWidth(m_keyHint) + hintRight > width()) return;
  drawKeyHint(painter, rect().adjusted(0, 0, -hintRight, 0), m_keyHint);
}

void SearchField::resizeEvent(QResizeEvent* event) {
  QLineEdit::resizeEvent(event);
  const int side = metrics::smallIconButtonSize;
  m_clear->setGeometry(width() - side - 3, (height() - side) / 2, side, side);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) return clear();
  QLineEdit::keyPressEvent(event);
}

}  // namespace ui
