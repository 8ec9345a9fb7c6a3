#include "ui/widgets/page_columns.h"

#include <algorithm>
#include <utility>

#include "ui/widgets/column_handle.h"

namespace ui {

PageColumns::PageColumns(QWidget* content, QWidget* parent) : QWidget(parent), m_content(content) {
  content->setParent(this);
}

void PageColumns::setList(QWidget* list, const Width& width) { setColumn(m_list, list, width, Qt::RightEdge); }

void PageColumns::setPanel(QWidget* panel, const Width& width) { setColumn(m_panel, panel, width, Qt::LeftEdge); }

void PageColumns::setColumn(Column& column, QWidget* widget, const Width& width, Qt::Edge inner) {
  widget->setParent(this);
  column = {.widget = widget, .handle = new ColumnHandle(inner, this), .width = width, .now = width.usual};
  connect(column.handle, &ColumnHandle::moved, this, [this, &column](int by) { widen(column, by, false); });
  connect(column.handle, &ColumnHandle::released, this, &PageColumns::widthsChanged);
  connect(column.handle, &ColumnHandle::stepped, this, [this, &column](int by) { widen(column, by, true); });
  connect(column.handle, &ColumnHandle::resetWanted, this,
          [this, &column] { widen(column, column.width.usual - column.now, true); });
  arrange();
}

void PageColumns::setListWanted(bool wanted) {
  m_list.wanted = wanted;
  arrange();
}

void PageColumns::setPanelWanted(bool wanted) {
  m_panel.wanted = wanted;
  arrange();
}

void PageColumns::toggle(Column& column) {
  if (column.widget == nullptr) return;
  if (isBeside(column)) {
    column.wanted = !column.wanted;
    Q_EMIT wantedChanged();
  } else {
    column.over = !column.over;
  }
  arrange();
}

bool PageColumns::closeOver() {
  if (!m_list.over && !m_panel.over) return false;
  m_list.over = false;
  m_panel.over = false;
  arrange();
  return true;
}

void PageColumns::widen(Column& column, int by, bool ended) {
  column.now = std::clamp(column.now + by, column.width.least, column.width.most);
  arrange();
  if (ended) Q_EMIT widthsChanged();
}

QByteArray PageColumns::state() const {
  return QByteArray::number(m_list.now) + ' ' + QByteArray::number(m_panel.now);
}

void PageColumns::restore(const QByteArray& state) {
  const QList<QByteArray> numbers = state.split(' ');
  if (numbers.size() != 2) return;
  for (auto [column, text] : {std::pair(&m_list, numbers[0]), std::pair(&m_panel, numbers[1])}) {
    bool valid = false;
    const int width = text.toInt(&valid);
    if (valid && column->widget != nullptr) column->now = std::clamp(width, column->width.least, column->width.most);
  }
  arrange();
}

bool PageColumns::isBeside(const Column& column) const { return width() >= column.width.besideFrom; }

bool PageColumns::shown(const Column& column) const {
  return column.widget != nullptr && (isBeside(column) ? column.wanted : column.over);
}

/// Returns the width that it takes from the content.
int PageColumns::place(Column& column, bool atLeft) {
  if (column.widget == nullptr) return 0;
  const bool seen = shown(column);
  column.widget->setVisible(seen);
  column.handle->setVisible(seen);
  if (!seen) return 0;
  const int left = atLeft ? 0 : width() - column.now;
  column.widget->setGeometry(left, 0, column.now, height());
  const int border = atLeft ? column.now - 1 : left;
  column.handle->setGeometry(border - ColumnHandle::thickness / 2, 0, ColumnHandle::thickness, height());
  return isBeside(column) ? column.now : 0;
}

void PageColumns::arrange() {
  for (Column* column : {&m_list, &m_panel}) {
    if (isBeside(*column)) column->over = false;
  }
  const int left = place(m_list, true);
  const int right = place(m_panel, false);
  m_content->setGeometry(left, 0, width() - left - right, height());
  for (const Column* column : {&m_list, &m_panel}) {
    if (!shown(*column)) continue;
    column->widget->raise();
    column->handle->raise();
  }
  const std::pair shown{isListShown(), isPanelShown()};
  if (std::exchange(m_wereShown, shown) != shown) Q_EMIT shownChanged();
}

void PageColumns::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

}  // namespace ui
