#pragma once

#include <QImage>

#include "ui/store/picture_record.h"
#include "ui/widgets/surface.h"

class QGridLayout;

namespace ui {

class ComparePane;
class SegmentedControl;

/// Two pictures at one size, in place of the grid: one over the other with a divider that mouse and arrow keys move, or
/// side by side (Tab changes). Below them are the settings in which they differ.
class CompareView : public Surface {
  Q_OBJECT

 public:
  explicit CompareView(QWidget* parent = nullptr);

  void open(const PictureRecord& left, const PictureRecord& right);
  void setPicture(qint64 id, const QImage& picture);
  [[nodiscard]] bool isSideBySide() const;
  [[nodiscard]] double divider() const;  ///< from 0, at the left, to 1

 Q_SIGNALS:
  void closed();

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void build();
  void showDifferences(const PictureRecord& left, const PictureRecord& right);
  void setSideBySide(bool sideBySide);

  SegmentedControl* m_mode;
  ComparePane* m_pane;
  QGridLayout* m_differences = nullptr;
  qint64 m_left = 0;
  qint64 m_right = 0;
};

}  // namespace ui
