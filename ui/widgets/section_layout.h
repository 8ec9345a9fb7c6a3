#pragma once

#include <QList>
#include <QMargins>
#include <QRect>
#include <optional>

namespace ui {

/// Where the cells of sections lie, and which one is beside which: square cells of one size in rows, each section under
/// a heading. Lengths are in pixels, places in the coordinates of the content, whose upper left corner is (0, 0).
class SectionLayout {
 public:
  struct Measures {
    int preferredCell = 284;  ///< columns are chosen so that cells of about this size fill the row
    int largestCell = 384;    ///< whatever the width
    int gap = 10;
    QMargins margins{20, 0, 20, 20};
    int headingHeight = 42;
  };
  struct Cell {
    int section = 0;
    int number = 0;  ///< in its section

    bool operator==(const Cell&) const = default;
  };

  /// `width`: of the rows, between the margins. `cells`: how many each section has.
  void layOut(const Measures& measures, int width, const QList<int>& cells);

  [[nodiscard]] int columns() const { return m_columns; }
  [[nodiscard]] int cellSize() const { return m_cell; }
  [[nodiscard]] int rowHeight() const { return m_cell + m_measures.gap; }
  [[nodiscard]] int height() const { return m_height; }
  [[nodiscard]] int sections() const { return static_cast<int>(m_sections.size()); }
  [[nodiscard]] int cellsIn(int section) const { return m_sections[section].cells; }

  [[nodiscard]] QRect heading(int section) const;
  [[nodiscard]] QRect rect(const Cell& cell) const;
  /// Nothing between the cells.
  [[nodiscard]] std::optional<Cell> at(const QPoint& place) const;

  /// Cells `first` to `last` of a section; none where `last` is smaller.
  struct Run {
    int section = 0;
    int first = 0;
    int last = -1;

    bool operator==(const Run&) const = default;
  };
  /// The sections of which something lies between two heights, each with its cells that do.
  [[nodiscard]] QList<Run> between(int top, int bottom) const;
  /// The first cell that ends below `height`; nothing where none does.
  [[nodiscard]] std::optional<Cell> firstBelow(int height) const;

  [[nodiscard]] std::optional<Cell> first() const;
  [[nodiscard]] std::optional<Cell> last() const;
  /// The neighbours in the order of reading, over sections without cells; the cell itself at either end.
  [[nodiscard]] Cell before(const Cell& cell) const;
  [[nodiscard]] Cell after(const Cell& cell) const;
  /// So many rows below, or above for a negative number: the last of a row that is shorter, and the cell itself where
  /// there is no such row.
  [[nodiscard]] Cell below(const Cell& cell, int rows) const;

 private:
  struct Section {
    int top = 0;  ///< of its heading
    int cells = 0;
  };

  [[nodiscard]] int rowsOf(int section) const;
  /// The section that `height` lies in or below; -1 above all.
  [[nodiscard]] int sectionAt(int height) const;
  /// The nearest section after `section` that has cells, or before it for a step of -1; -1 when there is none.
  [[nodiscard]] int nextFilled(int section, int step) const;

  Measures m_measures;
  QList<Section> m_sections;
  int m_width = 0;
  int m_columns = 1;
  int m_cell = 284;
  double m_step = 294;  ///< from column to column; what is left over widens the gaps, so that the row is full
  int m_height = 0;
};

}  // namespace ui
