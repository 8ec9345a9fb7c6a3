#include "ui/theme/icon_provider.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

#include "ui/theme/theme.h"

namespace ui {
namespace {

QPixmap render(const QString& path, int size, qreal ratio) {
  QSvgRenderer drawing(path);
  Q_ASSERT_X(drawing.isValid(), "IconProvider", qPrintable(path));
  QPixmap pixmap(static_cast<int>(std::ceil(size * ratio)), static_cast<int>(std::ceil(size * ratio)));
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  drawing.render(&painter);
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

class TintedEngine final : public QIconEngine {
 public:
  explicit TintedEngine(QString name) : m_name(std::move(name)) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->drawPixmap(rect, IconProvider::pixmap(m_name, rect.width(), ratio, colorFor(mode)));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
    return IconProvider::pixmap(m_name, size.width(), 1.0, colorFor(mode));
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
    return IconProvider::pixmap(m_name, static_cast<int>(std::lround(size.width() / scale)), scale, colorFor(mode));
  }
  [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(m_name); }

 private:
  static QColor colorFor(QIcon::Mode mode) {
    return theme().color(mode == QIcon::Disabled ? ColorRole::Disabled : ColorRole::Text2);
  }

  QString m_name;
};

}  // namespace

QPixmap IconProvider::pixmap(const QString& name, int size, qreal devicePixelRatio, const QColor& color) {
  const QString key =
      QStringLiteral("bifrons/%1/%2/%3/%4").arg(name).arg(size).arg(devicePixelRatio).arg(color.name(QColor::HexArgb));
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  pixmap = render(QStringLiteral(":/icons/%1.svg").arg(name), size, devicePixelRatio);
  QPainter painter(&pixmap);
  painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
  painter.fillRect(QRect(0, 0, size + 1, size + 1), color);
  painter.end();
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

QIcon IconProvider::icon(const QString& name) { return QIcon(new TintedEngine(name)); }

QPixmap IconProvider::mark(int size, qreal devicePixelRatio) {
  return render(QStringLiteral(":/bifrons.svg"), size, devicePixelRatio);
}

void IconProvider::clearCache() { QPixmapCache::clear(); }

}  // namespace ui
