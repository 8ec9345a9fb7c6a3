#include "ui/chat/chat_model.h"

#include <QDateTime>
#include <QUuid>
#include <algorithm>
#include <utility>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

constexpr int countDelayMs = 150;  // a pause in typing

QString newId() { return QUuid::createUuid().toString(QUuid::WithoutBraces); }

}  // namespace

ChatModel::ChatModel(EngineBridge& bridge, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_shown(newConversation()) {
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
  applyDefaults();
  takeNewSeed();
}

ChatModel::~ChatModel() {
  for (const ConversationPtr& conversation : std::as_const(m_answering)) m_bridge.stop(conversation->job);
}

ConversationPtr ChatModel::newConversation() {
  auto conversation = std::make_shared<Conversation>();
  conversation->id = newId();
  conversation->made = QDateTime::currentMSecsSinceEpoch();
  conversation->changed = conversation->made;
  return conversation;
}

int ChatModel::nextPictureNumber() const {
  return m_shown->nextPictureNumber(m_edited.value_or(static_cast<int>(turns().size())));
}

bool ChatModel::ask(const QString& question, const QList<AttachedPicture>& pictures) {
  const QString asked = question.trimmed();
  if (isAnswering() || (asked.isEmpty() && pictures.isEmpty())) return false;
  const int at = m_edited.value_or(static_cast<int>(turns().size()));
  // A version in which nothing was answered and after which nothing was asked is no loss.
  const bool replaces = m_edited && turns()[at].answer.text.isEmpty() && at + 1 == turns().size();
  const QString replaced = replaces ? turns()[at].id : QString();
  forgetEdit();
  makeTurn(asked, pictures, at, replaced);
  return true;
}

bool ChatModel::answerAgain(int turn) {
  if (isAnswering() || turn < 0 || turn >= turns().size()) return false;
  forgetEdit();
  if (turn + 1 == turns().size() && turns()[turn].answer.text.isEmpty()) {
    m_shown->turns[turn].answer = ChatAnswer{};
    start(m_shown);
    Q_EMIT answerChanged(turn);
    return true;
  }
  const ChatTurn before = turns()[turn];
  makeTurn(before.question, before.pictures, turn, {});
  return true;
}

bool ChatModel::canContinue() const {
  return !isAnswering() && !turns().isEmpty() && turns().last().answer.brokeOff();
}

bool ChatModel::continueAnswer() {
  if (!canContinue()) return false;
  forgetEdit();
  ChatAnswer& answer = m_shown->turns.last().answer;
  // The break may have left the half of a character, which comes whole now.
  while (answer.text.endsWith(QChar::ReplacementCharacter)) answer.text.chop(1);
  answer.goOn();
  start(m_shown);
  Q_EMIT answerChanged(static_cast<int>(turns().size()) - 1);
  return true;
}

void ChatModel::makeTurn(const QString& question, const QList<AttachedPicture>& pictures, int at,
                         const QString& replaced) {
  if (at < turns().size()) Q_EMIT turnsRemoved(at);
  // Later than all before it, also when two are asked in a millisecond or the clock was put back: versions are in order.
  ChatTurn& turn = m_shown->add({.id = newId(),
                                 .parent = {},
                                 .made = std::max(QDateTime::currentMSecsSinceEpoch(), m_shown->changed + 1),
                                 .question = question,
                                 .pictures = pictures,
                                 .firstPicture = 1,
                                 .answer = {},
                                 .model = {},
                                 .seed = options().sampling.seed},
                                at);
  m_shown->changed = turn.made;
  Q_EMIT turnMade(m_shown, turn);
  if (m_shown->aside.remove(replaced)) Q_EMIT turnGone(replaced);
  start(m_shown);
  Q_EMIT turnAdded(at);
  if (at == 0) Q_EMIT titleChanged();
}

bool ChatModel::beginEdit(int turn) {
  if (isAnswering() || turn < 0 || turn >= turns().size()) return false;
  m_edited = turn;
  Q_EMIT editedChanged();
  m_countSoon.start();
  return true;
}

void ChatModel::cancelEdit() { forgetEdit(); }

void ChatModel::forgetEdit() {
  if (!m_edited) return;
  m_edited.reset();
  Q_EMIT editedChanged();
  m_countSoon.start();
}

void ChatModel::stepVersion(int turn, int steps) {
  if (isAnswering() || turn < 0 || turn >= turns().size()) return;
  const QStringList versions = m_shown->versions(turn);
  const qsizetype wanted = versions.indexOf(turns()[turn].id) + steps;
  if (wanted < 0 || wanted >= versions.size()) return;
  forgetEdit();
  Q_EMIT turnsRemoved(turn);
  m_shown->showVersion(turn, versions[wanted]);
  for (int i = turn; i < turns().size(); ++i) Q_EMIT turnAdded(i);
  Q_EMIT conversationChanged(m_shown);
  if (turn == 0) Q_EMIT titleChanged();
  m_countSoon.start();
}

void ChatModel::start(const ConversationPtr& conversation) {
  const auto last = static_cast<int>(conversation->turns.size()) - 1;
  const ChatTurn& asked = conversation->turns[last];
  // What there is of the answer has to fit, too.
  conversation->toldFrom =
      conversation->firstTold(last, asked.question + asked.answer.text, asked.pictures.size(), room());
  const QList<AttachedPicture> wanted = unread(*conversation);
  if (wanted.isEmpty()) {
    submit(conversation);
  } else {
    conversation->waitsForPictures = true;
    m_waiting.append(conversation);
  }
  if (conversation == m_shown) Q_EMIT answeringChanged(true);
  if (!wanted.isEmpty()) Q_EMIT picturesWanted(wanted);
}

void ChatModel::submit(const ConversationPtr& conversation) {
  conversation->waitsForPictures = false;
  ChatTurn& turn = conversation->turns.last();
  const bool isNew = turn.answer.text.isEmpty();
  if (isNew) turn.seed = conversation->options.sampling.seed;
  conversation->job = m_bridge.generateText(conversation->requestFor(static_cast<int>(conversation->turns.size()) - 1,
                                                                   conversation->toldFrom));
  m_answering.insert(conversation->job, conversation);
  if (isNew && !conversation->seedLocked) drawSeed(*conversation);
}

QList<AttachedPicture> ChatModel::unread(const Conversation& conversation) {
  return conversation.picturesToRead(static_cast<int>(conversation.turns.size()) - 1, conversation.toldFrom);
}

void ChatModel::takePicture(const AttachedPicture& picture) {
  for (const ConversationPtr& conversation : QList<ConversationPtr>(m_waiting)) {
    conversation->fillIn(picture);
    if (!unread(*conversation).isEmpty()) continue;
    m_waiting.removeOne(conversation);
    submit(conversation);
  }
}

void ChatModel::missPicture(const QString& file, const QString& sentence) {
  for (const ConversationPtr& conversation : QList<ConversationPtr>(m_waiting)) {
    const QList<AttachedPicture> wanted = unread(*conversation);
    const bool needsIt = std::any_of(wanted.begin(), wanted.end(), [&](const auto& one) { return one.file == file; });
    if (!needsIt) continue;
    m_waiting.removeOne(conversation);
    fail(conversation, core::ErrorKind::file_missing, sentence);
    finish(conversation);
  }
}

void ChatModel::stop() { stopAnswer(m_shown); }

void ChatModel::stopAnswer(const ConversationPtr& conversation) {
  if (conversation->job != 0) m_bridge.stop(conversation->job);
  if (!conversation->waitsForPictures) return;
  m_waiting.removeOne(conversation);
  conversation->turns.last().answer.stopUnbegun();
  finish(conversation);
}

ConversationPtr ChatModel::known(const QString& id) const {
  if (m_shown->id == id) return m_shown;
  for (const ConversationPtr& one : m_answering.values() + m_waiting) {
    if (one->id == id) return one;
  }
  return nullptr;
}

void ChatModel::show(const ConversationPtr& conversation) {
  forgetEdit();
  const ConversationPtr running = known(conversation->id);
  m_shown = running != nullptr ? running : conversation;
  if (!m_shown->optionsChosen) applyDefaults();
  Q_EMIT shownChanged();
  Q_EMIT titleChanged();
  Q_EMIT optionsChanged();
  Q_EMIT answeringChanged(isAnswering());
  m_countSoon.start();
}

void ChatModel::startNewChat() {
  const ConversationPtr conversation = turns().isEmpty() ? m_shown : newConversation();
  if (conversation != m_shown) drawSeed(*conversation);
  show(conversation);
}

void ChatModel::setTitle(const QString& id, const QString& title) {
  const ConversationPtr conversation = known(id);
  if (conversation == nullptr) return;
  conversation->title = title;
  if (conversation == m_shown) Q_EMIT titleChanged();
}

void ChatModel::close(const QString& id) {
  const ConversationPtr conversation = known(id);
  if (conversation == nullptr) return;
  stopAnswer(conversation);
  if (conversation != m_shown) return;
  const ConversationPtr blank = newConversation();
  drawSeed(*blank);
  show(blank);
}

}  // namespace ui
