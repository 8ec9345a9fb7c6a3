#pragma once

#include <QWidget>
#include <utility>

namespace ui {

class ColumnHandle;

/// The columns of a page: a list at the left, content, a panel at the right. Where the page is too narrow for a column
/// beside the content, it lies over it while it is asked for. List and panel are as wide as their handle was drawn.
class PageColumns : public QWidget {
  Q_OBJECT

 public:
  struct Width {
    int usual;
    int least;
    int most;
    int besideFrom;  ///< width of the page from which the column has room beside the content
  };

  explicit PageColumns(QWidget* content, QWidget* parent = nullptr);

  void setList(QWidget* list, const Width& width);
  void setPanel(QWidget* panel, const Width& width);

  /// Whether it is to be seen where there is room. A column that is not wanted can still be laid over the content.
  void setListWanted(bool wanted);
  void setPanelWanted(bool wanted);
  [[nodiscard]] bool isListWanted() const { return m_list.wanted; }
  [[nodiscard]] bool isPanelWanted() const { return m_panel.wanted; }
  void toggleList() { toggle(m_list); }
  void togglePanel() { toggle(m_panel); }
  [[nodiscard]] bool isListShown() const { return shown(m_list); }
  [[nodiscard]] bool isPanelShown() const { return shown(m_panel); }
  /// Esc: takes away what lies over the content. False when nothing does.
  bool closeOver();

  /// The widths, to be kept; bad ones change nothing.
  [[nodiscard]] QByteArray state() const;
  void restore(const QByteArray& state);

 Q_SIGNALS:
  void shownChanged();   ///< of list or panel
  void wantedChanged();  ///< by the person
  void widthsChanged();  ///< by the person, at the end of a move

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Column {
    QWidget* widget = nullptr;
    ColumnHandle* handle = nullptr;
    Width width{};
    int now = 0;
    bool wanted = false;
    bool over = false;
  };

  void setColumn(Column& column, QWidget* widget, const Width& width, Qt::Edge inner);
  void toggle(Column& column);
  void widen(Column& column, int by, bool ended);
  [[nodiscard]] bool isBeside(const Column& column) const;
  [[nodiscard]] bool shown(const Column& column) const;
  int place(Column& column, bool atLeft);
  void arrange();

  QWidget* m_content;
  Column m_list;
  Column m_panel;
  std::pair<bool, bool> m_wereShown{false, false};  ///< list and panel
};

}  // namespace ui
