// What comes from the engine, and what it is asked besides answers.
#include <QRandomGenerator>
#include <algorithm>

#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_model.h"

namespace ui {
namespace {

using core::engine::JobOutcome;

constexpr quint64 seedRange = 1'000'000'000;  // short enough to be read out and typed again

AnswerState stateOf(core::engine::Ending ending) {
  switch (ending) {
    case core::engine::Ending::finished:
      return AnswerState::Finished;
    case core::engine::Ending::length_limit:
      return AnswerState::LengthLimit;
    case core::engine::Ending::stopped:
      break;
  }
  return AnswerState::Stopped;
}

void countAnswer(ChatAnswer& answer, const core::engine::TextResult& result) {
  answer.tokens = result.continued_tokens + static_cast<qint64>(result.tokens.size());
  answer.positions = result.prompt_tokens + static_cast<qint64>(result.tokens.size());
  if (result.continued_tokens == 0) {
    answer.secondsToFirstToken = result.seconds_to_first_token;
    answer.seconds = result.seconds;
  } else if (answer.seconds > 0 && !result.tokens.empty()) {  // where nobody measured the beginning, the whole stays unknown
    answer.seconds += result.seconds - result.seconds_to_first_token;
  }
}

}  // namespace

void ChatModel::drawSeed(Conversation& conversation) {
  conversation.options.sampling.seed = QRandomGenerator::global()->generate64() % seedRange;
  if (&conversation == m_shown.get()) Q_EMIT optionsChanged();
}

void ChatModel::takeNewSeed() {
  drawSeed(*m_shown);
  Q_EMIT conversationChanged(m_shown);
}

void ChatModel::applyDefaults() {
  const std::uint64_t seed = m_shown->options.sampling.seed;
  if (m_bridge.model()) m_shown->options = m_bridge.model()->text_defaults;
  m_shown->options.sampling.seed = seed;
  Q_EMIT optionsChanged();
}

void ChatModel::useModelDefaults() {
  m_shown->optionsChosen = false;
  applyDefaults();
  Q_EMIT conversationChanged(m_shown);
}

void ChatModel::setOptions(const core::inference::TextOptions& options) {
  m_shown->options = options;
  m_shown->optionsChosen = true;
  Q_EMIT optionsChanged();
  Q_EMIT conversationChanged(m_shown);
}

void ChatModel::setSeedLocked(bool locked) {
  m_shown->seedLocked = locked;
  Q_EMIT conversationChanged(m_shown);
}

void ChatModel::setSystem(const std::optional<QString>& system) {
  if (m_shown->system == system) return;
  m_shown->system = system;
  Q_EMIT optionsChanged();
  Q_EMIT conversationChanged(m_shown);
  m_countSoon.start();
}

void ChatModel::setDraft(const QString& question, const QList<AttachedPicture>& pictures) {
  m_shown->draft = question;
  m_shown->draftPictures = pictures;
  Q_EMIT conversationChanged(m_shown);
  m_countSoon.start();
}

qint64 ChatModel::contextLength() const { return m_bridge.model() ? m_bridge.model()->context_length : 0; }

qint64 ChatModel::positionsPerPicture() const { return m_bridge.model() ? m_bridge.model()->image_tokens_seen : 0; }

int ChatModel::picturesInContext() const {
  const int count = m_edited.value_or(static_cast<int>(turns().size()));
  return m_shown->picturesOf(firstTold(), count) + static_cast<int>(m_shown->draftPictures.size());
}

Conversation::Room ChatModel::room() const {
  return {contextLength(), positionsPerPicture(), m_bridge.model() ? toQString(m_bridge.model()->name) : QString()};
}

int ChatModel::firstTold() const {
  const int count = m_edited.value_or(static_cast<int>(turns().size()));
  return m_shown->firstTold(count, m_shown->draft, m_shown->draftPictures.size(), room());
}

std::optional<qint64> ChatModel::conversationUsed() const {
  for (auto turn = turns().crbegin() + (turns().size() - m_edited.value_or(turns().size())); turn != turns().crend(); ++turn) {
    const bool counted = turn->answer.positions > 0 && turn->model == room().model;
    if (turn->isTold()) return counted ? std::optional(turn->answer.positions) : std::nullopt;
    if (turn->leavesItsPictures() && !turn->pictures.isEmpty()) return std::nullopt;
  }
  return 0;
}

void ChatModel::countContext() {
  const QString draft = m_shown->draft.trimmed();
  const bool hasDraft = !draft.isEmpty() || !m_shown->draftPictures.isEmpty();
  if (const auto used = conversationUsed(); used && !hasDraft && firstTold() <= m_shown->toldFrom) {
    m_countJob = 0;
    setContextUsed(*used);
    return;
  }
  if (isAnswering()) return;  // counted when the answer has ended: it will be part of the conversation
  const int count = m_edited.value_or(static_cast<int>(turns().size()));
  m_countJob = m_bridge.countPromptTokens(m_shown->requestWith(draft, m_shown->draftPictures, firstTold(), count));
}

void ChatModel::setContextUsed(qint64 positions) {
  m_contextUsed = positions;
  Q_EMIT contextChanged();
}

void ChatModel::fail(const ConversationPtr& conversation, core::ErrorKind kind, const QString& sentence) {
  ChatAnswer& answer = conversation->turns.last().answer;
  answer.state = AnswerState::Failed;
  answer.errorKind = kind;
  answer.errorSentence = sentence;
  if (answer.text.size() > answer.continuedFrom) answer.forgetFigures();
}

void ChatModel::answerGrew(const ConversationPtr& conversation) {
  if (conversation == m_shown) Q_EMIT answerChanged(static_cast<int>(turns().size()) - 1);
  Q_EMIT turnChanged(conversation, conversation->turns.last());
}

void ChatModel::finish(const ConversationPtr& conversation) {
  m_answering.remove(conversation->job);
  conversation->job = 0;
  conversation->waitsForPictures = false;
  answerGrew(conversation);
  if (conversation != m_shown) return;
  Q_EMIT answeringChanged(false);
  countContext();
}

void ChatModel::onModelLoaded(const core::engine::ModelInfo&) {
  if (!m_shown->optionsChosen) applyDefaults();
  Q_EMIT contextChanged();
  m_countSoon.start();
}

void ChatModel::onJobStarted(JobId job) {
  const ConversationPtr conversation = answered(job);
  if (conversation == nullptr) return;
  ChatTurn& turn = conversation->turns.last();
  if (m_bridge.model()) turn.model = toQString(m_bridge.model()->name);
  turn.answer.state = AnswerState::Running;
  turn.answer.progress = {.stage = core::engine::Stage::reading, .done = 0, .total = 0};
  answerGrew(conversation);
}

void ChatModel::onProgressed(JobId job, const core::engine::Progress& progress) {
  const ConversationPtr conversation = answered(job);
  if (conversation == nullptr) return;
  conversation->turns.last().answer.progress = progress;
  answerGrew(conversation);
}

void ChatModel::onTextArrived(JobId job, const QString& piece) {
  const ConversationPtr conversation = answered(job);
  if (conversation == nullptr) return;
  conversation->turns.last().answer.text += piece;
  answerGrew(conversation);
}

void ChatModel::onTextFinished(JobId job, const core::engine::TextResult& result) {
  const ConversationPtr conversation = answered(job);
  if (conversation == nullptr) return;
  ChatAnswer& answer = conversation->turns.last().answer;
  answer.text = answer.text.left(answer.continuedFrom) + toQString(result.text);
  answer.state = stateOf(result.ending);
  countAnswer(answer, result);
  const auto last = static_cast<int>(conversation->turns.size()) - 1;
  answer.ownPositions = std::max<qint64>(1, answer.positions - conversation->positionsOf(conversation->toldFrom, last, room()));
}

void ChatModel::onJobEnded(JobId job, const core::engine::JobReport& report) {
  const ConversationPtr conversation = answered(job);
  if (conversation == nullptr) return;
  ChatAnswer& answer = conversation->turns.last().answer;
  if (report.outcome == JobOutcome::failed) {
    fail(conversation, report.kind, coreWords(report.sentence));
  } else if (answer.isOpen()) {  // stopped before it began: no result came
    answer.stopUnbegun();
  }
  finish(conversation);
}

void ChatModel::onPromptTokensCounted(JobId job, qint64 tokens) {
  if (job == m_countJob) setContextUsed(tokens);
}

}  // namespace ui
