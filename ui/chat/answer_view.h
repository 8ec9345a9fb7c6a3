#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QList>
#include <QWidget>

#include "ui/chat/chat_turn.h"

class QLabel;
class QVBoxLayout;

namespace ui {

class AnswerFoot;
class ElidedLabel;
class InlineNote;
class LinkButton;
class MessageText;
class TextButton;

/// What the model answered: the text, the stage while nothing comes yet, how it ended, and what can be done with it.
class AnswerView : public QWidget {
  Q_OBJECT

 public:
  /// The view begins so far left of its text, so that the icons of the foot, not their buttons, line up with it.
  static constexpr int outset = 6;

  explicit AnswerView(QWidget* parent = nullptr);

  void setAnswer(const ChatAnswer& answer, int pictures);
  /// Version `number` of `count`.
  void setVersions(int number, int count);
  /// The last answer of the conversation can go on where it broke off.
  void setLast(bool last);
  /// While an answer of the conversation is written, nothing else is asked.
  void setBusy(bool busy);

  [[nodiscard]] QString stageLine() const;
  [[nodiscard]] MessageText* text() const { return m_text; }
  [[nodiscard]] AnswerFoot* foot() const { return m_foot; }
  [[nodiscard]] QList<QWidget*> focusOrder() const;

 Q_SIGNALS:
  void againRequested();
  void continueRequested();
  void editRequested();
  void versionRequested(int steps);
  void drawRequested(const QString& text);

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  void connectFoot();
  void fitHeight();
  void buildEnding();
  void updateStage();
  void updateNotes();
  void fitEnding();
  void makeErrorNote();
  void keepFocus();
  void updateFoot();

  ChatAnswer m_answer;
  int m_pictures = 0;
  bool m_busy = false;
  bool m_last = false;
  QVBoxLayout* m_body;  ///< text, stage, error, ending
  ElidedLabel* m_stage;
  MessageText* m_text;
  QWidget* m_ending;  ///< the row that says why it ended early
  QLabel* m_endingText;
  LinkButton* m_continue;
  InlineNote* m_error = nullptr;
  TextButton* m_tryAgain = nullptr;  ///< in the error note, as the next two
  TextButton* m_edit = nullptr;
  TextButton* m_goOn = nullptr;
  AnswerFoot* m_foot;
  QElapsedTimer m_stageClock;
  QBasicTimer m_tick;
};

}  // namespace ui
