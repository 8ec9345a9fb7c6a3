#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QList>
#include <QWidget>

#include "ui/chat/chat_turn.h"

class QLabel;
class QVBoxLayout;

namespace ui {

class ElidedLabel;
class IconButton;
class InlineNote;
class MessageText;
class PictureThumb;
class TextButton;

/// What the person asked: a box at the right with pictures above the text.
class QuestionView : public QWidget {
  Q_OBJECT

 public:
  explicit QuestionView(const ChatTurn& turn, QWidget* parent = nullptr);

  /// What Tab walks through.
  [[nodiscard]] QList<QWidget*> focusOrder() const;

 Q_SIGNALS:
  void pictureOpened(const ui::AttachedPicture& picture);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void place();

  QList<PictureThumb*> m_thumbs;
  MessageText* m_text = nullptr;  ///< null when only pictures were sent
  QRect m_box;
};

/// What the model answered: the stage while there is no text, the text, how it ended, and what can be done with it.
class AnswerView : public QWidget {
  Q_OBJECT

 public:
  /// The view begins so far left of its text, so that the icons of the foot, not their buttons, line up with it.
  static constexpr int outset = 6;

  explicit AnswerView(QWidget* parent = nullptr);

  void setAnswer(const ChatAnswer& answer, int pictures);
  /// Only the last answer can be made again.
  void setLast(bool last);

  [[nodiscard]] QString stageLine() const;
  [[nodiscard]] MessageText* text() const { return m_text; }
  [[nodiscard]] QList<QWidget*> focusOrder() const;

 Q_SIGNALS:
  void againRequested();
  void editRequested();

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  void buildFoot();
  void fitHeight();
  void updateStage();
  void updateNotes();
  void updateFoot();

  ChatAnswer m_answer;
  int m_pictures = 0;
  bool m_last = true;
  QVBoxLayout* m_body;  ///< stage, text, error, ending
  ElidedLabel* m_stage;
  MessageText* m_text;
  QWidget* m_ending;  ///< the row that says why it ended early
  QLabel* m_endingText;
  InlineNote* m_error = nullptr;
  TextButton* m_tryAgain = nullptr;  ///< in the error note, as the next one
  TextButton* m_edit = nullptr;
  QWidget* m_foot;
  IconButton* m_copy;
  IconButton* m_again;
  QLabel* m_figures;
  QElapsedTimer m_stageClock;
  QBasicTimer m_tick;
};

}  // namespace ui
