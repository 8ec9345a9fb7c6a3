#include "ui/frame/plan_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/frame/fit_line.h"
#include "ui/frame/plan_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/size_words.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

using core::engine::LoadPlan;
using core::engine::Precision;

QLabel* smallLabel(QWidget* parent, ColorRole role = ColorRole::Text2) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  setTextStyle(label, TypeStyle::Small, role);
  return label;
}

}  // namespace

PlanView::PlanView(QWidget* parent)
    : QWidget(parent), m_name(new ElidedLabel(this, TypeStyle::BodyStrong)),
      m_place(new ElidedLabel(this, TypeStyle::Caption, ColorRole::Text3)), m_summary(smallLabel(this)),
      m_table(new QWidget(this)), m_rows(new QGridLayout(m_table)), m_verdict(smallLabel(this)),
      m_note(new InlineNote(InlineNote::Kind::Error, this)) {
  m_place->setElideMode(Qt::ElideMiddle);
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setHorizontalSpacing(metrics::space16);
  m_rows->setVerticalSpacing(metrics::space8);
  m_rows->setColumnStretch(2, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space12);
  auto* head = new QVBoxLayout;
  head->setSpacing(2);
  for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_place}) head->addWidget(part);
  head->addSpacing(metrics::space4);
  head->addWidget(m_summary);
  column->addLayout(head);
  for (QWidget* part : std::initializer_list<QWidget*>{m_table, m_verdict, m_note}) column->addWidget(part);
  buildButtons(column);
}

void PlanView::buildButtons(QVBoxLayout* column) {
  m_back = new TextButton(tr("Back"), this);
  m_load = new PrimaryButton(tr("Load"), this, TextButton::Height::Standard);
  m_other = m_note->addButton(tr("Other folder…"), QStringLiteral("folder"));
  m_forget = m_note->addButton(tr("Take off the list"), QStringLiteral("close"));
  m_forget->hide();
  auto* row = new QHBoxLayout;
  row->setSpacing(metrics::space8);
  row->addWidget(m_back);
  row->addStretch(1);
  row->addWidget(m_load);
  column->addLayout(row);
  connect(m_back, &QAbstractButton::clicked, this, &PlanView::backWanted);
  connect(m_load, &QAbstractButton::clicked, this, &PlanView::loadWanted);
  connect(m_other, &QAbstractButton::clicked, this, &PlanView::otherFolderWanted);
  connect(m_forget, &QAbstractButton::clicked, this, &PlanView::forgetWanted);
}

QString PlanView::summary() const { return m_summary->text(); }

QRadioButton* PlanView::choice(Precision precision) const {
  for (const Choice& each : m_choices) {
    if (each.precision == precision) return each.button;
  }
  return nullptr;
}

void PlanView::showWaiting(const QString& name, const QString& place) {
  m_name->setText(name);
  m_place->setText(place);
  m_summary->setText(tr("Reading what is in the folder"));
  clearTable();
  m_table->hide();
  m_verdict->hide();
  m_note->hide();
  showLoad(false);
}

/// What is hidden does not keep the focus; it would go anywhere.
void PlanView::showLoad(bool shown) {
  if (!shown && m_load->hasFocus()) m_back->setFocus(Qt::OtherFocusReason);
  m_load->setVisible(shown);
}

void PlanView::showPlan(const LoadPlan& plan) {
  m_name->setText(toQString(std::string_view(plan.model.name)));
  m_place->setText(fromPath(plan.model.folder));
  m_summary->setText(sizeOfModel(plan));
  fillTable(plan);
  m_table->show();
  const bool fits = plan.refusal.empty();
  m_verdict->setText(tr("%1: %2 of memory are free. A full conversation is counted in.")
                         .arg(coreWords(plan.model.device),
                              sizeOfSize(plan.free_bytes, plan.model.device_memory_bytes)));
  m_verdict->show();
  m_forget->hide();
  m_note->setMessage(tr("It cannot be loaded"), coreWords(plan.refusal));
  m_note->setVisible(!fits);
  showLoad(fits);
}

void PlanView::showProblem(const QString& heading, const QString& sentence) {
  m_summary->clear();
  clearTable();
  m_table->hide();
  m_verdict->hide();
  showLoad(false);
  m_note->setMessage(heading, sentence);
  m_note->show();
}

void PlanView::clearTable() {
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
  m_choices.clear();
}

void PlanView::addHeads() {
  const auto add = [this](const QString& words, int column) {
    auto* head = new QLabel(words, m_table);
    setTextStyle(head, TypeStyle::Caption, ColorRole::Text3);
    m_rows->addWidget(head, 0, column, Qt::AlignLeft);
  };
  add(tr("Precision"), 0);
  add(tr("Memory for one picture"), 1);
  add(tr("for %1 at once").arg(core::engine::planned_pictures.back()), 2);
}

void PlanView::fillTable(const LoadPlan& plan) {
  const QRadioButton* before = choice(plan.precision);
  const bool hadFocus = before != nullptr && before->hasFocus();
  clearTable();
  addHeads();
  for (const core::engine::MemoryNeed& need : plan.needs) {
    if (need.pictures != core::engine::planned_pictures.front()) continue;
    const int row = static_cast<int>(m_choices.size()) + 1;
    auto* button = new QRadioButton(toQString(core::engine::precision_name(need.precision)), m_table);
    auto* fit = new FitLine(m_table);
    auto* more = new FitLine(m_table);
    showFit(*fit, need);
    button->setAccessibleName(QStringLiteral("%1, %2").arg(button->text(), fit->words()));
    if (const auto* many = needFor(plan, need.precision, core::engine::planned_pictures.back())) showFit(*more, *many);
    button->setChecked(need.precision == plan.precision);
    connect(button, &QRadioButton::clicked, this, [this, precision = need.precision] { Q_EMIT precisionChosen(precision); });
    m_rows->addWidget(button, row, 0);
    m_rows->addWidget(fit, row, 1);
    m_rows->addWidget(more, row, 2, Qt::AlignLeft);
    m_choices.push_back({need.precision, button});
    if (hadFocus && button->isChecked()) button->setFocus();
  }
}

}  // namespace ui
