#pragma once

#include <QPointer>

#include "ui/widgets/popover.h"

class QLabel;
class QLineEdit;
class QListView;

namespace ui {

class ActionRegistry;
class CommandList;

/// All actions of the window under a line in which one types what one wants. Enter does the marked one; one that is off
/// says why and stays. The focus goes back to where it was before anything is done.
class CommandPalette : public Popover {
  Q_OBJECT

 public:
  /// `actions` outlives it. A child of the window's ground, in whose coordinates it lies.
  CommandPalette(ActionRegistry& actions, QWidget* parent);

  /// Opens with nothing typed, or closes. `opener`: a button that does the same.
  void toggle(const QWidget* opener = nullptr);
  /// Closes, and gives the focus back.
  void leave();

  [[nodiscard]] QLineEdit* line() const { return m_line; }
  [[nodiscard]] QListView* list() const { return m_view; }
  [[nodiscard]] CommandList* commands() const { return m_commands; }
  [[nodiscard]] QString emptyText() const;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void search(const QString& words);
  void runCurrent();

  ActionRegistry& m_actions;
  CommandList* m_commands;
  QLineEdit* m_line;
  QListView* m_view;
  QLabel* m_empty;
  QPointer<QWidget> m_before;  ///< had the focus
};

}  // namespace ui
