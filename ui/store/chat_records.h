#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace ui {

/// A picture that was shown to the model, as the database knows it.
struct AttachmentRecord {
  QString file;  ///< below the folder of attachments, see attachment_files.h
  QString name;  ///< as the person knows it
};

/// A question and its answer.
struct TurnRecord {
  QString id;
  QString parent;  ///< the turn before it; empty for a first one. Turns with the same parent are versions of each other
  qint64 made = 0;  ///< milliseconds since 1970, UTC
  QString question;
  QList<AttachmentRecord> pictures;
  QString answer;
  QString state;  ///< a word for the state of the answer
  qint64 tokens = 0;
  qint64 positions = 0;
  qint64 ownPositions = 0;
  double secondsToFirstToken = 0;
  double seconds = 0;
  QString errorKind;
  QString errorSentence;
  QString model;
  quint64 seed = 0;
};

struct ConversationRecord {
  QString id;
  QString title;  ///< that the person gave it; empty: its first question stands for it
  bool pinned = false;
  qint64 made = 0;     ///< milliseconds since 1970, UTC
  qint64 changed = 0;  ///< when something was last asked
  std::optional<QString> system;
  QString options;  ///< how answers are drawn, as JSON; empty: the model's defaults
  QString leaf;     ///< the last turn of the branch that is shown
  QString draft;
  QList<AttachmentRecord> draftPictures;
};

struct StoredConversation {
  ConversationRecord conversation;
  QList<TurnRecord> turns;  ///< of all branches, oldest first
  bool deleted = false;     ///< the person deleted it, perhaps before it could be written
};

/// What a list of conversations shows of one.
struct ConversationLine {
  QString id;
  QString title;  ///< never the whole of a long question or draft; empty when there are only pictures
  bool pinned = false;
  qint64 changed = 0;

  bool operator==(const ConversationLine&) const = default;
};

}  // namespace ui
