#pragma once

#include <QPixmap>
#include <QWidget>

class QLabel;

namespace ui {

class TextButton;

/// The dashed place on the first-run page: two pictures, and the ways to bring one.
class DropZone : public QWidget {
  Q_OBJECT

 public:
  explicit DropZone(QWidget* parent = nullptr);
  void setCompact(bool compact);

  [[nodiscard]] TextButton* choose() const { return m_choose; }
  [[nodiscard]] TextButton* sample() const { return m_sample; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  TextButton* m_choose;
  TextButton* m_sample;
  QPixmap m_left;
  QPixmap m_right;
};

/// A card with a heading, a sentence and one example as a button; compact: the button alone.
class ExampleCard : public QWidget {
  Q_OBJECT

 public:
  ExampleCard(const QString& icon, const QString& heading, const QString& sentence, const QString& example,
              QWidget* parent = nullptr);
  void setTexts(const QString& sentence, const QString& example);
  void setCompact(bool compact);

  [[nodiscard]] TextButton* button() const { return m_button; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_icon;
  QLabel* m_heading;
  QLabel* m_sentence;
  TextButton* m_button;
  bool m_compact = false;
};

}  // namespace ui
