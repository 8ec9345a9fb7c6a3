#include "ui/chat/chat_page.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/drop_frame.h"
#include "ui/chat/dropped_content.h"
#include "ui/chat/first_run_view.h"
#include "ui/chat/picture_viewer.h"
#include "ui/chat/sample_picture.h"
#include "ui/chat/sampling_popover.h"
#include "ui/chat/transcript_view.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int composerBottom = 14;
const QString bannerClosed = QStringLiteral("builtInBannerClosed");

}  // namespace

ChatPage::ChatPage(EngineBridge& bridge, Preferences& preferences, QWidget* parent)
    : Page(parent), m_model(new ChatModel(bridge, this)), m_bridge(bridge), m_preferences(preferences) {
  setAcceptDrops(true);
  buildLayout();
  buildActions();
  connectModel();
  connectComposer();
  showTurns();
  updateMeter();
}

ChatPage::~ChatPage() { m_model->stop(); }

void ChatPage::buildLayout() {
  m_banner = new ModelBanner(this);
  m_banner->hide();
  auto* content = new QWidget(this);
  m_firstRun = new FirstRunView(content);
  m_transcript = new TranscriptView(*m_model, content);
  m_stack = new QStackedLayout(content);
  m_stack->addWidget(m_firstRun);
  m_stack->addWidget(m_transcript);

  m_column = new QWidget(this);
  m_column->setMaximumWidth(TranscriptView::columnWidth);
  m_problem = new InlineNote(InlineNote::Kind::Error, m_column);
  m_problem->setClosable();
  m_problem->hide();
  m_composer = new Composer(m_column);
  auto* column = new QVBoxLayout(m_column);
  column->setContentsMargins(0, 0, 0, composerBottom);
  column->setSpacing(metrics::space8);
  column->addWidget(m_problem);
  column->addWidget(m_composer);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(metrics::readingMargin, 0, metrics::readingMargin, 0);
  row->addStretch(1);
  row->addWidget(m_column, TranscriptView::columnWidth);
  row->addStretch(1);

  auto* page = new QVBoxLayout(this);
  page->setContentsMargins(0, 0, 0, 0);
  page->setSpacing(0);
  page->addWidget(m_banner);
  page->addWidget(content, 1);
  page->addLayout(row);

  m_dropFrame = new DropFrame(this);
  m_sampling = new SamplingPopover(*m_model, this);
  m_viewer = new PictureViewer(this);
  m_toast = new Toast(content);
}

void ChatPage::buildActions() {
  m_newChat = new QAction(tr("New chat"), this);
  m_newChat->setShortcut(QKeySequence(QStringLiteral("Ctrl+N")));
  m_newChat->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  addAction(m_newChat);
  m_newChatButton = new IconButton(QStringLiteral("plus"), tr("New chat"), this);
  m_newChatButton->setWords(tr("New chat"), tr("Ctrl+N"));
  m_newChatButton->hide();
  connect(m_newChat, &QAction::triggered, this, [this] {
    m_model->startNewChat();
    m_problem->hide();
    m_toast->show(QStringLiteral("chat"), tr("The chat is closed"), tr("Undo"), [this] {
      m_model->reopen();
      focusInput();
    });
    focusInput();
  });
  connect(m_newChatButton, &QAbstractButton::clicked, m_newChat, &QAction::trigger);
}

void ChatPage::connectModel() {
  const auto showModel = [this] {
    const core::engine::ModelInfo* info = m_bridge.model();
    m_firstRun->setBuiltIn(info == nullptr || info->built_in);
    m_banner->setVisible(info != nullptr && info->built_in && !m_preferences.remembered(bannerClosed, false));
  };
  connect(&m_bridge, &EngineBridge::modelLoaded, this, showModel);
  connect(&m_bridge, &EngineBridge::modelUnloaded, this, showModel);
  connect(m_banner, &ModelBanner::closed, this, [this, showModel] {
    m_preferences.remember(bannerClosed, true);
    showModel();
  });
  showModel();
  connect(m_model, &ChatModel::turnAdded, this, &ChatPage::showTurns);
  connect(m_model, &ChatModel::turnAdded, m_toast, &QWidget::hide);
  connect(m_model, &ChatModel::turnTakenBack, this, &ChatPage::showTurns);
  connect(m_model, &ChatModel::cleared, this, &ChatPage::showTurns);
  connect(m_model, &ChatModel::contextChanged, this, &ChatPage::updateMeter);
  connect(m_model, &ChatModel::answeringChanged, this, [this](bool answering) {
    m_composer->setAnswering(answering);
    m_composer->setFirstPictureNumber(m_model->nextPictureNumber());
  });
  connect(m_transcript, &TranscriptView::pictureOpened, m_viewer, &PictureViewer::open);
  connect(m_transcript, &TranscriptView::editRequested, this, [this] {
    const std::optional<ChatTurn> turn = m_model->takeBack();
    if (turn) m_composer->bringBack(turn->question, turn->pictures);
    focusInput();
  });
}

