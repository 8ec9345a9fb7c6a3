#pragma once

#include <QWidget>

namespace ui {

/// How many positions of the context are used: a bar with a part for pictures and one for text, and the numbers.
class ContextMeter : public QWidget {
  Q_OBJECT

 public:
  struct Use {
    qint64 used = 0;
    qint64 total = 0;  ///< 0: no model, nothing is shown
    int pictures = 0;
    qint64 perPicture = 0;
  };

  explicit ContextMeter(QWidget* parent = nullptr);

  void setUse(const Use& use);
  [[nodiscard]] QString words() const;
  [[nodiscard]] bool isOver() const { return m_use.total > 0 && m_use.used > m_use.total; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Use m_use;
};

}  // namespace ui
