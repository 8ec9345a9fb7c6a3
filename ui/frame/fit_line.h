#pragma once

#include <QWidget>

namespace ui {

/// Whether something fits: an icon and a few words, which say it, too.
class FitLine : public QWidget {
  Q_OBJECT

 public:
  enum class State { Unknown, Fits, TooMuch };

  explicit FitLine(QWidget* parent = nullptr);

  void setState(State state, const QString& words);
  [[nodiscard]] State state() const { return m_state; }
  [[nodiscard]] QString words() const { return m_words; }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  State m_state = State::Unknown;
  QString m_words;
};

}  // namespace ui
