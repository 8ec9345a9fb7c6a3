#include "ui/chat/answer_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(AnswerWords)
};

QString tokensOf(const ChatAnswer& answer) {
  return answer.tokens == 1 ? Words::tr("1 token") : Words::tr("%1 tokens").arg(QLocale().toString(answer.tokens));
}

}  // namespace

QString secondsWords(double seconds) {
  const int decimals = seconds < 0.1 ? 2 : seconds < 10 ? 1 : 0;
  return Words::tr("%1 s").arg(QLocale().toString(seconds, 'f', decimals));
}

QString figuresOf(const ChatAnswer& answer) {
  QStringList parts;
  if (answer.secondsToFirstToken > 0) parts += Words::tr("%1 to first token").arg(secondsWords(answer.secondsToFirstToken));
  const double writing = answer.seconds - answer.secondsToFirstToken;
  if (answer.tokens > 1 && writing > 0) {
    const double rate = static_cast<double>(answer.tokens - 1) / writing;
    parts += Words::tr("%1 tok/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0));
  }
  parts += tokensOf(answer);
  return parts.join(QStringLiteral(" · "));
}

QString endingOf(const ChatAnswer& answer) {
  if (answer.state == AnswerState::LengthLimit) {
    return Words::tr("This answer reached its limit of %1. It is kept.").arg(tokensOf(answer));
  }
  if (answer.state == AnswerState::Interrupted) {
    return answer.text.isEmpty() ? Words::tr("Bifrons ended before the first word of this answer.")
                                 : Words::tr("Bifrons ended while this answer was written. What was kept is here.");
  }
  if (answer.state != AnswerState::Stopped) return {};
  if (answer.text.isEmpty()) return Words::tr("You stopped this answer before its first word.");
  return Words::tr("You stopped this answer after %1. It is kept.").arg(tokensOf(answer));
}

QString stageOf(const ChatAnswer& answer, int pictures) {
  if (answer.state == AnswerState::Waiting) return Words::tr("Waiting for the model");
  switch (answer.progress.stage) {
    case core::engine::Stage::looking:
      return pictures > 1 ? Words::tr("Looking at %1 pictures").arg(pictures) : Words::tr("Looking at the picture");
    case core::engine::Stage::writing:
      return Words::tr("Writing");
    default:
      return Words::tr("Reading the prompt");
  }
}

}  // namespace ui
