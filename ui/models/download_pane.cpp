#include "ui/models/download_pane.h"

#include <QVBoxLayout>

#include "ui/models/download_words.h"
#include "ui/models/token_form.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/text_button.h"

namespace ui {

DownloadPane::DownloadPane(QWidget* parent)
    : QWidget(parent), m_line(new ProgressLine(this)), m_words(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)),
      m_failure(new InlineNote(InlineNote::Kind::Error, this)), m_question(new InlineNote(InlineNote::Kind::Warning, this)),
      m_token(new TokenForm(this)) {
  m_line->setAccessibleName(tr("Downloaded so far"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, metrics::space8, 0, 0);
  column->setSpacing(metrics::space8);
  for (QWidget* part : std::initializer_list<QWidget*>{m_line, m_words, m_failure, m_question, m_token}) {
    column->addWidget(part);
    part->hide();
  }
  buildNotes();
  hide();
}

void DownloadPane::buildNotes() {
  m_again = m_failure->addButton(tr("Try again"), QStringLiteral("retry"));
  TextButton* source = m_failure->addButton(tr("Source…"), QStringLiteral("globe"));
  m_question->setMessage(tr("Keep what was fetched?"),
                         tr("Kept, the download goes on from there another time. Removed, its place on the disk is free again."));
  m_keep = m_question->addButton(tr("Keep"));
  m_remove = m_question->addButton(tr("Remove"), QStringLiteral("trash"));
  TextButton* on = m_question->addButton(tr("Go on with the download"));
  connect(m_again, &QAbstractButton::clicked, this, &DownloadPane::tryAgainWanted);
  connect(source, &QAbstractButton::clicked, this, &DownloadPane::sourceWanted);
  connect(on, &QAbstractButton::clicked, m_question, &QWidget::hide);
  connect(m_token, &TokenForm::given, this, &DownloadPane::tokenGiven);
  for (TextButton* button : {m_keep, m_remove}) {
    connect(button, &QAbstractButton::clicked, this, [this, button] {
      m_question->hide();
      Q_EMIT cancelWanted(button == m_keep);
    });
  }
}

void DownloadPane::show(const std::optional<DownloadProgress>& progress) {
  setVisible(progress.has_value() && progress->state != DownloadState::Finished);
  if (!progress) return;
  const bool failed = progress->state == DownloadState::Failed;
  if (isOver(progress->state)) m_question->hide();
  m_line->setValue(isOver(progress->state) ? std::max(0.0, downloadFraction(*progress)) : downloadFraction(*progress));
  m_line->setVisible(!failed || progress->bytesDone > 0);
  m_words->setText(downloadWords(*progress));
  m_words->setVisible(m_line->isVisibleTo(this));
  const bool isFar = progress->problem == DownloadProblem::Unreachable;
  const QString said = isFar ? tr("%1 Files that you fetch by other means can be used with “Use a folder…”.").arg(progress->sentence)
                             : progress->sentence;
  if (failed && m_failure->sentence() != said) m_failure->setMessage(tr("The download stopped"), said);
  m_failure->setVisible(failed);
  m_token->setVisible(failed && progress->problem == DownloadProblem::NeedsToken);
}

void DownloadPane::askWhatToKeep() {
  m_question->show();
  m_keep->setFocus(Qt::OtherFocusReason);
}

QString DownloadPane::words() const { return m_words->text(); }

}  // namespace ui
