#pragma once

#include <QList>
#include <QWidget>

#include "ui/create/drawing.h"

class QVBoxLayout;

namespace ui {

/// The drawings that wait for their turn, a row each; more than three are folded into one line.
class QueueList : public QWidget {
  Q_OBJECT

 public:
  explicit QueueList(QWidget* parent = nullptr);

  /// `modelReady` is false while there is no model: the first job then says what it waits for.
  /// `starts`: seconds until each begins; empty while that is not known.
  void show(const QList<Drawing>& queue, bool modelReady, const QList<double>& starts = {});

 Q_SIGNALS:
  void cancelRequested(ui::JobId job);
  void upRequested(ui::JobId job);  ///< it is to change places with the one before it

 private:
  void addRow(const Drawing& drawing, bool first, const QString& when);

  QVBoxLayout* m_column;
};

}  // namespace ui
