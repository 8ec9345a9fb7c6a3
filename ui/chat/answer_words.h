#pragma once

#include <QString>

#include "ui/chat/chat_turn.h"

namespace ui {

/// "0.4 s"
QString secondsWords(double seconds);
/// "0.4 s to first token · 61 tok/s · 84 tokens"
QString figuresOf(const ChatAnswer& answer);
/// Why the answer ended before the model ended it; empty when it did not.
QString endingOf(const ChatAnswer& answer);
/// What is done for an answer without text, without the time: "Looking at the picture".
QString stageOf(const ChatAnswer& answer, int pictures);

}  // namespace ui
