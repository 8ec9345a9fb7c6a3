#pragma once

#include <QWidget>

class QPainter;

namespace ui {

/// Lies over a tile while something of it is chosen, and has the keys: Enter chooses, Esc and another focus leave.
class TileOverlay : public QWidget {
  Q_OBJECT

 public:
  explicit TileOverlay(QWidget* parent);

 Q_SIGNALS:
  void left();

 protected:
  void openOver(const QRect& tile);
  void leave();
  /// Leaves and says what is chosen.
  virtual void choose() = 0;
  /// False for a key that is none of its own.
  virtual bool takeKey(const QKeyEvent& event) = 0;
  /// What is chosen now, for those who do not see it.
  void describe(const QString& words);
  /// Nothing is painted over the round corners of the tile.
  void clip(QPainter& painter) const;

  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
};

}  // namespace ui
