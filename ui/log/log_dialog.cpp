#include "ui/log/log_dialog.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/log/log_reader.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr QSize usualSize(840, 560);
constexpr int againMs = 2000;

}  // namespace

LogDialog::LogDialog(const QString& file, QWidget* parent)
    : QDialog(parent), m_reader(new LogReader(file, this)), m_level(new SegmentedControl(tr("Messages"), this)),
      m_text(new QPlainTextEdit(this)), m_copy(new TextButton(tr("Copy diagnosis"), this)),
      m_folder(new TextButton(tr("Open the folder"), this)) {
  setWindowTitle(tr("Log"));
  resize(usualSize);
  build();
  m_again.setInterval(againMs);
  connect(&m_again, &QTimer::timeout, m_reader, &LogReader::read);
  connect(m_reader, &LogReader::arrived, this, &LogDialog::show);
  connect(m_level, &SegmentedControl::chosen, this, &LogDialog::refresh);
  connect(m_copy, &QAbstractButton::clicked, this, &LogDialog::diagnosisWanted);
  connect(m_folder, &QAbstractButton::clicked, this,
          [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath())); });
}

void LogDialog::build() {
  for (const QString& words : {tr("All"), tr("Warnings and errors"), tr("Errors")}) m_level->addChoice(words);
  m_copy->setIconName(QStringLiteral("copy"));
  m_folder->setIconName(QStringLiteral("folder"));
  m_text->setProperty("role", QStringLiteral("field"));
  m_text->setReadOnly(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_text->setAccessibleName(tr("The end of the log"));
  m_text->setPlaceholderText(tr("Nothing of this kind was written."));
  m_text->setFont(theme().font(TypeStyle::Code));
  m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
  auto* close = new TextButton(tr("Close"), this);
  connect(close, &QAbstractButton::clicked, this, &QDialog::close);
  auto* head = new QHBoxLayout;
  head->addWidget(m_level);
  head->addStretch(1);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(metrics::space8);
  foot->addWidget(m_copy);
  foot->addWidget(m_folder);
  foot->addStretch(1);
  foot->addWidget(close);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::space16, metrics::space16, metrics::space16, metrics::space16);
  column->setSpacing(metrics::space12);
  column->addLayout(head);
  column->addWidget(m_text, 1);
  column->addLayout(foot);
}

QString LogDialog::shownText() const { return m_text->toPlainText(); }

void LogDialog::show(const QList<LogMessage>& messages) {
  if (messages == m_messages) return;
  m_messages = messages;
  refresh();
}

/// Stays at the end if it was there, else where it was.
void LogDialog::refresh() {
  QStringList lines;
  for (const LogMessage& message : m_messages) {
    if (static_cast<int>(message.level) >= m_level->current()) lines += message.text;
  }
  QScrollBar* bar = m_text->verticalScrollBar();
  const bool atEnd = bar->value() == bar->maximum();
  const int before = bar->value();
  m_text->setPlainText(lines.join(QLatin1Char('\n')));
  bar->setValue(atEnd ? bar->maximum() : before);
}

void LogDialog::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  m_reader->read();
  m_again.start();
}

void LogDialog::hideEvent(QHideEvent* event) {
  QDialog::hideEvent(event);
  m_again.stop();
}

}  // namespace ui
