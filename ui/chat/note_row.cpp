#include "ui/chat/note_row.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int noteHeight = 34;
constexpr int iconSide = 16;

}  // namespace

NoteRow::NoteRow(const QString& icon, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_text(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text)),
      m_row(new QHBoxLayout(this)) {
  setMinimumHeight(noteHeight);
  m_row->setContentsMargins(metrics::space12 + iconSide + metrics::space8, 0, 6, 0);
  m_row->addWidget(m_text, 1);
}

void NoteRow::setText(const QString& text) {
  m_text->setText(text);
  setAccessibleName(text);
}

QString NoteRow::text() const { return m_text->text(); }

TextButton* NoteRow::addButton(const QString& text) {
  auto* button = new TextButton(text, this, TextButton::Kind::Plain, TextButton::Height::Row);
  addEnd(button);
  return button;
}

void NoteRow::addEnd(QWidget* widget) { m_row->addWidget(widget); }

void NoteRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusTile, color(ColorRole::AccentSoft));
  drawIcon(painter, m_icon, QRect(metrics::space12, 0, iconSide, height()), iconSide, color(ColorRole::AccentText));
}

}  // namespace ui
