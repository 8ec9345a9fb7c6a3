#include "ui/chat/undo_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <utility>

#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int rowHeight = 34;
constexpr int stayMs = 10'000;

}  // namespace

UndoRow::UndoRow(QWidget* parent)
    : QWidget(parent),
      m_text(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)),
      m_button(new TextButton(tr("Undo"), this, TextButton::Kind::Plain, TextButton::Height::Row)) {
  setMinimumHeight(rowHeight);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::space12, 0, metrics::space4, 0);
  row->addWidget(m_text, 1);
  row->addWidget(m_button);
  m_leave.setSingleShot(true);
  m_leave.setInterval(stayMs);
  connect(&m_leave, &QTimer::timeout, this, &UndoRow::withdraw);
  connect(m_button, &QAbstractButton::clicked, this, &UndoRow::undo);
  hide();
}

void UndoRow::offer(const QString& done, std::function<void()> undo) {
  m_text->setText(done);
  m_undo = std::move(undo);
  m_leave.start();
  show();
}

bool UndoRow::undo() {
  const std::function<void()> back = std::exchange(m_undo, nullptr);
  withdraw();
  if (!back) return false;
  back();
  return true;
}

void UndoRow::withdraw() {
  m_leave.stop();
  m_undo = nullptr;
  hide();
}

void UndoRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusControl, color(ColorRole::Raised), color(ColorRole::Border));
}

}  // namespace ui
