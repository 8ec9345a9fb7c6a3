#pragma once

#include <QWidget>

namespace ui {

class ElidedLabel;
class TextButton;

/// Says above the composer that an earlier question is being changed, and offers to leave it as it was.
class EditNote : public QWidget {
  Q_OBJECT

 public:
  explicit EditNote(QWidget* parent = nullptr);

  [[nodiscard]] TextButton* cancelButton() const { return m_cancel; }

 Q_SIGNALS:
  void cancelRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ElidedLabel* m_text;
  TextButton* m_cancel;
};

}  // namespace ui
