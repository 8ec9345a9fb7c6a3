#pragma once

#include <QWidget>

namespace ui {

class IconButton;
class ScrimButton;

/// The buttons over the tile that the mouse is on or that has the focus: one set at the upper right corner, one at the
/// lower edge. One of each for the whole grid. On a narrow tile there is room for the main ones alone.
class TileActions : public QObject {
  Q_OBJECT

 public:
  explicit TileActions(QWidget* viewport);

  struct State {
    bool stored = false;    ///< it can have a star
    bool starred = false;
    bool whole = false;    ///< all its tokens are there: it can be drawn anew from a row
    bool stopped = false;  ///< it can be continued
  };
  /// `tile`: in the viewport's coordinates.
  void showOn(const QRect& tile, const State& state);
  void hide();
  [[nodiscard]] bool isVisible() const;

 Q_SIGNALS:
  void starRequested();
  void saveRequested();
  void copyRequested();
  void moreRequested(const QPoint& globalPosition);
  void discussRequested();
  void moreLikeThisRequested();
  void continueRequested();
  void reuseRequested();
  void rerollRequested();

 private:
  QWidget* m_top;
  QWidget* m_foot;
  IconButton* m_star;
  IconButton* m_copy;
  ScrimButton* m_moreLike;
  ScrimButton* m_continue;
  ScrimButton* m_discuss;
  IconButton* m_reuse;
  IconButton* m_reroll;
};

}  // namespace ui
