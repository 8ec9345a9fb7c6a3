#include "ui/chat/context_line.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include "ui/chat/answer_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/painting.h"

namespace ui {

ContextLine::ContextLine(QWidget* parent)
    : QWidget(parent), m_words(new ElidedLabel(this, TypeStyle::Caption, ColorRole::Text3)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addStretch(1);
  row->addWidget(m_words);
  row->addStretch(1);
}

void ContextLine::setContextLength(qint64 positions) {
  m_words->setText(tr("The model no longer reads what is above: its context of %1 positions is full")
                       .arg(QLocale().toString(positions)));
  m_words->setMinimumWidth(0);
  setAccessibleName(m_words->text());
}

QString ContextLine::words() const { return m_words->text(); }

void ContextLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(color(ColorRole::BorderStrong));
  const int middle = height() / 2;
  const QRect words = m_words->geometry().adjusted(-metrics::space12, 0, metrics::space12, 0);
  painter.drawLine(AnswerView::outset, middle, words.left(), middle);
  painter.drawLine(words.right(), middle, width(), middle);
}

}  // namespace ui
