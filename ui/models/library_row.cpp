#include "ui/models/library_row.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/download_pane.h"
#include "ui/models/licence_panel.h"
#include "ui/models/load_pane.h"
#include "ui/models/model_library.h"
#include "ui/models/needs_view.h"
#include "ui/models/row_columns.h"
#include "ui/models/session_speed.h"
#include "ui/theme/keyboard_focus.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/size_words.h"
#include "ui/widgets/tag.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int smallestHeight = 80;
constexpr int linkHeight = 24;  ///< more than its line, for the mouse
constexpr int textLeft = metrics::space16 + columns::icon + metrics::space16;

QLabel* smallLabel(ColorRole role, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  setTextStyle(label, TypeStyle::Small, role);
  return label;
}

}  // namespace

LibraryRow::LibraryRow(ModelLibrary& library, const SessionSpeed& speed, QWidget* parent)
    : QWidget(parent), m_library(library), m_speedLog(speed), m_head(new QGridLayout) {
  setAccessibleRole(this, QAccessible::ListItem);
  setFocusPolicy(Qt::TabFocus);
  setProperty("ownFocus", true);  // a ring outside would be cut by the card's edge
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);  // its words are not squeezed: the page scrolls
  m_head->setContentsMargins(0, 0, 0, 0);
  m_head->setHorizontalSpacing(metrics::space16);
  m_head->setVerticalSpacing(metrics::space4);
  m_head->setColumnStretch(0, 1);
  buildWords(*m_head);
  buildActions(*m_head);
  m_loading = new LoadPane(this);
  m_download = new DownloadPane(this);
  m_licence = new LicencePanel(this);
  m_problem = new InlineNote(InlineNote::Kind::Error, this);
  m_question = new InlineNote(InlineNote::Kind::Warning, this);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(textLeft, metrics::space12, metrics::space16, metrics::space8);
  column->setSpacing(metrics::space4);
  column->addLayout(m_head);
  for (QWidget* part : std::initializer_list<QWidget*>{m_loading, m_download, m_licence, m_problem, m_question}) column->addWidget(part);
  column->addStretch(1);
  buildNotes();
}

void LibraryRow::buildWords(QGridLayout& head) {
  m_name = new ElidedLabel(this, TypeStyle::BodyStrong);
  m_loaded = new Tag(tr("Loaded"), Tag::Kind::Success, this);
  m_default = new Tag(tr("Default"), Tag::Kind::Plain, this);
  m_default->setToolTip(tr("Loaded when the program starts"));
  m_precision = new Tag({}, Tag::Kind::Plain, this);
  m_precision->setToolTip(tr("The precision that it was loaded in"));
  m_purpose = new ElidedLabel(this, TypeStyle::Body, ColorRole::Text2);
  m_terms = new ElidedLabel(this, TypeStyle::Small, ColorRole::Text3);
  m_read = new LinkButton(tr("read"), this);
  m_read->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* title = new QHBoxLayout;
  title->setSpacing(6);
  for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_loaded, m_default, m_precision}) title->addWidget(part);
  title->addStretch(1);
  auto* terms = new QHBoxLayout;
  terms->setSpacing(6);
  terms->addStrut(linkHeight);
  terms->addWidget(m_terms);
  terms->addWidget(m_read);
  terms->addStretch(1);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addLayout(title);
  words->addSpacing(2);
  words->addWidget(m_purpose);
  words->addLayout(terms);
  m_bytes = smallLabel(ColorRole::Text2, this);
  m_bytes->setFixedWidth(columns::bytes);
  m_bytes->setAlignment(Qt::AlignRight | Qt::AlignTop);
  m_needs = new NeedsView(this);
  m_needs->setFixedWidth(columns::needs);
  m_speed = smallLabel(ColorRole::Text2, this);
  m_speed->setFixedWidth(columns::speed);
  m_speed->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  head.addLayout(words, 0, 0, 2, 1);
  head.addWidget(m_bytes, 0, 1, Qt::AlignTop);
  head.addWidget(m_needs, 0, 2, Qt::AlignTop);
  head.addWidget(m_speed, 0, 3, Qt::AlignTop);
  connect(m_read, &QAbstractButton::clicked, this, [this] { m_licence->show(m_model, false); });
}

void LibraryRow::buildNotes() {
  m_problem->setClosable();
  m_problem->hide();
  m_question->hide();
  m_removeForGood = m_question->addButton(tr("Remove"), QStringLiteral("trash"));
  TextButton* keep = m_question->addButton(tr("Keep it"));
  connect(keep, &QAbstractButton::clicked, m_question, &QWidget::hide);
  connect(m_removeForGood, &QAbstractButton::clicked, this, [this] {
    m_question->hide();
    m_library.remove(m_model);
  });
  connect(m_licence, &LicencePanel::goOnWanted, this, [this] {
    m_library.noteLicenceRead(m_model.repository);
    startDownload();
  });
  connect(m_download, &DownloadPane::tryAgainWanted, this, &LibraryRow::startDownload);
  connect(m_download, &DownloadPane::sourceWanted, this, &LibraryRow::sourceWanted);
  connect(m_download, &DownloadPane::cancelWanted, this,
          [this](bool keepParts) { m_library.cancel(m_model.repository, keepParts); });
  connect(m_download, &DownloadPane::tokenGiven, this,
          [this](const QString& token, bool kept) { m_library.useToken(m_model.repository, token, kept); });
}

