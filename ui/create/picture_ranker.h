#pragma once

#include <QHash>
#include <QList>
#include <QObject>

#include "ui/bridge/engine_bridge.h"

namespace ui {

class CreateModel;

/// Best of several: asks the model about each picture of a finished drawing whether it shows the prompt, and puts the
/// pictures in the order of its yes. A job like any other: it waits for its turn, says how far it is, and can be stopped,
/// which leaves the pictures as they were.
class PictureRanker : public QObject {
  Q_OBJECT

 public:
  /// Both outlive it.
  PictureRanker(EngineBridge& bridge, CreateModel& model, QObject* parent = nullptr);

  /// Nothing for a drawing that is not finished, has one picture, or is being ranked already.
  void rank(JobId drawing);
  void stop(JobId drawing);
  /// Of any drawing; false when none is being ranked.
  bool stopNewest();

 private:
  struct Work {
    JobId drawing = 0;
    QList<int> numbers;       ///< of the pictures, as they are asked about
    QHash<int, double> yes;   ///< by number
  };

  void tell(const Work& work, bool begun);
  void onWeighed(JobId job, qint64 picture, const QList<double>& chances);
  void onEnded(JobId job, const core::engine::JobReport& report);

  EngineBridge& m_bridge;
  CreateModel& m_model;
  QHash<JobId, Work> m_works;
};

}  // namespace ui
