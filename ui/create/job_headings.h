#pragma once

#include <QObject>

#include "ui/bridge/engine_bridge.h"

class QModelIndex;
class QWidget;

namespace ui {

class CreateModel;
class PictureGrid;
class PictureRanker;

/// The headings of the drawings in the grid: makes one for each drawing, keeps it up to date, and says what is wanted of
/// it. Stop, Try again, Rank, Close and what else is in the menu they do by themselves.
class JobHeadings : public QObject {
  Q_OBJECT

 public:
  /// All outlive it.
  JobHeadings(CreateModel& model, PictureGrid& grid, PictureRanker& ranker, QObject* parent = nullptr);

  /// In the order of the drawings.
  [[nodiscard]] QList<QWidget*> all() const;

 Q_SIGNALS:
  void saveAllRequested(ui::JobId job);
  void reuseRequested(ui::JobId job);
  void copied(const QString& sentence);

 private:
  void add(const QModelIndex& section);
  void refresh(JobId job);

  CreateModel& m_model;
  PictureGrid& m_grid;
  PictureRanker& m_ranker;
};

}  // namespace ui
