#pragma once

#include <QAbstractButton>

class QMenu;

namespace ui {

/// One filter of a list: off it shows what could be chosen, on its choice and a cross that takes it back. Delete and
/// Backspace do what the cross does.
class FilterButton : public QAbstractButton {
  Q_OBJECT

 public:
  /// `words` while it is off; `icon` of resources/icons.
  FilterButton(const QString& icon, const QString& words, QWidget* parent = nullptr);

  /// A menu to choose from; it is filled when it is opened. Without one a click is the choice.
  void setMenu(QMenu* menu);
  /// What is chosen; empty: nothing.
  void setChoice(const QString& choice);
  /// Shown in place of `icon` while it is on.
  void setIconWhenOn(const QString& icon) { m_iconWhenOn = icon; }
  [[nodiscard]] bool isOn() const { return !m_choice.isEmpty(); }

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void chosen();   ///< without a menu: it is to be on
  void cleared();  ///< it is to be off

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void press();
  [[nodiscard]] QRect crossPlace() const;

  QString m_icon;
  QString m_iconWhenOn;
  QString m_words;
  QString m_choice;
  QMenu* m_menu = nullptr;
};

}  // namespace ui
