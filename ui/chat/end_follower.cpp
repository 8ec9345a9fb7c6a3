#include "ui/chat/end_follower.h"

#include <QCoreApplication>
#include <QScrollArea>
#include <QScrollBar>

#include "ui/chat/newest_pill.h"

namespace ui {
namespace {

constexpr int nearEnd = 8;  // pixels that still count as the end
constexpr int pillGap = 12;

}  // namespace

EndFollower::EndFollower(QScrollArea* area) : QObject(area), m_area(area), m_pill(new NewestPill(area)) {
  const QScrollBar* bar = area->verticalScrollBar();
  connect(bar, &QScrollBar::rangeChanged, this, [this] {
    if (m_follows) {
      scrollToEnd();
    } else {
      placeAnchor();
    }
    placePill();
  });
  connect(bar, &QScrollBar::valueChanged, this, [this] {
    if (!m_placing) {
      m_follows = isAtEnd();
      m_anchor = nullptr;
    }
    placePill();
  });
  connect(m_pill, &QAbstractButton::clicked, this, &EndFollower::scrollToEnd);
}

bool EndFollower::isAtEnd() const {
  const QScrollBar* bar = m_area->verticalScrollBar();
  return bar->value() >= bar->maximum() - nearEnd;
}

void EndFollower::scrollToEnd() {
  m_follows = true;
  m_area->verticalScrollBar()->setValue(m_area->verticalScrollBar()->maximum());
}

void EndFollower::keepInPlace(QWidget* widget, const std::function<void()>& change) {
  const bool followed = m_follows;
  if (widget != nullptr) m_anchorTop = widget->mapTo(m_area->viewport(), QPoint()).y();
  change();
  m_anchor = widget;
  // Heights follow widths, and the size of the page follows both: each needs a round.
  for (int round = 0; round < 3; ++round) QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
  placeAnchor();
  m_follows = followed;
}

void EndFollower::placeAnchor() {
  if (m_anchor == nullptr) return;
  m_placing = true;
  m_area->verticalScrollBar()->setValue(m_anchor->mapTo(m_area->widget(), QPoint()).y() - m_anchorTop);
  m_placing = false;
}

void EndFollower::placePill() {
  m_pill->setVisible(!isAtEnd());
  const QSize size = m_pill->sizeHint();
  const int left = (m_area->viewport()->width() - size.width()) / 2;
  m_pill->setGeometry(left, m_area->height() - size.height() - pillGap, size.width(), size.height());
  m_pill->raise();
}

}  // namespace ui