void LibraryRow::show(const ListedModel& model) {
  m_model = model;
  m_name->setText(model.name);
  m_purpose->setText(model.purpose);
  const bool isPath = model.purpose == model.id;  // its end tells most
  m_purpose->setElideMode(isPath ? Qt::ElideMiddle : Qt::ElideRight);
  m_terms->setText(model.licence);
  m_terms->setVisible(!model.licence.isEmpty());
  m_read->setVisible(!model.licenceText.isEmpty() || !model.licenceAddress.isEmpty());
  m_read->setAccessibleName(tr("Read the licence of %1").arg(model.name));
  m_bytes->setText(model.bytes > 0 ? sizeWords(model.bytes) : QString());
  m_needs->show(model);
  m_more->setWords(tr("More for %1").arg(model.name));
  showTags();
  refreshSpeed();
  m_loading->show(m_library.loadOf(m_model));
  refreshDownload();
}

void LibraryRow::showTags() {
  m_loaded->setVisible(m_library.isLoaded(m_model));
  m_default->setVisible(m_library.isDefault(m_model));
  m_precision->setText(m_library.loadedPrecision());
  m_precision->setVisible(m_library.isLoaded(m_model) && !m_precision->text().isEmpty() && !m_isNarrow);  // the name comes first
  describe();
}

void LibraryRow::describe() {
  QStringList parts{m_model.name};
  if (m_library.isLoaded(m_model)) parts << tr("loaded");
  if (m_library.isDefault(m_model)) parts << tr("default");
  if (m_model.bytes > 0) parts << sizeWords(m_model.bytes);
  setAccessibleName(parts.join(QStringLiteral(", ")));
  setAccessibleDescription(m_model.purpose);
}

void LibraryRow::refreshSpeed() {
  qint64 weights = 0;
  for (const core::engine::MemoryNeed& need : m_model.needs) {
    const bool isUsed = need.precision == m_model.precision ||
                        (m_model.isEstimate && need.precision == core::engine::Precision::bf16);
    if (isUsed) weights = need.weights;
  }
  const SessionSpeed::Speed speed = m_speedLog.speedOf(m_model.folder, weights);
  const bool isOwn = m_model.isHere || speed.isForetold;
  QStringList lines;
  if (m_model.isHere && speed.secondsPerPicture > 0) {
    lines << tr("picture %1 s").arg(QLocale().toString(speed.secondsPerPicture, 'f', speed.secondsPerPicture < 10 ? 1 : 0));
  }
  if (isOwn && speed.tokensPerSecond > 0) {
    const QString rate = QLocale().toString(speed.tokensPerSecond, 'f', speed.tokensPerSecond < 10 ? 1 : 0);
    lines << (speed.isForetold ? tr("answer about %1 tok/s").arg(rate) : tr("answer %1 tok/s").arg(rate));
  }
  m_speed->setText(lines.isEmpty() ? tr("Not measured yet") : lines.join(QLatin1Char('\n')));
  m_speed->setToolTip(speed.isForetold ? tr("From what another model’s weights were read with in this session")
                      : lines.isEmpty() ? tr("Known after the first answer and the first picture of this session")
                                        : tr("As measured in this session"));
  setTextStyle(m_speed, TypeStyle::Small, lines.isEmpty() ? ColorRole::Text3 : ColorRole::Text2);
}

QString LibraryRow::speedText() const { return m_speed->text(); }

void LibraryRow::refreshDownload() {
  m_download->show(m_model.isHere ? std::nullopt : m_library.progressOf(m_model.repository));
  showActions();
}

void LibraryRow::refreshLoad() {
  m_loading->show(m_library.loadOf(m_model));
  showActions();
}

void LibraryRow::tellProblem(const QString& sentence) {
  m_problem->setMessage({}, sentence);
  m_problem->show();
}

QSize LibraryRow::sizeHint() const {
  const QSize size = QWidget::sizeHint();
  return {size.width(), std::max(size.height(), smallestHeight)};
}

void LibraryRow::setNarrow(bool speedBelow, bool folded) {
  m_head->removeWidget(m_speed);
  m_speed->setFixedWidth(speedBelow ? columns::needs : columns::speed);
  m_head->addWidget(m_speed, speedBelow ? 1 : 0, speedBelow ? 2 : 3, Qt::AlignTop);
  m_needs->setFolded(folded);
  m_actions->setMinimumWidth(folded ? columns::actionsNarrow : columns::actions);
  m_isNarrow = folded;
  showTags();
}

void LibraryRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawIcon(painter, QStringLiteral("models"), QRect(metrics::space16, metrics::space12, columns::icon, columns::icon),
           columns::icon, color(ColorRole::Text2));
  if (!hasFocus() || !KeyboardFocus::lastInputWasKeyboard()) return;
  drawRoundedBox(painter, rect().adjusted(2, 2, -2, -2), metrics::radiusTile, QColor(), color(ColorRole::Focus), 2);
}

}  // namespace ui
