#include "ui/chat/edit_note.h"

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

EditNote::EditNote(QWidget* parent)
    : QWidget(parent),
      m_text(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text)),
      m_cancel(new TextButton(tr("Cancel"), this, TextButton::Kind::Plain, TextButton::Height::Row)) {
  setMinimumHeight(noteHeight);
  m_text->setText(tr("You are changing an earlier question. Both versions stay."));
  m_cancel->setKeyHint(tr("Esc"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::space12 + iconSide + metrics::space8, 0, 6, 0);
  row->addWidget(m_text, 1);
  row->addWidget(m_cancel);
  connect(m_cancel, &QAbstractButton::clicked, this, &EditNote::cancelRequested);
}

void EditNote::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusTile, color(ColorRole::AccentSoft));
  drawIcon(painter, QStringLiteral("branch"), QRect(metrics::space12, 0, iconSide, height()), iconSide,
           color(ColorRole::AccentText));
}

}  // namespace ui