void ChatPage::connectComposer() {
  connect(m_composer, &Composer::sendRequested, this, &ChatPage::submit);
  connect(m_composer, &Composer::stopRequested, m_model, &ChatModel::stop);
  connect(m_composer, &Composer::attachRequested, this, &ChatPage::chooseFiles);
  connect(m_composer, &Composer::samplingRequested, this, &ChatPage::showOptions);
  connect(m_composer, &Composer::pictureOpened, m_viewer, &PictureViewer::open);
  connect(m_composer, &Composer::attaching, m_problem, &QWidget::hide);
  connect(m_composer, &Composer::refused, this, [this](const QString& sentence) {
    m_problem->setMessage({}, sentence);
    m_problem->show();
  });
  connect(m_composer, &Composer::draftChanged, this, [this] {
    m_model->setDraft(m_composer->text(), m_composer->pictures());
    updateMeter();
  });
  connect(m_firstRun, &FirstRunView::chooseRequested, this, &ChatPage::chooseFiles);
  connect(m_firstRun, &FirstRunView::sampleRequested, this, [this] {
    m_composer->takePicture(samplePicture(), tr("Sample"));
    focusInput();
  });
  connect(m_firstRun, &FirstRunView::questionChosen, this, [this](const QString& question) {
    if (m_composer->pictures().isEmpty()) m_composer->takePicture(samplePicture(), tr("Sample"));
    m_composer->setText(question);
    focusInput();
  });
  connect(m_firstRun, &FirstRunView::promptChosen, this, &ChatPage::drawExampleChosen);
}

QString ChatPage::title() const {
  if (m_model->turns().isEmpty()) return tr("New chat");
  const QString question = m_model->turns().first().question.simplified();  // one line
  return question.isEmpty() ? tr("A picture") : question;
}

QList<QWidget*> ChatPage::topBarActions() { return {m_newChatButton}; }

void ChatPage::focusInput() { m_composer->edit()->setFocus(Qt::OtherFocusReason); }

bool ChatPage::escape() {
  if (m_viewer->isVisible()) {
    m_viewer->closeViewer();
  } else if (m_sampling->isVisible()) {
    m_sampling->hide();
    focusInput();
  } else if (m_model->isAnswering()) {
    m_model->stop();
  } else {
    return false;
  }
  return true;
}

void ChatPage::openFiles(const QList<QString>& paths) {
  m_problem->hide();
  m_composer->takeFiles(paths);
  focusInput();
}

void ChatPage::submit() {
  if (!m_model->ask(m_composer->text(), m_composer->pictures())) return;
  m_composer->clear();
  m_problem->hide();
}

void ChatPage::chooseFiles() {
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

void ChatPage::showTurns() {
  const bool empty = m_model->turns().isEmpty();
  m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_firstRun) : m_transcript);
  m_newChat->setEnabled(!empty);
  m_newChatButton->setEnabled(!empty);
  m_newChatButton->setWords(empty ? tr("This is a new chat") : tr("New chat"), tr("Ctrl+N"));
  m_composer->setFirstPictureNumber(m_model->nextPictureNumber());
  Q_EMIT titleChanged();
}

void ChatPage::showOptions() {
  const QPoint top = m_composer->mapTo(this, QPoint(0, 0));
  m_sampling->toggle(QPoint(top.x(), top.y() - metrics::space8), m_composer->samplingButton());
}

void ChatPage::updateMeter() {
  m_composer->setUse(
      {m_model->contextUsed(), m_model->contextLength(), m_model->picturesInContext(), m_model->positionsPerPicture()});
}

void ChatPage::dragEnterEvent(QDragEnterEvent* event) {
  const DroppedContent content = droppedContent(event->mimeData());
  const qint64 positions = content.pictures * m_model->positionsPerPicture();
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

void ChatPage::dragMoveEvent(QDragMoveEvent* event) {
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void ChatPage::dragLeaveEvent(QDragLeaveEvent*) { m_dropFrame->hide(); }

void ChatPage::dropEvent(QDropEvent* event) {
  m_dropFrame->hide();
  m_problem->hide();
  m_composer->take(event->mimeData());
  focusInput();
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void ChatPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  m_composer->setKeyHintShown(height() >= metrics::lowPage);
}

}  // namespace ui
