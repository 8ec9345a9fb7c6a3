#pragma once

#include <QAbstractButton>
#include <QString>

namespace ui {

/// A button with words, and if wanted an icon before and a key hint after them.
class TextButton : public QAbstractButton {
  Q_OBJECT

 public:
  enum class Kind { Plain, Primary, Danger, Quiet };  ///< quiet: no line, for rows of icons
  enum class Height { Standard, Small, Row, Main };  ///< 30, 26, 22, 34

  explicit TextButton(const QString& text, QWidget* parent = nullptr, Kind kind = Kind::Plain,
                      Height height = Height::Standard);

  void setIconName(const QString& icon);
  /// Printed in the button; the key itself is the page's business.
  void setKeyHint(const QString& keys);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  struct Look {
    QColor fill, line, ink;
  };

  [[nodiscard]] Look look() const;
  [[nodiscard]] QFont textFont() const;
  [[nodiscard]] int padding() const;

  Kind m_kind;
  Height m_height;
  QString m_icon;
  QString m_keyHint;
};

/// The main action of a page.
class PrimaryButton : public TextButton {
  Q_OBJECT

 public:
  explicit PrimaryButton(const QString& text, QWidget* parent = nullptr, Height height = Height::Main)
      : TextButton(text, parent, Kind::Primary, height) {}
};

}  // namespace ui
