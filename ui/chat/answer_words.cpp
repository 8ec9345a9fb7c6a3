#include "ui/chat/answer_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("AnswerWords", text); }

QString tokensOf(const ChatAnswer& answer) {
  return answer.tokens == 1 ? tr("1 token") : tr("%1 tokens").arg(QLocale().toString(answer.tokens));
}

}  // namespace

QString secondsWords(double seconds) {
  const int decimals = seconds < 0.1 ? 2 : seconds < 10 ? 1 : 0;
  return tr("%1 s").arg(QLocale().toString(seconds, 'f', decimals));
}

QString figuresOf(const ChatAnswer& answer) {
  QStringList parts;
  if (answer.secondsToFirstToken > 0) parts += tr("%1 to first token").arg(secondsWords(answer.secondsToFirstToken));
  const double writing = answer.seconds - answer.secondsToFirstToken;
  if (answer.tokens > 1 && writing > 0) {
    const double rate = static_cast<double>(answer.tokens - 1) / writing;
    parts += tr("%1 tok/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0));
  }
  parts += tokensOf(answer);
  return parts.join(QStringLiteral(" · "));
}

QString endingOf(const ChatAnswer& answer) {
  if (answer.state == AnswerState::LengthLimit) {
    return tr("This answer reached its limit of %1. It is kept.").arg(tokensOf(answer));
  }
  if (answer.state == AnswerState::Interrupted) {
    return answer.text.isEmpty() ? tr("Bifrons ended before the first word of this answer.")
                                 : tr("Bifrons ended while this answer was written. What was kept is here.");
  }
  if (answer.state != AnswerState::Stopped) return {};
  if (answer.text.isEmpty()) return tr("You stopped this answer before its first word.");
  return tr("You stopped this answer after %1. It is kept.").arg(tokensOf(answer));
}

QString stageOf(const ChatAnswer& answer, int pictures) {
  if (answer.state == AnswerState::Waiting) return tr("Waiting for the model");
  switch (answer.progress.stage) {
    case core::engine::Stage::looking:
      return pictures > 1 ? tr("Looking at %1 pictures").arg(pictures) : tr("Looking at the picture");
    case core::engine::Stage::writing:
      return tr("Writing");
    default:
      return tr("Reading the prompt");
  }
}

}  // namespace ui
