#pragma once

#include <QButtonGroup>
#include <QWidget>

namespace ui {

/// A few choices side by side of which one is on. One stop for Tab; the arrow keys move.
class SegmentedControl : public QWidget {
  Q_OBJECT

 public:
  explicit SegmentedControl(const QString& accessibleName, QWidget* parent = nullptr);

  /// `icon` may be empty. The first choice is on until another is chosen.
  void addChoice(const QString& text, const QString& icon = {});
  [[nodiscard]] int current() const { return m_group.checkedId(); }
  void setCurrent(int index);
  /// As wide as its place, the choices sharing it.
  void fillWidth();
  /// A choice that cannot be made stays, greyed; `whyNot` is its tooltip then.
  void setEnabledChoice(int index, bool enabled, const QString& whyNot = {});
  [[nodiscard]] QAbstractButton* choice(int index) const { return m_group.button(index); }

 Q_SIGNALS:
  void chosen(int index);  ///< by the person, not by setCurrent

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QButtonGroup m_group;
};

}  // namespace ui
