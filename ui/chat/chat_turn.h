#pragma once

#include <QList>
#include <QString>

#include "core/base/error.h"
#include "core/engine/observers.h"
#include "core/engine/results.h"
#include "ui/bridge/attachment_reader.h"

namespace ui {

enum class AnswerState {
  Waiting,  ///< for the model, or for a job before it
  Running,  ///< looking, reading or writing: see `progress`
  Finished,
  LengthLimit,
  Stopped,
  Interrupted,  ///< the program ended while it was written; nobody counted its figures
  Failed
};

/// The model's side of a turn. What was written is kept in every state.
struct ChatAnswer {
  AnswerState state = AnswerState::Waiting;
  core::engine::Progress progress;  ///< while running
  QString text;                     ///< Markdown
  qint64 tokens = 0;
  double secondsToFirstToken = 0;  ///< when it was begun
  double seconds = 0;              ///< until it ended; where it was continued, without the reading before that
  qint64 positions = 0;  ///< that the conversation takes with this answer; 0 when no one counted, as in a failure
  qint64 ownPositions = 0;  ///< of those, what question and answer take by themselves; 0 when no one counted
  core::ErrorKind errorKind = core::ErrorKind::internal;  ///< of a failed answer
  QString errorSentence;
  qsizetype continuedFrom = 0;  ///< characters of the text that were there before it was continued for the last time
  /// How it had ended before it was continued for the last time.
  struct Ending {
    AnswerState state = AnswerState::Stopped;
    core::ErrorKind errorKind = core::ErrorKind::internal;
    QString errorSentence;
  } before = {};

  [[nodiscard]] bool isOpen() const { return state == AnswerState::Waiting || state == AnswerState::Running; }
  /// Whether it broke off behind some words, so that the model can go on with it.
  [[nodiscard]] bool brokeOff() const { return !isOpen() && state != AnswerState::Finished && !text.isEmpty(); }
  void goOn() {
    continuedFrom = text.size();
    before = {state, errorKind, errorSentence};
    state = AnswerState::Waiting;
    errorSentence.clear();
  }
  /// Stopped before the model had begun: with nothing, or as it was before it was to go on.
  void stopUnbegun() {
    state = before.state;
    errorKind = before.errorKind;
    errorSentence = before.errorSentence;
  }
  /// What was counted does not hold any more.
  void forgetFigures() {
    tokens = positions = ownPositions = 0;
    secondsToFirstToken = seconds = 0;
  }
};

/// A question and its answer.
struct ChatTurn {
  QString id;
  QString parent;   ///< the turn before it; empty for a first one. Turns with the same parent are versions of each other
  qint64 made = 0;  ///< milliseconds since 1970, UTC
  QString question;
  QList<AttachedPicture> pictures;
  int firstPicture = 1;  ///< number of the first picture, as the model counts them through the conversation
  ChatAnswer answer;
  QString model;     ///< name of the one that answers
  quint64 seed = 0;  ///< of the answer

  /// Later questions are asked with this turn before them. A turn without any answer is not told to the model.
  [[nodiscard]] bool isTold() const { return !answer.isOpen() && !answer.text.isEmpty(); }
  /// Stopped before the first word: what it showed is still there to be asked about. After a failure it is not, since the
  /// pictures may be why it failed.
  [[nodiscard]] bool leavesItsPictures() const {
    const bool brokeOff = answer.state == AnswerState::Stopped || answer.state == AnswerState::Interrupted;
    return brokeOff && answer.text.isEmpty();
  }
  /// Numbers that its pictures take of those which the model counts.
  [[nodiscard]] int picturesTaken() const {
    return isTold() || answer.isOpen() || leavesItsPictures() ? static_cast<int>(pictures.size()) : 0;
  }
};

}  // namespace ui
