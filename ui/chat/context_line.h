#pragma once

#include <QWidget>

namespace ui {

class ElidedLabel;

/// A line across the transcript: the model no longer reads what is above it.
class ContextLine : public QWidget {
  Q_OBJECT

 public:
  explicit ContextLine(QWidget* parent = nullptr);

  void setContextLength(qint64 positions);
  [[nodiscard]] QString words() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ElidedLabel* m_words;
};

}  // namespace ui
