#pragma once

#include <QPainter>
#include <QRect>
#include <QString>
#include <QWidget>

namespace ui {

/// How wide the box around keys is; 0 without keys.
int keyHintWidth(const QString& keys);

/// Keys in a small box at the right end of `place`, in its middle; returns the box. Invalid colours: those of hints.
QRect drawKeyHint(QPainter& painter, const QRect& place, const QString& keys, const QColor& ink = {}, const QColor& line = {});

/// The same as a widget, between words.
class KeyHint : public QWidget {
 public:
  explicit KeyHint(const QString& keys, QWidget* parent = nullptr);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_keys;
};

}  // namespace ui
