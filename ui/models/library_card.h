#pragma once

#include <QList>
#include <QWidget>

#include "ui/models/listed_model.h"

class QVBoxLayout;

namespace ui {

class LibraryRow;
class ModelLibrary;
class SessionSpeed;

/// A list of the page Models: a heading, a card with a row of heads and a row for each model.
class LibraryCard : public QWidget {
  Q_OBJECT

 public:
  LibraryCard(const QString& heading, const QString& aside, ModelLibrary& library, const SessionSpeed& speed, QWidget* parent);

  /// Rows of models that stay keep their place and the focus.
  void show(const QList<ListedModel>& models);
  void setNarrow(bool speedBelow, bool folded);
  /// For a list below another one, whose heads stand over the same columns. Before rows are shown.
  void hideHeads();
  [[nodiscard]] const QList<LibraryRow*>& rows() const { return m_rows; }

 Q_SIGNALS:
  void sourceWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget* buildHeads();
  void rebuild(const QList<ListedModel>& models);

  ModelLibrary& m_library;
  const SessionSpeed& m_speed;
  QWidget* m_frame;
  QVBoxLayout* m_column;
  QWidget* m_heads = nullptr;
  QWidget* m_speedHead = nullptr;
  QWidget* m_actionsHead = nullptr;
  QList<LibraryRow*> m_rows;
  QList<QWidget*> m_lines;
  bool m_isSpeedBelow = false;
  bool m_isFolded = false;
};

}  // namespace ui
