#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace ui {

class ActionRegistry;

/// What the frame of the window needs from one of its pages (Chat, Create, Settings).
class Page : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  /// Shown in the top bar.
  [[nodiscard]] virtual QString title() const = 0;
  /// A few words beside the title, less important than it.
  [[nodiscard]] virtual QString titleNote() const { return {}; }
  /// A button beside the title, e.g. to change it; null for none. The frame shows it while the page is shown and the
  /// button is enabled; a change of that comes with titleChanged.
  [[nodiscard]] virtual QWidget* titleAction() { return nullptr; }
  /// What the strip at the lower edge says while nothing runs.
  struct StatusHint {
    QString lead;         ///< in place of "Ready"; empty: "Ready" stays
    QString words;        ///< after it, less important
    bool isDone = false;  ///< the lead is good news and bears the tick
  };
  [[nodiscard]] virtual StatusHint statusHint() const { return {}; }
  /// Widgets for the right part of the top bar, from left to right; the frame shows them while the page is shown. They
  /// live as long as the page.
  [[nodiscard]] virtual QList<QWidget*> topBarActions() { return {}; }
  /// Ctrl+L, and where the focus goes when the page is opened.
  virtual void focusInput() = 0;
  /// Esc: closes what lies on top, or stops what the page runs. False when there was nothing to take back; the frame
  /// then stops the running job.
  virtual bool escape() { return false; }
  /// Puts the page's actions into the registry; called once, when the page joins the window.
  virtual void defineActions(ActionRegistry& actions) { Q_UNUSED(actions) }
  /// What F6 goes through within the page, as it is read: list, content, composer, side panel. Those that are hidden are
  /// passed over; with none the page is one region.
  [[nodiscard]] virtual QList<QWidget*> regions() { return {}; }
  /// Ctrl+F: a page with a search says so, and gives it the focus.
  [[nodiscard]] virtual bool hasSearch() const { return false; }
  virtual void focusSearch() {}
  /// Ctrl+B: a page with a list at the left says so, and shows or hides it.
  [[nodiscard]] virtual bool hasList() const { return false; }
  virtual void toggleList() {}
  /// Ctrl+I: the same for a panel at the right.
  [[nodiscard]] virtual bool hasPanel() const { return false; }
  virtual void togglePanel() {}
  /// Files that were dropped on the window or named on the command line.
  virtual void openFiles(const QList<QString>& paths) { Q_UNUSED(paths) }

 Q_SIGNALS:
  void titleChanged();
  void statusHintChanged();
};

}  // namespace ui
