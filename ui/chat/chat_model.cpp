#include "ui/chat/chat_model.h"

#include <QRandomGenerator>
#include <algorithm>
#include <utility>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

using core::engine::JobOutcome;

constexpr int countDelayMs = 150;             // a pause in typing
constexpr quint64 seedRange = 1'000'000'000;  // short enough to be read out and typed again

core::engine::Turn userTurn(const QString& text, const QList<AttachedPicture>& pictures) {
  core::engine::Turn turn{.role = core::engine::Role::user, .text = toUtf8(text), .pictures = {}};
  for (const AttachedPicture& picture : pictures) turn.pictures.push_back(picture.pixels);
  return turn;
}

bool isUntouched(const core::inference::TextOptions& options) {
  const core::inference::TextOptions fresh;
  return options.max_new_tokens == fresh.max_new_tokens && options.sampling.temperature == fresh.sampling.temperature &&
         options.sampling.top_k == fresh.sampling.top_k && options.sampling.top_p == fresh.sampling.top_p;
}

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

}  // namespace

ChatModel::ChatModel(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  m_countSoon.setSingleShot(true);
  m_countSoon.setInterval(countDelayMs);
  connect(&m_countSoon, &QTimer::timeout, this, &ChatModel::countContext);
  connect(&bridge, &EngineBridge::modelLoaded, this, &ChatModel::onModelLoaded);
  connect(&bridge, &EngineBridge::modelUnloaded, this, &ChatModel::contextChanged);
  connect(&bridge, &EngineBridge::jobStarted, this, &ChatModel::onJobStarted);
  connect(&bridge, &EngineBridge::progressed, this, &ChatModel::onProgressed);
  connect(&bridge, &EngineBridge::textArrived, this, &ChatModel::onTextArrived);
  connect(&bridge, &EngineBridge::textFinished, this, &ChatModel::onTextFinished);
  connect(&bridge, &EngineBridge::jobEnded, this, &ChatModel::onJobEnded);
  connect(&bridge, &EngineBridge::promptTokensCounted, this, &ChatModel::onPromptTokensCounted);
  if (bridge.model()) m_optionsOf = bridge.model()->folder;
  useModelDefaults();
  takeNewSeed();
}

int ChatModel::nextPictureNumber() const {
  int number = 1;
  for (const ChatTurn& turn : m_turns) {
    if (turn.isTold() || turn.answer.isOpen() || turn.leavesItsPictures()) number += static_cast<int>(turn.pictures.size());
  }
  return number;
}

bool ChatModel::ask(const QString& question, const QList<AttachedPicture>& pictures) {
  if (isAnswering() || (question.trimmed().isEmpty() && pictures.isEmpty())) return false;
  m_turns.append(ChatTurn{
      .question = question.trimmed(), .pictures = pictures, .firstPicture = nextPictureNumber(), .answer = {}});
  const int turn = static_cast<int>(m_turns.size()) - 1;
  start(turn);
  Q_EMIT turnAdded(turn);
  return true;
}

bool ChatModel::answerAgain() {
  if (isAnswering() || m_turns.isEmpty()) return false;
  running() = ChatAnswer{};
  start(static_cast<int>(m_turns.size()) - 1);
  runningChanged();
  return true;
}

void ChatModel::start(int turn) {
  m_job = m_bridge.generateText(requestFor(turn));
  if (!m_seedLocked) takeNewSeed();
  Q_EMIT answeringChanged(true);
}

ChatModel::Told ChatModel::told(int count) const {
  Told told;
  for (int i = 0; i < count; ++i) {
    const ChatTurn& turn = m_turns[i];
    if (turn.leavesItsPictures()) told.waiting += turn.pictures;
    if (!turn.isTold()) continue;
    told.turns.push_back(userTurn(turn.question, std::exchange(told.waiting, {}) + turn.pictures));
    told.turns.push_back({.role = core::engine::Role::assistant, .text = toUtf8(turn.answer.text), .pictures = {}});
  }
  return told;
}

core::engine::TextRequest ChatModel::requestFor(int turn) const {
  Told before = told(turn);
  before.turns.push_back(userTurn(m_turns[turn].question, before.waiting + m_turns[turn].pictures));
  return {.turns = std::move(before.turns), .system = {}, .options = m_options};
}

std::optional<ChatTurn> ChatModel::takeBack() {
  if (isAnswering() || m_turns.isEmpty()) return {};
  ChatTurn turn = m_turns.takeLast();
  Q_EMIT turnTakenBack();
  m_countSoon.start();
  return turn;
}

void ChatModel::stop() {
  if (isAnswering()) m_bridge.stop(m_job);
}

void ChatModel::startNewChat() {
  const bool wasAnswering = isAnswering();
  stop();
  if (wasAnswering) running().state = AnswerState::Stopped;
  m_job = 0;
  if (!m_turns.isEmpty()) m_closed = std::exchange(m_turns, {});
  Q_EMIT cleared();
  if (wasAnswering) Q_EMIT answeringChanged(false);
  m_countSoon.start();
}

