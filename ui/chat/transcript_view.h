#pragma once

#include <QList>
#include <QPointer>
#include <QScrollArea>
#include <QTimer>

#include "ui/bridge/attachment_reader.h"

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

class AnswerView;
class ChatModel;
class NewestPill;
class QuestionView;

/// The turns of the conversation, one below the other. While an answer streams in it is shown anew at most twenty times
/// a second; the view follows only when it was at the end, else a pill offers the way there.
class TranscriptView : public QScrollArea {
  Q_OBJECT

 public:
  static constexpr int columnWidth = 720;

  explicit TranscriptView(ChatModel& model, QWidget* parent = nullptr);

  [[nodiscard]] bool isAtEnd() const;
  void scrollToEnd();
  [[nodiscard]] QuestionView* question(int turn) const { return m_rows.at(turn).question; }
  [[nodiscard]] AnswerView* answer(int turn) const { return m_rows.at(turn).answer; }
  [[nodiscard]] NewestPill* pill() const { return m_pill; }

 Q_SIGNALS:
  void pictureOpened(const ui::AttachedPicture& picture);
  void editRequested();  ///< the question of the last turn is to be changed

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Row {
    QuestionView* question;
    AnswerView* answer;
  };

  void addTurn(int turn);
  void removeLastTurn();
  void clearTurns();
  static void drop(const Row& row);
  void showChanged();
  void stepTo(int direction);
  void updatePill();

  ChatModel& m_model;
  QHBoxLayout* m_row;     ///< margin, column, margin
  QVBoxLayout* m_column;  ///< the turns
  QList<Row> m_rows;
  QPointer<QWidget> m_lastInTabOrder;  ///< null without turns
  QTimer m_showSoon;
  int m_changedTurn = -1;
  bool m_follows = true;  ///< keep the end in view when the content grows
  NewestPill* m_pill;
};

}  // namespace ui
