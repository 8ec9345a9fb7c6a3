#include "ui/widgets/section_grid_accessible.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>
#include <QPointer>
#include <utility>

#include "ui/widgets/section_grid_view.h"

namespace ui {
namespace {

/// The cell at a place counted through all sections; invalid beyond the last.
QModelIndex cellAt(const QAbstractItemModel& model, int place) {
  for (int section = 0; section < model.rowCount(); ++section) {
    const QModelIndex heading = model.index(section, 0);
    const int cells = model.rowCount(heading);
    if (place < cells) return model.index(place, 0, heading);
    place -= cells;
  }
  return {};
}

int placeOf(const QModelIndex& cell) {
  if (!cell.isValid() || !cell.parent().isValid()) return -1;
  int place = cell.row();
  for (int section = 0; section < cell.parent().row(); ++section) place += cell.model()->rowCount(cell.model()->index(section, 0));
  return place;
}

class Cell final : public QAccessibleInterface {
 public:
  Cell(SectionGridView& view, const QModelIndex& index) : m_view(&view), m_index(index) {}

  [[nodiscard]] const QPersistentModelIndex& index() const { return m_index; }

  [[nodiscard]] bool isValid() const override { return m_view != nullptr && m_index.isValid(); }
  [[nodiscard]] QObject* object() const override { return nullptr; }
  [[nodiscard]] QWindow* window() const override { return parent()->window(); }
  [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
  [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  [[nodiscard]] int childCount() const override { return 0; }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
  void setText(QAccessible::Text, const QString&) override {}

  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Name ? m_index.data(Qt::AccessibleTextRole).toString() : QString();
  }
  [[nodiscard]] QRect rect() const override {
    const QRect place = m_view->visualRect(m_index);
    return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
  }
  [[nodiscard]] QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = true;
    state.selectable = true;
    state.focused = m_view->hasFocus() && m_view->currentIndex() == m_index;
    state.selected = m_view->selectionModel() != nullptr && m_view->selectionModel()->isSelected(m_index);
    state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(m_index));
    state.invisible = !m_view->isVisible();
    return state;
  }

 private:
  QPointer<SectionGridView> m_view;
  QPersistentModelIndex m_index;
};

class Grid final : public QAccessibleWidget {
 public:
  explicit Grid(SectionGridView& view) : QAccessibleWidget(&view, QAccessible::List), m_view(view) {}
  ~Grid() override {
    for (const QAccessible::Id id : std::as_const(m_cells)) QAccessible::deleteAccessibleInterface(id);
  }
  Grid(const Grid&) = delete;
  Grid& operator=(const Grid&) = delete;

  [[nodiscard]] int childCount() const override {
    const QAbstractItemModel* model = m_view.model();
    int cells = 0;
    for (int section = 0; model != nullptr && section < model->rowCount(); ++section) cells += model->rowCount(model->index(section, 0));
    return cells;
  }
  [[nodiscard]] QAccessibleInterface* child(int place) const override {
    if (m_view.model() == nullptr || place < 0) return nullptr;
    const QModelIndex index = cellAt(*m_view.model(), place);
    return index.isValid() ? cell(place, index) : nullptr;
  }
  [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
    return child(placeOf(m_view.indexAt(m_view.viewport()->mapFromGlobal(QPoint(x, y)))));
  }
  [[nodiscard]] QAccessibleInterface* focusChild() const override { return child(placeOf(m_view.currentIndex())); }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* wanted) const override {
    for (auto known = m_cells.begin(); known != m_cells.end(); ++known) {
      if (QAccessible::accessibleInterface(known.value()) == wanted) return known.key();
    }
    return -1;
  }

 private:
  /// Made when it is asked for, and anew where another cell has come to its place.
  QAccessibleInterface* cell(int place, const QModelIndex& index) const {
    if (const auto known = m_cells.find(place); known != m_cells.end()) {
      QAccessibleInterface* made = QAccessible::accessibleInterface(known.value());
      if (made != nullptr && static_cast<Cell*>(made)->index() == index) return made;
      if (made != nullptr) QAccessible::deleteAccessibleInterface(known.value());
    }
    auto* made = new Cell(m_view, index);
    m_cells[place] = QAccessible::registerAccessibleInterface(made);
    return made;
  }

  SectionGridView& m_view;
  mutable QHash<int, QAccessible::Id> m_cells;
};

QAccessibleInterface* make(const QString& className, QObject* object) {
  if (className != QStringLiteral("ui::SectionGridView")) return nullptr;
  return new Grid(*static_cast<SectionGridView*>(object));
}

}  // namespace

void makeSectionGridsAccessible() { QAccessible::installFactory(make); }

}  // namespace ui
