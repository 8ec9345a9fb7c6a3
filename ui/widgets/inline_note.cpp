#include "ui/widgets/inline_note.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int iconSide = 16;

struct Look {
  const char* icon;
  ColorRole ground;
  ColorRole ink;
};

Look lookOf(InlineNote::Kind kind) {
  switch (kind) {
    case InlineNote::Kind::Success: return {"ok", ColorRole::SuccessSoft, ColorRole::Success};
    case InlineNote::Kind::Warning: return {"warning", ColorRole::WarningSoft, ColorRole::Warning};
    case InlineNote::Kind::Error: return {"error", ColorRole::ErrorSoft, ColorRole::Error};
    case InlineNote::Kind::Info: break;
  }
  return {"info", ColorRole::AccentSoft, ColorRole::AccentText};
}

QLabel* wrappingLabel(TypeStyle style, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  setTextStyle(label, style);
  return label;
}

}  // namespace

InlineNote::InlineNote(Kind kind, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_heading(wrappingLabel(TypeStyle::BodyStrong, this)),
      m_sentence(wrappingLabel(TypeStyle::Body, this)) {
  setAccessibleRole(this, QAccessible::AlertMessage);
  m_row = new QHBoxLayout(this);
  m_row->setContentsMargins(12 + iconSide + 8, 9, 12, 9);
  m_row->setSpacing(metrics::space8);
  m_column = new QVBoxLayout;
  m_column->setSpacing(2);
  m_column->addWidget(m_heading);
  m_column->addWidget(m_sentence);
  m_row->addLayout(m_column, 1);
  m_heading->hide();
}

void InlineNote::setKind(Kind kind) {
  m_kind = kind;
  update();
}

void InlineNote::setMessage(const QString& heading, const QString& sentence) {
  m_heading->setText(heading);
  m_heading->setVisible(!heading.isEmpty());
  m_sentence->setText(sentence);
  m_sentence->setVisible(!sentence.isEmpty());
  setTextStyle(m_sentence, TypeStyle::Body, heading.isEmpty() ? ColorRole::Text : ColorRole::Text2);
  setAccessibleName(heading.isEmpty() ? sentence : QStringLiteral("%1. %2").arg(heading, sentence));
  if (isVisible()) announce();
}

QString InlineNote::sentence() const { return m_sentence->text(); }
QString InlineNote::heading() const { return m_heading->text(); }

TextButton* InlineNote::addButton(const QString& text, const QString& icon) {
  if (m_buttons == nullptr) {
    m_buttons = new QHBoxLayout;
    m_buttons->setContentsMargins(0, 6, 0, 2);
    m_buttons->setSpacing(metrics::space8);
    m_buttons->addStretch();
    m_column->addLayout(m_buttons);
  }
  auto* button = new TextButton(text, this, TextButton::Kind::Plain, TextButton::Height::Small);
  button->setIconName(icon);
  m_buttons->insertWidget(m_buttons->count() - 1, button);
  return button;
}

void InlineNote::setClosable() {
  auto* cross = new IconButton(QStringLiteral("close"), tr("Close this message"), this, IconButtonSize::Small);
  m_row->addWidget(cross, 0, Qt::AlignTop);
  connect(cross, &QAbstractButton::clicked, this, [this] {
    hide();
    Q_EMIT closed();
  });
}

void InlineNote::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Look look = lookOf(m_kind);
  drawRoundedBox(painter, rect(), metrics::radiusTile, color(look.ground));
  const QLabel* first = m_heading->isHidden() ? m_sentence : m_heading;
  const int line = first->fontMetrics().height();
  const int top =
      first->y() + (first == m_sentence ? (first->height() - first->heightForWidth(first->width())) / 2 : 0);
  drawIcon(painter, QString::fromLatin1(look.icon), QRect(12, top, iconSide, line), iconSide, color(look.ink));
}

void InlineNote::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  announce();
}

void InlineNote::announce() {
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

}  // namespace ui
