#include "ui/frame/region_walk.h"

#include <QApplication>
#include <algorithm>

#include "ui/widgets/tab_order.h"

namespace ui {
namespace {

constexpr int mostRemembered = 16;

bool canTakeFocus(const QWidget* widget) { return widget->isVisible() && widget->isEnabled(); }

}  // namespace

RegionWalk::RegionWalk(QObject* parent) : QObject(parent) {
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { remember(now); });
}

void RegionWalk::remember(QWidget* focused) {
  if (focused == nullptr) return;
  m_latest.removeAll(QPointer<QWidget>(focused));
  m_latest.prepend(focused);
  while (m_latest.size() > mostRemembered) m_latest.removeLast();
}

QWidget* RegionWalk::stopIn(QWidget* region) const {
  if (!region->isVisible()) return nullptr;
  const auto isInside = [region](const QPointer<QWidget>& one) {
    return one != nullptr && (one == region || region->isAncestorOf(one)) && canTakeFocus(one);
  };
  const auto before = std::find_if(m_latest.begin(), m_latest.end(), isInside);
  if (before != m_latest.end()) return *before;
  const QList<QWidget*> stops = tabStops(region);
  const auto first = std::find_if(stops.begin(), stops.end(), canTakeFocus);
  return first == stops.end() ? nullptr : *first;
}

void RegionWalk::step(const QList<QWidget*>& regions, Direction direction) {
  const QWidget* focused = QApplication::focusWidget();
  const auto holdsFocus = [focused](const QWidget* region) {
    return focused != nullptr && (region == focused || region->isAncestorOf(focused));
  };
  const qsizetype count = regions.size();
  const qsizetype now = std::find_if(regions.begin(), regions.end(), holdsFocus) - regions.begin();
  const qsizetype by = direction == Direction::Next ? 1 : count - 1;
  // Without the focus in any of them it goes to the first, or the last.
  qsizetype at = now == count ? (direction == Direction::Next ? count - 1 : 0) : now;
  for (qsizetype tried = 0; tried < count; ++tried) {
    at = (at + by) % count;
    QWidget* stop = stopIn(regions[at]);
    if (stop == nullptr) continue;
    return stop->setFocus(direction == Direction::Next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
  }
}

}  // namespace ui
