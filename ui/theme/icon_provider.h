#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace ui {

/// The interface icons of resources/icons, each a drawing of one colour that is tinted when it is shown.
class IconProvider {
 public:
  /// The icon `name` (file name without ending) in `color`, sharp at this device pixel ratio; cached.
  static QPixmap pixmap(const QString& name, int size, qreal devicePixelRatio, const QColor& color);

  /// An icon for menus and Qt's own buttons: takes its colour from the theme each time that it is painted.
  static QIcon icon(const QString& name);

  /// The application's mark in its own colours.
  static QPixmap mark(int size, qreal devicePixelRatio);

  static void clearCache();
};

}  // namespace ui
