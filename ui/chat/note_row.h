#pragma once

#include <QWidget>

class QHBoxLayout;

namespace ui {

class ElidedLabel;
class TextButton;

/// One line above the composer that says what is special there: an icon, a sentence, and what can be done.
class NoteRow : public QWidget {
  Q_OBJECT

 public:
  explicit NoteRow(const QString& icon, QWidget* parent = nullptr);

  void setText(const QString& text);
  [[nodiscard]] QString text() const;
  /// At the right end, behind those that are there.
  TextButton* addButton(const QString& text);
  void addEnd(QWidget* widget);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_icon;
  ElidedLabel* m_text;
  QHBoxLayout* m_row;
};

}  // namespace ui
