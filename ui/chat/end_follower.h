#pragma once

#include <QObject>
#include <QPointer>
#include <functional>

class QScrollArea;
class QWidget;

namespace ui {

class NewestPill;

/// Where a scroll area stands while its content grows: at the end as long as it was there, else where it is, and a pill
/// offers the way to the end.
class EndFollower : public QObject {
  Q_OBJECT

 public:
  /// The area is the follower's parent.
  explicit EndFollower(QScrollArea* area);

  [[nodiscard]] bool isAtEnd() const;
  void scrollToEnd();
  /// Changes what stands above `widget`, which stays where it is in the view; null where there is nothing to keep.
  void keepInPlace(QWidget* widget, const std::function<void()>& change);
  /// For whenever the area has another size.
  void placePill();

  [[nodiscard]] NewestPill* pill() const { return m_pill; }

 private:
  void placeAnchor();

  QScrollArea* m_area;
  NewestPill* m_pill;
  bool m_follows = true;       ///< keep the end in view when the content grows
  QPointer<QWidget> m_anchor;  ///< stays where it is in the view until the person moves that
  int m_anchorTop = 0;         ///< in the view
  bool m_placing = false;      ///< the view is moved by this class, not by the person
};

}  // namespace ui
