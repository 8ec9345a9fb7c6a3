#pragma once

#include <QAbstractButton>
#include <QString>

namespace ui {

enum class IconButtonSize { Normal, Small };  ///< 28 or 24 on a side

/// A square button that shows one icon. Its words are in the tooltip and in the accessible name.
class IconButton : public QAbstractButton {
  Q_OBJECT

 public:
  /// `words` say what it does, without the shortcut.
  IconButton(const QString& icon, const QString& words, QWidget* parent = nullptr,
             IconButtonSize size = IconButtonSize::Normal);

  void setIconName(const QString& icon);
  /// Changes tooltip and accessible name; a shortcut is only printed, not installed.
  void setWords(const QString& words, const QString& shortcut = {});
  /// A line around the button, as beside fields.
  void setFramed(bool framed);
  /// White on the scrim that lies over pictures.
  void setOverPicture(bool over);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QString m_icon;
  IconButtonSize m_size;
  bool m_framed = false;
  bool m_overPicture = false;
};

}  // namespace ui
