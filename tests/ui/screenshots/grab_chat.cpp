#include "tests/ui/screenshots/grab_chat.h"

#include <QDateTime>
#include <QTemporaryDir>

#include "tests/ui/screenshots/grabber.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_keeper.h"
#include "ui/chat/chat_list.h"
#include "ui/chat/chat_list_model.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/sample_picture.h"
#include "ui/chat/sees_panel.h"
#include "ui/main_window.h"
#include "ui/store/chat_store.h"
#include "ui/store/picture_files.h"
#include "ui/store/storage.h"

namespace tests {
namespace {

const QString markdownAnswer = QStringLiteral(R"(A **red circle** sits left of the blue square. Both float above a *flat* ground.

| shape | colour | place |
| --- | --- | --- |
| circle | `#DE2626` | left |
| square | `#1F4E9F` | right |

1. Rest the shapes on the ground.
2. Move the square by a third:

```cpp
square.x += square.width / 3;
draw(square);
```

> A quotation, and a [link](https://example.org/).
)");

void addConversation(ui::Database& database, const QString& title, int daysAgo, bool pinned = false,
                     const QString& answer = QStringLiteral("An answer."), const QString& state = QStringLiteral("finished")) {
  const qint64 when = QDateTime::currentDateTime().addDays(-daysAgo).toMSecsSinceEpoch() - 60'000;
  ui::ConversationRecord conversation;
  conversation.id = title;
  conversation.pinned = pinned;
  conversation.made = when;
  conversation.changed = when;
  conversation.leaf = title + QStringLiteral("-turn");
  ui::TurnRecord turn;
  turn.id = conversation.leaf;
  turn.question = title;
  turn.made = when;
  turn.answer = answer;
  turn.state = state;
  turn.tokens = 84;
  turn.seconds = 1.8;
  turn.secondsToFirstToken = 0.4;
  turn.positions = 700;
  turn.ownPositions = 700;
  ui::chat_store::addTurn(database, conversation, turn);
  ui::chat_store::changeAnswer(database, turn);
}

/// An answer that can go on, and above the composer the way back to a picture's settings.
void grabStopped(ui::ChatPage& page, Grabber& grabber) {
  const QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("cactus.png"));
  core::inference::PictureMetadata drawn{.prompt = "a cactus", .options = {}, .model = "Janus-Pro-7B"};
  drawn.tokens.assign(576, 0);
  ui::picture_files::write(path, ui::samplePicture(), drawn);
  page.keeper().open(QStringLiteral("Cactus or succulent?"));
  waitUntil([&] { return page.title() == QStringLiteral("Cactus or succulent?"); });
  page.openFiles({path});
  waitUntil([&] { return !page.composer().pictures().isEmpty(); });
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("chat-stopped"));
  page.composer().clear();
}

}  // namespace

void addConversations(ui::Storage& storage) {
  storage.run([](ui::Database& database) {
    addConversation(database, QStringLiteral("Reading the Pompeii mosaics"), 30, true);
    addConversation(database, QStringLiteral("Labels for the herbarium"), 12, true);
    addConversation(database, QStringLiteral("Calmer composition"), 0, false, markdownAnswer);
    addConversation(database, QStringLiteral("What is on the whiteboard?"), 1);
    addConversation(database, QStringLiteral("Three pears, two shadows"), 1);
    addConversation(database, QStringLiteral("Compare two lighthouse pictures by their light"), 8);
    addConversation(database, QStringLiteral("Cactus or succulent?"), 15, false,
                    QStringLiteral("Both: every cactus is a succulent, and this one has **areoles**, from which its"),
                    QStringLiteral("stopped"));
    addConversation(database, QStringLiteral("Sorting scans from the attic"), 20);
  });
}

void grabChat(ui::MainWindow& window, Grabber& grabber) {
  auto* page = window.findChild<ui::ChatPage*>();
  window.openPage(QStringLiteral("chat"));
  waitUntil({}, 150);
  grabber.inBothThemes(QStringLiteral("chat-empty"));
  const auto answered = [&] { return !page->model().isAnswering(); };
  page->composer().takePicture(ui::samplePicture(), QStringLiteral("sample.png"));
  waitUntil([&] { return !page->composer().pictures().isEmpty(); });
  page->model().ask(QStringLiteral("What do you see?"), page->composer().pictures());
  page->composer().clear();
  waitUntil(answered);
  page->model().ask(QStringLiteral("What color is the square?"), {});
  waitUntil(answered);
  page->model().ask(QStringLiteral("Is the circle to the left of the square?"), {});
  waitUntil(answered);
  page->model().answerAgain(2);
  waitUntil(answered);
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("chat"));
  page->togglePanel();
  waitUntil([&] { return !page->seesPanel().square().isNull(); });
  page->list().remove(QStringLiteral("Three pears, two shadows"), QStringLiteral("Three pears, two shadows"));
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("chat-sees"));
  page->togglePanel();
  page->keeper().open(QStringLiteral("Calmer composition"));
  waitUntil([&] { return page->title() == QStringLiteral("Calmer composition"); });
  waitUntil({}, 300);
  grabber.inBothThemes(QStringLiteral("chat-markdown"));
  grabStopped(*page, grabber);
}

}  // namespace tests
