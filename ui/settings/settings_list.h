#pragma once

#include <QButtonGroup>
#include <QList>

#include "ui/widgets/surface.h"

class QAbstractButton;
class QVBoxLayout;

namespace ui {

class SearchField;

/// The list at the left of Settings: a search, and the sections, of which the one in view is marked. The sections are one
/// stop for Tab; arrow keys move inside.
class SettingsList : public Surface {
  Q_OBJECT

 public:
  static constexpr int listWidth = 208;

  explicit SettingsList(QWidget* parent = nullptr);

  void addSection(const QString& icon, const QString& heading);
  /// Marks the section that is in view.
  void setCurrent(int section);
  [[nodiscard]] int current() const { return m_group.checkedId(); }
  [[nodiscard]] SearchField* search() const { return m_search; }
  [[nodiscard]] QAbstractButton* section(int number) const { return m_group.button(number); }

 Q_SIGNALS:
  void chosen(int section);
  void searched(const QString& words);

 private:
  QVBoxLayout* m_column;
  SearchField* m_search;
  QButtonGroup m_group;
};

}  // namespace ui
