#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>

#include "core/inference/generation_options.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/chat/chat_turn.h"

namespace ui {

/// A conversation with all its branches: turns with the same parent are versions of each other, and one version of each
/// is on the branch that is shown.
struct Conversation {
  QString id;
  QString title;  ///< that the person gave it; empty: its first question stands for it
  bool pinned = false;
  qint64 made = 0;     ///< milliseconds since 1970, UTC
  qint64 changed = 0;  ///< when something was last asked
  std::optional<QString> system;  ///< absent: the model's own
  core::inference::TextOptions options;
  bool optionsChosen = false;  ///< by the person; else a model that is loaded brings its own
  bool seedLocked = false;
  QString draft;
  QList<AttachedPicture> draftPictures;
  QList<ChatTurn> turns;            ///< of the branch that is shown, from the first to the last
  QHash<QString, ChatTurn> aside;   ///< turns of other branches, by id
  JobId job = 0;                    ///< that answers the last turn; 0 when none does
  int toldFrom = 0;                 ///< the first turn that it is told with it
  bool waitsForPictures = false;    ///< the last turn's answer begins when they are read

  /// The versions of a turn that is shown, oldest first, itself among them.
  [[nodiscard]] QStringList versions(int turn) const;
  /// Shows another version of that turn, and below it the newest of what follows. Nothing for an unknown id.
  void showVersion(int turn, const QString& version);
  /// Puts a new turn in the place of turn number `at` and those after it, which go aside; behind the last one for
  /// at = turns.size(). Gives it its parent and the number of its first picture.
  ChatTurn& add(ChatTurn turn, int at);
  /// Turns as they were stored, in any order: fills `turns` with the branch that ends with `leaf`, `aside` with the rest.
  /// Turns whose parent is missing are shown as first ones.
  void setTurns(const QList<ChatTurn>& all, const QString& leaf);

  /// Number of a picture that is added behind the first `count` turns.
  [[nodiscard]] int nextPictureNumber(int count) const;
  /// What a model has room for.
  struct Room {
    qint64 contextLength = 0;  ///< positions; 0: unknown, everything is told
    qint64 perPicture = 0;
    QString model;  ///< its name: what another model counted is not what this one needs
  };
  /// The first turn that is told with a question behind turn number `count` - 1: where not all fit beside the question and
  /// the answer, the oldest are left out.
  [[nodiscard]] int firstTold(int count, const QString& question, qsizetype pictures, const Room& room) const;
  /// Positions that the turns from `from` to `count` - 1 take, as they were counted, or guessed where they were not.
  [[nodiscard]] qint64 positionsOf(int from, int count, const Room& room) const;
  /// Numbers of pictures that these turns hold.
  [[nodiscard]] int picturesOf(int from, int count) const;

  /// What the model is to answer as turn number `turn`, with the turns before it from number `from` on. An answer that has
  /// words already is to go on behind them, with its own seed.
  [[nodiscard]] core::engine::TextRequest requestFor(int turn, int from) const;
  /// The same for a question that is not a turn yet; with an empty one only what was told until now.
  [[nodiscard]] core::engine::TextRequest requestWith(const QString& question, const QList<AttachedPicture>& pictures,
                                                      int from, int count) const;
  /// Those of requestFor(turn, from) whose pixels are not in memory.
  [[nodiscard]] QList<AttachedPicture> picturesToRead(int turn, int from) const;
  /// Gives every place of this picture its pixels. Whether there was one.
  bool fillIn(const AttachedPicture& picture);

  /// The title, else the first question in one line; empty when there is neither.
  [[nodiscard]] QString shownTitle() const;
  [[nodiscard]] bool isAnswering() const { return job != 0 || waitsForPictures; }

 private:
  /// The turns from `from` to `count` - 1 as the model is told them, and the pictures that the next question takes over.
  struct Told {
    std::vector<core::engine::Turn> turns;
    QList<AttachedPicture> waiting;
  };
  [[nodiscard]] Told told(int from, int count) const;
  void putAside(int from);
  void followNewest();
  void renumber(int from);
};

using ConversationPtr = std::shared_ptr<Conversation>;

}  // namespace ui
