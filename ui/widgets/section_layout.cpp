#include "ui/widgets/section_layout.h"

#include <algorithm>
#include <cmath>

namespace ui {

void SectionLayout::layOut(const Measures& measures, int width, const QList<int>& cells) {
  const int gap = measures.gap;
  m_measures = measures;
  m_width = std::max(1, width);
  const double fit = static_cast<double>(m_width + gap) / (measures.preferredCell + gap);
  m_columns = std::max(1, static_cast<int>(std::lround(fit)));
  m_cell = std::min(measures.largestCell, (m_width - (m_columns - 1) * gap) / m_columns);
  const bool fills = m_columns > 1 && m_cell < measures.largestCell;
  m_step = fills ? static_cast<double>(m_width - m_cell) / (m_columns - 1) : m_cell + gap;
  m_sections.clear();
  int top = measures.margins.top();
  for (const int count : cells) {
    m_sections.append({.top = top, .cells = count});
    top += measures.headingHeight + rowsOf(sections() - 1) * rowHeight();
  }
  m_height = cells.isEmpty() ? 0 : top - gap + measures.margins.bottom();
}

int SectionLayout::rowsOf(int section) const { return (cellsIn(section) + m_columns - 1) / m_columns; }

QRect SectionLayout::heading(int section) const {
  return {m_measures.margins.left(), m_sections[section].top, m_width, m_measures.headingHeight};
}

QRect SectionLayout::rect(const Cell& cell) const {
  const int column = cell.number % m_columns;
  const int row = cell.number / m_columns;
  return {m_measures.margins.left() + static_cast<int>(column * m_step),
          m_sections[cell.section].top + m_measures.headingHeight + row * rowHeight(), m_cell, m_cell};
}

std::optional<SectionLayout::Cell> SectionLayout::at(const QPoint& place) const {
  const int section = sectionAt(place.y());
  if (section < 0) return std::nullopt;
  const int top = m_sections[section].top + m_measures.headingHeight;
  if (place.y() < top || place.x() < m_measures.margins.left()) return std::nullopt;
  const int column = static_cast<int>((place.x() - m_measures.margins.left() + 1) / m_step);
  const Cell cell{section, (place.y() - top) / rowHeight() * m_columns + column};
  const bool exists = column < m_columns && cell.number < cellsIn(section);
  return exists && rect(cell).contains(place) ? std::optional(cell) : std::nullopt;
}

int SectionLayout::sectionAt(int height) const {
  const auto below = std::upper_bound(m_sections.begin(), m_sections.end(), height,
                                      [](int y, const Section& section) { return y < section.top; });
  return static_cast<int>(below - m_sections.begin()) - 1;
}

QList<SectionLayout::Run> SectionLayout::between(int top, int bottom) const {
  QList<Run> runs;
  for (int section = std::max(0, sectionAt(top)); section < sections() && m_sections[section].top <= bottom; ++section) {
    const int begin = m_sections[section].top + m_measures.headingHeight;
    const int firstRow = std::max(0, (top - begin) / rowHeight());
    const int lastRow = bottom < begin ? -1 : (bottom - begin) / rowHeight();
    runs.append({section, firstRow * m_columns, std::min(cellsIn(section), (lastRow + 1) * m_columns) - 1});
  }
  return runs;
}

std::optional<SectionLayout::Cell> SectionLayout::firstBelow(int height) const {
  for (const Run& run : between(height, m_height)) {
    for (int number = run.first; number <= run.last; ++number) {
      if (rect({run.section, number}).bottom() >= height) return Cell{run.section, number};
    }
  }
  return std::nullopt;
}

std::optional<SectionLayout::Cell> SectionLayout::first() const {
  const int section = nextFilled(-1, 1);
  return section < 0 ? std::nullopt : std::optional(Cell{section, 0});
}

std::optional<SectionLayout::Cell> SectionLayout::last() const {
  const int section = nextFilled(sections(), -1);
  return section < 0 ? std::nullopt : std::optional(Cell{section, cellsIn(section) - 1});
}

int SectionLayout::nextFilled(int section, int step) const {
  for (int next = section + step; next >= 0 && next < sections(); next += step) {
    if (cellsIn(next) > 0) return next;
  }
  return -1;
}

SectionLayout::Cell SectionLayout::before(const Cell& cell) const {
  if (cell.number > 0) return {cell.section, cell.number - 1};
  const int section = nextFilled(cell.section, -1);
  return section < 0 ? cell : Cell{section, cellsIn(section) - 1};
}

SectionLayout::Cell SectionLayout::after(const Cell& cell) const {
  if (cell.number + 1 < cellsIn(cell.section)) return {cell.section, cell.number + 1};
  const int section = nextFilled(cell.section, 1);
  return section < 0 ? cell : Cell{section, 0};
}

SectionLayout::Cell SectionLayout::below(const Cell& cell, int rows) const {
  int section = cell.section;
  int row = cell.number / m_columns + rows;
  while (row < 0) {
    if (section == 0) return cell;
    row += rowsOf(--section);
  }
  while (row >= rowsOf(section)) {
    if (section + 1 >= sections()) return cell;
    row -= rowsOf(section++);
  }
  return {section, std::min(row * m_columns + cell.number % m_columns, cellsIn(section) - 1)};
}

}  // namespace ui
