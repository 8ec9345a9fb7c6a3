#pragma once

namespace ui {
class MainWindow;
class Storage;
}  // namespace ui

namespace tests {

class Grabber;

/// Conversations of the last weeks, so that the list looks as it does for a person. Before the window is made.
void addConversations(ui::Storage& storage);

/// The Chat page: empty, with a conversation, with the panel of what the model sees, with a deletion to be undone, with
/// what Markdown can do, and with an answer that was stopped.
void grabChat(ui::MainWindow& window, Grabber& grabber);

}  // namespace tests
