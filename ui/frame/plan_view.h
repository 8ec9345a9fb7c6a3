#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "core/engine/load_plan.h"

class QGridLayout;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace ui {

class ElidedLabel;
class InlineNote;
class TextButton;

/// What loading a model would mean, before it is loaded: its size, the memory per precision, whether it fits and if not
/// why; and the choice of the precision.
class PlanView : public QWidget {
  Q_OBJECT

 public:
  explicit PlanView(QWidget* parent = nullptr);

  /// Nothing is known yet but the folder.
  void showWaiting(const QString& name, const QString& place);
  void showPlan(const core::engine::LoadPlan& plan);
  /// It cannot be planned, and so not loaded.
  void showProblem(const QString& heading, const QString& sentence);

  [[nodiscard]] TextButton* loadButton() const { return m_load; }
  [[nodiscard]] TextButton* backButton() const { return m_back; }
  [[nodiscard]] TextButton* otherFolderButton() const { return m_other; }
  /// Offered with a problem: takes the folder off the list.
  [[nodiscard]] TextButton* forgetButton() const { return m_forget; }
  [[nodiscard]] InlineNote* note() const { return m_note; }
  [[nodiscard]] QString summary() const;
  /// The choice for a precision; null when the device does not compute in it.
  [[nodiscard]] QRadioButton* choice(core::engine::Precision precision) const;

 Q_SIGNALS:
  void loadWanted();
  void backWanted();
  void otherFolderWanted();
  void forgetWanted();
  void precisionChosen(core::engine::Precision precision);

 private:
  struct Choice {
    core::engine::Precision precision;
    QRadioButton* button;
  };

  void buildButtons(QVBoxLayout* column);
  void fillTable(const core::engine::LoadPlan& plan);
  void showLoad(bool shown);
  void addHeads();
  void clearTable();

  ElidedLabel* m_name;
  ElidedLabel* m_place;
  QLabel* m_summary;
  QWidget* m_table;
  QGridLayout* m_rows;
  std::vector<Choice> m_choices;
  QLabel* m_verdict;
  InlineNote* m_note;
  TextButton* m_other;
  TextButton* m_forget;
  TextButton* m_back;
  TextButton* m_load;
};

}  // namespace ui
