#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace ui {

/// What the frame of the window needs from one of its pages (Chat, Create, Settings).
class Page : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  /// Shown in the top bar.
  [[nodiscard]] virtual QString title() const = 0;
  /// Widgets for the right part of the top bar, from left to right; the frame shows them while the page is shown. They
  /// live as long as the page.
  [[nodiscard]] virtual QList<QWidget*> topBarActions() { return {}; }
  /// Ctrl+L, and where the focus goes when the page is opened.
  virtual void focusInput() = 0;
  /// Esc: closes what lies on top, or stops what the page runs. False when there was nothing to take back; the frame
  /// then stops the running job.
  virtual bool escape() { return false; }
  /// Files that were dropped on the window or named on the command line.
  virtual void openFiles(const QList<QString>& paths) { Q_UNUSED(paths) }

 Q_SIGNALS:
  void titleChanged();
};

}  // namespace ui
