#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class ElidedLabel;
class EngineStatus;
class ProgressLine;
class TextButton;

/// A model on its way into memory: shard, bytes, time left, and Stop.
class LoadView : public QWidget {
  Q_OBJECT

 public:
  explicit LoadView(EngineStatus& status, QWidget* parent = nullptr);

  [[nodiscard]] TextButton* stopButton() const { return m_stop; }
  [[nodiscard]] QString words() const;

 Q_SIGNALS:
  void stopWanted();

 private:
  void refresh();

  EngineStatus& m_status;
  ElidedLabel* m_name;
  ProgressLine* m_line;
  QLabel* m_words;
  ElidedLabel* m_kept;
  TextButton* m_stop;
};

}  // namespace ui
