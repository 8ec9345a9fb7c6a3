#pragma once

#include <QHash>
#include <QList>
#include <QPointer>
#include <QWidget>

namespace ui {

/// F6: from one region of the window to the next that can take the focus, round and round. Each gives the focus to the
/// part that had it last in there, else to its first stop.
class RegionWalk : public QObject {
  Q_OBJECT

 public:
  explicit RegionWalk(QObject* parent = nullptr);

  enum class Direction { Next, Previous };
  /// `regions` in the order of reading; hidden ones and those without a stop are passed over.
  void step(const QList<QWidget*>& regions, Direction direction);

 private:
  void remember(QWidget* focused);
  [[nodiscard]] QWidget* stopIn(QWidget* region) const;

  QList<QPointer<QWidget>> m_latest;  ///< that had the focus, the newest first; a few
};

}  // namespace ui
