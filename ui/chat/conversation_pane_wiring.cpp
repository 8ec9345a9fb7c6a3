// What the parts of the pane tell each other, and what is dropped on it.
#include <QDragEnterEvent>
#include <QLocale>
#include <QMimeData>
#include <QStackedLayout>
#include <utility>

#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversation_pane.h"
#include "ui/chat/drawn_note.h"
#include "ui/chat/drop_frame.h"
#include "ui/chat/dropped_content.h"
#include "ui/chat/edit_note.h"
#include "ui/chat/first_run_view.h"
#include "ui/chat/picture_viewer.h"
#include "ui/chat/sample_picture.h"
#include "ui/chat/stored_pictures.h"
#include "ui/chat/transcript_view.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/inline_note.h"

namespace ui {

void ConversationPane::connectModel() {
  connect(&m_bridge, &EngineBridge::modelLoaded, this, &ConversationPane::showModel);
  connect(&m_bridge, &EngineBridge::modelUnloaded, this, &ConversationPane::showModel);
  connect(m_banner, &ModelBanner::closed, this, &ConversationPane::closeBanner);
  connect(&m_model, &ChatModel::turnAdded, this, &ConversationPane::showTurns);
  connect(&m_model, &ChatModel::turnsRemoved, this, &ConversationPane::showTurns);
  connect(&m_model, &ChatModel::shownChanged, this, &ConversationPane::showConversation);
  connect(&m_model, &ChatModel::contextChanged, this, &ConversationPane::updateMeter);
  connect(&m_model, &ChatModel::answeringChanged, this, [this](bool answering) {
    m_composer->setAnswering(answering);
    m_composer->setFirstPictureNumber(m_model.nextPictureNumber());
  });
  connect(&m_model, &ChatModel::editedChanged, this, [this] {
    m_editNote->setVisible(m_model.edited().has_value());
    m_composer->setFirstPictureNumber(m_model.nextPictureNumber());
    if (!m_model.edited()) endEdit();
  });
  connect(m_editNote, &EditNote::cancelRequested, &m_model, &ChatModel::cancelEdit);
}

void ConversationPane::connectStored() {
  const auto want = [this](const QList<AttachedPicture>& pictures) {
    for (const AttachedPicture& picture : pictures) m_stored.want(picture);
  };
  connect(&m_model, &ChatModel::picturesWanted, this, want);
  connect(m_transcript, &TranscriptView::pictureWanted, &m_stored, &StoredPictures::want);
  connect(&m_stored, &StoredPictures::read, this, [this](const AttachedPicture& picture) {
    m_model.takePicture(picture);
    m_transcript->setPicture(picture);
    m_composer->setPicture(picture);
    m_drawnNote->setPictures(m_composer->pictures());
    if (m_openWhenRead != picture.file) return;
    m_openWhenRead.clear();
    m_viewer->open(picture);
  });
  connect(&m_stored, &StoredPictures::missing, this, [this](const QString& file, const QString& sentence) {
    m_model.missPicture(file, sentence);
    if (m_openWhenRead != file) return;
    m_openWhenRead.clear();
    showProblem({}, sentence);
  });
}

void ConversationPane::connectTranscript() {
  connect(m_transcript, &TranscriptView::pictureOpened, this, &ConversationPane::openPicture);
  connect(m_transcript, &TranscriptView::seesRequested, this, &ConversationPane::seesRequested);
  connect(m_transcript, &TranscriptView::editRequested, this, &ConversationPane::beginEdit);
  connect(m_transcript, &TranscriptView::drawRequested, this, &ConversationPane::drawRequested);
}

void ConversationPane::connectComposer() {
  connect(m_composer, &Composer::sendRequested, this, &ConversationPane::submit);
  connect(m_composer, &Composer::stopRequested, &m_model, &ChatModel::stop);
  connect(m_composer, &Composer::attachRequested, this, &ConversationPane::chooseFiles);
  connect(m_composer, &Composer::samplingRequested, this, &ConversationPane::showOptions);
  connect(m_composer, &Composer::pictureOpened, this, &ConversationPane::openPicture);
  connect(m_composer, &Composer::seesRequested, this, &ConversationPane::seesRequested);
  connect(m_composer, &Composer::draftChanged, this, &ConversationPane::tellPictures);
  connect(m_composer, &Composer::pictureWanted, &m_stored, &StoredPictures::want);
  connect(m_composer, &Composer::attaching, m_problem, &QWidget::hide);
  connect(m_composer, &Composer::refused, this, [this](const QString& sentence) { showProblem({}, sentence); });
  connect(m_composer, &Composer::draftChanged, this, [this] { m_drawnNote->setPictures(m_composer->pictures()); });
  connect(m_drawnNote, &DrawnNote::createRequested, this, &ConversationPane::createRequested);
  connect(m_composer, &Composer::draftChanged, this, [this] {
    if (m_showing || m_model.edited()) return;
    m_model.setDraft(m_composer->text(), m_composer->pictures());
    updateMeter();
  });
}

void ConversationPane::connectFirstRun() {
  connect(m_firstRun, &FirstRunView::chooseRequested, this, &ConversationPane::chooseFiles);
  connect(m_firstRun, &FirstRunView::sampleRequested, this, [this] { takePicture(samplePicture(), tr("Sample")); });
  connect(m_firstRun, &FirstRunView::questionChosen, this, [this](const QString& question) {
    if (m_composer->pictures().isEmpty()) m_composer->takePicture(samplePicture(), tr("Sample"));
    m_composer->setText(question);
    focusInput();
  });
  connect(m_firstRun, &FirstRunView::promptChosen, this, &ConversationPane::drawRequested);
  connect(m_firstRun, &FirstRunView::modelsWanted, this, &ConversationPane::modelsWanted);
  connect(m_banner, &ModelBanner::modelsWanted, this, &ConversationPane::modelsWanted);
}

void ConversationPane::dragEnterEvent(QDragEnterEvent* event) {
  const DroppedContent content = droppedContent(event->mimeData());
  const qint64 positions = content.pictures * m_model.positionsPerPicture();
  QString words = tr("Drop to insert the text");
  if (content.kind == DroppedContent::Kind::Nothing) {
    words = tr("This is not a picture or text");
  } else if (positions > 0) {
    words = tr("Drop to attach (%1 positions)").arg(QLocale().toString(positions));
  } else if (content.pictures > 0) {
    words = tr("Drop to attach");
  }
  m_dropFrame->setGeometry(m_stack->parentWidget()->geometry());
  m_dropFrame->say(words, content.kind != DroppedContent::Kind::Nothing);
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void ConversationPane::dragMoveEvent(QDragMoveEvent* event) {
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void ConversationPane::dragLeaveEvent(QDragLeaveEvent*) { m_dropFrame->hide(); }

void ConversationPane::dropEvent(QDropEvent* event) {
  m_dropFrame->hide();
  m_problem->hide();
  m_composer->take(event->mimeData());
  focusInput();
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

}  // namespace ui
