#pragma once

#include <QStringList>
#include <QWidget>

namespace ui {

/// What the Create page shows before the first drawing: four prompts to start from, above empty tiles.
class EmptyCreateView : public QWidget {
  Q_OBJECT

 public:
  explicit EmptyCreateView(QWidget* parent = nullptr);

  /// The built-in model draws coloured shapes; other models draw anything.
  void setBuiltIn(bool builtIn);

 Q_SIGNALS:
  void promptChosen(const QString& prompt);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void showPrompts(const QStringList& prompts);

  QWidget* m_buttons;
};

}  // namespace ui
