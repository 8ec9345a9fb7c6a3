#pragma once

#include <QWidget>

class QGridLayout;

namespace ui {

class FitLine;
struct ListedModel;

/// What a model needs in each precision, in two columns, each with a sign of whether it fits.
class NeedsView : public QWidget {
  Q_OBJECT

 public:
  explicit NeedsView(QWidget* parent = nullptr);

  void show(const ListedModel& model);
  /// Little room: the precisions that do not fit become one line.
  void setFolded(bool folded);
  [[nodiscard]] QList<FitLine*> lines() const { return m_lines; }

 private:
  void fill();
  void add(FitLine* line);

  QGridLayout* m_grid;
  QList<FitLine*> m_lines;
  struct Need {
    QString words;
    bool fits;
  };
  QList<Need> m_needs;
  bool m_isEstimate = false;
  bool m_isFolded = false;
};

}  // namespace ui