bool ChatModel::reopen() {
  if (!m_turns.isEmpty() || m_closed.isEmpty()) return false;
  m_turns = std::exchange(m_closed, {});
  for (int turn = 0; turn < m_turns.size(); ++turn) Q_EMIT turnAdded(turn);
  m_countSoon.start();
  return true;
}

void ChatModel::takeNewSeed() {
  m_options.sampling.seed = QRandomGenerator::global()->generate64() % seedRange;
  Q_EMIT optionsChanged();
}

void ChatModel::useModelDefaults() {
  const std::uint64_t seed = m_options.sampling.seed;
  if (m_bridge.model()) m_options = m_bridge.model()->text_defaults;
  m_options.sampling.seed = seed;
  Q_EMIT optionsChanged();
}

void ChatModel::setOptions(const core::inference::TextOptions& options) {
  m_options = options;
  Q_EMIT optionsChanged();
}

void ChatModel::setDraft(const QString& question, const QList<AttachedPicture>& pictures) {
  m_draft = question;
  m_draftPictures = pictures;
  m_countSoon.start();
}

qint64 ChatModel::contextLength() const { return m_bridge.model() ? m_bridge.model()->context_length : 0; }

qint64 ChatModel::positionsPerPicture() const { return m_bridge.model() ? m_bridge.model()->image_tokens_seen : 0; }

int ChatModel::picturesInContext() const { return nextPictureNumber() - 1 + static_cast<int>(m_draftPictures.size()); }

std::optional<qint64> ChatModel::conversationUsed() const {
  for (auto turn = m_turns.rbegin(); turn != m_turns.rend(); ++turn) {
    if (turn->isTold()) return turn->answer.positions > 0 ? std::optional(turn->answer.positions) : std::nullopt;
    if (turn->leavesItsPictures() && !turn->pictures.isEmpty()) return std::nullopt;
  }
  return 0;
}

void ChatModel::countContext() {
  const bool hasDraft = !m_draft.trimmed().isEmpty() || !m_draftPictures.isEmpty();
  if (const auto used = conversationUsed(); used && !hasDraft) {
    m_countJob = 0;
    setContextUsed(*used);
    return;
  }
  if (isAnswering()) return;  // counted when the answer has ended: it will be part of the conversation
  Told before = told(static_cast<int>(m_turns.size()));
  if (hasDraft || !before.waiting.isEmpty()) {
    before.turns.push_back(userTurn(m_draft.trimmed(), before.waiting + m_draftPictures));
  }
  m_countJob = m_bridge.countPromptTokens({.turns = std::move(before.turns), .system = {}, .options = m_options});
}

void ChatModel::setContextUsed(qint64 positions) {
  m_contextUsed = positions;
  Q_EMIT contextChanged();
}

void ChatModel::finish() {
  m_job = 0;
  runningChanged();
  Q_EMIT answeringChanged(false);
  countContext();
}

void ChatModel::onModelLoaded(const core::engine::ModelInfo& info) {
  // What the person set before the first model was there is kept, too.
  const bool takesDefaults = m_optionsOf ? *m_optionsOf != info.folder : isUntouched(m_options);
  m_optionsOf = info.folder;
  if (takesDefaults) useModelDefaults();
  Q_EMIT contextChanged();
  m_countSoon.start();
}

void ChatModel::onJobStarted(JobId job) {
  if (job != m_job) return;
  running().state = AnswerState::Running;
  running().progress = {.stage = core::engine::Stage::reading, .done = 0, .total = 0};
  runningChanged();
}

void ChatModel::onProgressed(JobId job, const core::engine::Progress& progress) {
  if (job != m_job) return;
  running().progress = progress;
  runningChanged();
}

void ChatModel::onTextArrived(JobId job, const QString& piece) {
  if (job != m_job) return;
  running().text += piece;
  runningChanged();
}

void ChatModel::onTextFinished(JobId job, const core::engine::TextResult& result) {
  if (job != m_job) return;
  ChatAnswer& answer = running();
  answer.text = toQString(result.text);
  answer.tokens = static_cast<qint64>(result.tokens.size());
  answer.secondsToFirstToken = result.seconds_to_first_token;
  answer.seconds = result.seconds;
  answer.state = stateOf(result.ending);
  answer.positions = result.prompt_tokens + answer.tokens;
}

void ChatModel::onJobEnded(JobId job, const core::engine::JobReport& report) {
  if (job != m_job) return;
  ChatAnswer& answer = running();
  if (report.outcome == JobOutcome::failed) {
    answer.state = AnswerState::Failed;
    answer.errorKind = report.kind;
    answer.errorSentence = toQString(report.sentence);
  } else if (answer.isOpen()) {  // stopped before it began: no result came
    answer.state = AnswerState::Stopped;
  }
  finish();
}

void ChatModel::onPromptTokensCounted(JobId job, qint64 tokens) {
  if (job == m_countJob) setContextUsed(tokens);
}

}  // namespace ui
