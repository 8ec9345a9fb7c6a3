#include "ui/frame/model_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/frame/fit_line.h"
#include "ui/frame/plan_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int rowHeight = 44;
constexpr int tickSide = 16;
constexpr int textLeft = 10 + tickSide + 8;

}  // namespace

ModelRow::ModelRow(const std::filesystem::path& folder, QWidget* parent)
    : QAbstractButton(parent), m_folder(folder), m_name(new ElidedLabel(this, TypeStyle::BodyMedium)),
      m_place(new ElidedLabel(this, TypeStyle::Caption, ColorRole::Text3)), m_fit(new FitLine(this)) {
  setFocusPolicy(Qt::TabFocus);
  setFixedHeight(std::max(rowHeight, theme().lineHeight(TypeStyle::Body) + theme().lineHeight(TypeStyle::Caption) + 12));
  m_place->setElideMode(Qt::ElideMiddle);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addStretch();
  words->addWidget(m_name);
  words->addWidget(m_place);
  words->addStretch();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(textLeft, 0, 10, 0);
  row->setSpacing(metrics::space12);
  row->addLayout(words, 1);
  row->addWidget(m_fit);
  for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_place, m_fit}) {
    part->setAttribute(Qt::WA_TransparentForMouseEvents);
  }
  m_name->setText(nameOfModel(folder));
  m_place->setText(placeOfModel(folder));
  describe();
}

QString ModelRow::name() const { return m_name->text(); }

void ModelRow::setLoaded(bool loaded) {
  m_loaded = loaded;
  describe();
  update();
}

void ModelRow::setPlan(const core::engine::LoadPlan& plan) {
  m_name->setText(toQString(std::string_view(plan.model.name)));
  const core::engine::MemoryNeed* need = needFor(plan, plan.precision, 1);
  if (need != nullptr) showFit(*m_fit, *need);
  if (need != nullptr && need->fits && !plan.refusal.empty()) m_fit->setState(FitLine::State::TooMuch, tr("cannot be loaded"));
  setToolTip(coreWords(plan.refusal));
  describe();
}

void ModelRow::setProblem(const QString& sentence) {
  m_fit->setState(FitLine::State::TooMuch, tr("cannot be read"));
  setToolTip(sentence);
  describe();
}

void ModelRow::describe() {
  const QString state = m_loaded ? tr("loaded") : m_fit->words();
  setAccessibleName(state.isEmpty() ? m_name->text() : QStringLiteral("%1, %2").arg(m_name->text(), state));
  setAccessibleDescription(m_place->text());
}

QSize ModelRow::sizeHint() const { return {320, height()}; }

void ModelRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool hot = underMouse();
  if (m_loaded || hot || isDown()) {
    const ColorRole fill = isDown() ? ColorRole::Pressed : m_loaded ? ColorRole::Selected : ColorRole::Hover;
    drawRoundedBox(painter, rect(), metrics::radiusControl, color(fill));
  }
  if (m_loaded) {
    drawIcon(painter, QStringLiteral("check"), QRect(10, 0, tickSide, height()), tickSide, color(ColorRole::AccentText));
  }
}

void ModelRow::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void ModelRow::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace ui
