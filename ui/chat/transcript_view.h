#pragma once

#include <QList>
#include <QScrollArea>
#include <QTimer>

#include "ui/bridge/attachment_reader.h"

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

class AnswerView;
class ChatModel;
class ContextLine;
class EndFollower;
class QuestionView;

/// The turns of the conversation, one below the other. While an answer streams in it is shown anew at most twenty times
/// a second; the view follows only when it was at the end, else a pill offers the way there. Of a long conversation the
/// last turns are built first, and older ones as the view comes near them.
class TranscriptView : public QScrollArea {
  Q_OBJECT

 public:
  static constexpr int columnWidth = 720;

  explicit TranscriptView(ChatModel& model, QWidget* parent = nullptr);

  [[nodiscard]] const EndFollower& follower() const { return *m_follower; }
  /// Fills in a picture of an earlier time.
  void setPicture(const AttachedPicture& picture);
  /// Of a turn that is built.
  [[nodiscard]] QuestionView* question(int turn) const { return m_rows.at(turn - m_first).question; }
  [[nodiscard]] AnswerView* answer(int turn) const { return m_rows.at(turn - m_first).answer; }
  [[nodiscard]] int builtTurns() const { return static_cast<int>(m_rows.size()); }
  /// Hidden while the model reads the whole conversation.
  [[nodiscard]] ContextLine* contextLine() const { return m_contextLine; }

 Q_SIGNALS:
  void pictureOpened(const ui::AttachedPicture& picture);
  void seesRequested(const ui::AttachedPicture& picture);  ///< what the model sees of it
  void editRequested(int turn);                            ///< its question is to be changed
  void drawRequested(const QString& text);                 ///< an answer is to become a picture
  void pictureWanted(const ui::AttachedPicture& picture);  ///< one of an earlier time that has to be read to be shown

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Row {
    QuestionView* question;
    AnswerView* answer;
  };

  void buildColumn();
  void connectModel();
  void addTurn(int turn);
  void removeTurns(int from);
  void showAll();
  void buildOlder();
  [[nodiscard]] Row makeRow(int turn);
  void connectRow(const Row& row, int turn);
  void orderTabs();
  static void drop(const Row& row);
  void showVersions(int turn);
  void showContextLine();
  void showChanged();
  void stepTo(int direction);

  ChatModel& m_model;
  QHBoxLayout* m_row;     ///< margin, column, margin
  QVBoxLayout* m_column;  ///< the turns
  QList<Row> m_rows;
  ContextLine* m_contextLine;
  int m_first = 0;  ///< the turn of the first row; those before it are not built
  QTimer m_showSoon;
  QTimer m_buildSoon;
  QTimer m_tabsSoon;
  int m_changedTurn = -1;
  EndFollower* m_follower;
};

}  // namespace ui
