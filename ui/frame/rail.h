#pragma once

#include <QAbstractButton>
#include <QButtonGroup>

#include "ui/widgets/surface.h"

class QVBoxLayout;

namespace ui {

/// One page of the rail: icon over label; a bar at the edge marks the page that is shown, a dot one that works.
class RailButton : public QAbstractButton {
  Q_OBJECT

 public:
  RailButton(const QString& icon, const QString& label, const QString& shortcut, QWidget* parent);

  void setWorking(bool working);
  void setShortcut(const QString& keys);
  [[nodiscard]] bool isWorking() const { return m_working; }
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void describe();

  QString m_icon;
  QString m_shortcut;
  bool m_working = false;
};

/// The strip at the left with the program's mark and its pages. One stop for Tab; arrow keys move inside.
class Rail : public Surface {
  Q_OBJECT

 public:
  explicit Rail(QWidget* parent = nullptr);

  enum class Place { Top, Bottom };
  /// Pages are numbered in the order in which they are added.
  void addPage(const QString& icon, const QString& label, const QString& shortcut, Place place);
  void setCurrent(int page);
  void setWorking(int page, bool working);
  [[nodiscard]] RailButton* button(int page) const;

 Q_SIGNALS:
  void chosen(int page);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QVBoxLayout* m_column;
  QButtonGroup m_group;
  int m_atTop = 0;
};

}  // namespace ui
