#include "ui/chat/conversation_pane.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/drawn_note.h"
#include "ui/chat/drop_frame.h"
#include "ui/chat/edit_note.h"
#include "ui/chat/first_run_view.h"
#include "ui/chat/picture_viewer.h"
#include "ui/chat/sampling_popover.h"
#include "ui/chat/stored_pictures.h"
#include "ui/chat/transcript_view.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"

namespace ui {
namespace {

constexpr int composerBottom = 14;
const QString bannerClosed = QStringLiteral("builtInBannerClosed");

}  // namespace

ConversationPane::ConversationPane(ChatModel& model, EngineBridge& bridge, Preferences& preferences,
                                   StoredPictures& stored, QWidget* parent)
    : QWidget(parent), m_model(model), m_bridge(bridge), m_preferences(preferences), m_stored(stored) {
  setAcceptDrops(true);
  buildLayout();
  connectModel();
  connectStored();
  connectTranscript();
  connectComposer();
  connectFirstRun();
  showTurns();
  showModel();
  updateMeter();
}

void ConversationPane::buildLayout() {
  m_banner = new ModelBanner(this);
  m_banner->hide();
  auto* content = new QWidget(this);
  m_firstRun = new FirstRunView(content);
  m_transcript = new TranscriptView(m_model, content);
  m_stack = new QStackedLayout(content);
  m_stack->addWidget(m_firstRun);
  m_stack->addWidget(m_transcript);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(metrics::readingMargin, 0, metrics::readingMargin, 0);
  row->addStretch(1);
  row->addWidget(buildColumn(), TranscriptView::columnWidth);
  row->addStretch(1);
  auto* page = new QVBoxLayout(this);
  page->setContentsMargins(0, 0, 0, 0);
  page->setSpacing(0);
  page->addWidget(m_banner);
  page->addWidget(content, 1);
  page->addLayout(row);
  m_dropFrame = new DropFrame(this);
  m_sampling = new SamplingPopover(m_model, this);
  m_viewer = new PictureViewer(this);
}

/// What stands below the transcript, as wide as its column.
QWidget* ConversationPane::buildColumn() {
  auto* column = new QWidget(this);
  column->setMaximumWidth(TranscriptView::columnWidth);
  m_problem = new InlineNote(InlineNote::Kind::Error, column);
  m_problem->setClosable();
  m_problem->hide();
  m_editNote = new EditNote(column);
  m_editNote->hide();
  m_drawnNote = new DrawnNote(column);
  m_composer = new Composer(column);
  auto* parts = new QVBoxLayout(column);
  parts->setContentsMargins(0, 0, 0, composerBottom);
  parts->setSpacing(metrics::space8);
  parts->addWidget(m_problem);
  parts->addWidget(m_editNote);
  parts->addWidget(m_drawnNote);
  parts->addWidget(m_composer);
  return column;
}

void ConversationPane::showModel() {
  const core::engine::ModelInfo* info = m_bridge.model();
  m_firstRun->setBuiltIn(info == nullptr || info->built_in);
  m_banner->setVisible(info != nullptr && info->built_in && !m_preferences.remembered(bannerClosed, false));
}

void ConversationPane::closeBanner() {
  m_preferences.remember(bannerClosed, true);
  showModel();
}

void ConversationPane::focusInput() { m_composer->edit()->setFocus(Qt::OtherFocusReason); }

bool ConversationPane::escape() {
  if (m_viewer->isVisible()) {
    m_viewer->closeViewer();
  } else if (m_sampling->isVisible()) {
    m_sampling->hide();
    focusInput();
  } else if (m_model.edited()) {
    m_model.cancelEdit();
  } else if (m_model.isAnswering()) {
    m_model.stop();
  } else {
    return false;
  }
  return true;
}

void ConversationPane::openFiles(const QList<QString>& paths) {
  m_problem->hide();
  m_composer->takeFiles(paths);
  focusInput();
}

void ConversationPane::takePicture(const QImage& picture, const QString& name) {
  m_composer->takePicture(picture, name);
  focusInput();
}

void ConversationPane::showProblem(const QString& heading, const QString& sentence) {
  m_problem->setMessage(heading, sentence);
  m_problem->setVisible(!sentence.isEmpty());
}

void ConversationPane::openPicture(const AttachedPicture& picture) {
  if (!picture.view.isNull()) return m_viewer->open(picture);
  m_openWhenRead = picture.file;
  m_stored.want(picture);
}

AttachedPicture ConversationPane::newestPicture() const {
  if (!m_composer->pictures().isEmpty()) return m_composer->pictures().last();
  const QList<ChatTurn>& turns = m_model.turns();
  const auto turn = std::find_if(turns.crbegin(), turns.crend(), [](const ChatTurn& one) { return !one.pictures.isEmpty(); });
  return turn == turns.crend() ? AttachedPicture{} : turn->pictures.last();
}

void ConversationPane::submit() {
  const QString question = m_composer->text();
  const QList<AttachedPicture> pictures = m_composer->pictures();
  const bool changes = m_model.edited().has_value();  // at its end the draft of before stands in the composer again
  if (!m_model.ask(question, pictures)) return;
  if (!changes) m_composer->clear();
  m_problem->hide();
}

void ConversationPane::chooseFiles() {
  QFileDialog* dialog = makeFileDialog(this, tr("Attach"), m_lastFolder);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  dialog->setNameFilters(
      {tr("Pictures and text (*.png *.jpg *.jpeg *.webp *.bmp *.txt *.md *.csv *.json)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
    m_lastFolder = QFileInfo(files.first()).absolutePath();
    openFiles(files);
  });
  dialog->open();
}

void ConversationPane::showConversation() {
  const Conversation& shown = *m_model.conversation();
  m_showing = true;
  m_composer->clear();
  m_composer->bringBack(shown.draft, shown.draftPictures);
  m_showing = false;
  m_problem->hide();
  showTurns();
}

void ConversationPane::showTurns() {
  m_stack->setCurrentWidget(m_model.turns().isEmpty() ? static_cast<QWidget*>(m_firstRun) : m_transcript);
  m_composer->setFirstPictureNumber(m_model.nextPictureNumber());
  tellPictures();
}

void ConversationPane::tellPictures() {
  QStringList files{newestPicture().file};
  for (const AttachedPicture& picture : m_composer->pictures()) files.append(picture.file);
  if (std::exchange(m_toldPictures, files) != files) Q_EMIT picturesChanged();
}

void ConversationPane::beginEdit(int turn) {
  const QString draft = m_composer->text();
  const QList<AttachedPicture> pictures = m_composer->pictures();
  const bool changedAlready = m_model.edited().has_value();  // then it is no draft that stands here
  if (!m_model.beginEdit(turn)) return;
  if (!changedAlready) {
    m_draftBefore = draft;
    m_picturesBefore = pictures;
  }
  m_composer->clear();
  m_composer->bringBack(m_model.turns()[turn].question, m_model.turns()[turn].pictures);
  focusInput();
}

/// The draft from before the change is what stands in the composer again.
void ConversationPane::endEdit() {
  m_composer->clear();
  m_composer->bringBack(std::exchange(m_draftBefore, {}), std::exchange(m_picturesBefore, {}));
}

void ConversationPane::showOptions() {
  const QPoint top = m_composer->mapTo(this, QPoint(0, 0));
  m_sampling->toggle(QPoint(top.x(), top.y() - metrics::space8), m_composer->samplingButton());
}

void ConversationPane::updateMeter() {
  m_composer->setUse(
      {m_model.contextUsed(), m_model.contextLength(), m_model.picturesInContext(), m_model.positionsPerPicture()});
}

void ConversationPane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_composer->setKeyHintShown(height() >= metrics::lowPage);
}

}  // namespace ui
