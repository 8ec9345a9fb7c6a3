#include "ui/models/library_card.h"

#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/library_row.h"
#include "ui/models/row_columns.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/surface.h"

namespace ui {
namespace {

constexpr int headingHeight = 34;
constexpr int headHeight = 28;

QLabel* label(const QString& text, TypeStyle style, ColorRole role, QWidget* parent) {
  auto* made = new QLabel(text, parent);
  made->setTextFormat(Qt::PlainText);
  setTextStyle(made, style, role);
  return made;
}

}  // namespace

LibraryCard::LibraryCard(const QString& heading, const QString& aside, ModelLibrary& library, const SessionSpeed& speed,
                         QWidget* parent)
    : QWidget(parent), m_library(library), m_speed(speed), m_frame(new QWidget(this)), m_column(new QVBoxLayout(m_frame)) {
  setAccessibleName(heading);
  auto* title = new QHBoxLayout;
  auto* name = label(heading, TypeStyle::BodyStrong, ColorRole::Text, this);
  name->setMinimumHeight(headingHeight);
  title->addWidget(name);
  title->addStretch(1);
  title->addWidget(label(aside, TypeStyle::Small, ColorRole::Text3, this));
  m_column->setContentsMargins(1, 1, 1, 1);
  m_column->setSpacing(0);
  m_heads = buildHeads();
  m_column->addWidget(m_heads);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addLayout(title);
  all->addWidget(m_frame);
}

QWidget* LibraryCard::buildHeads() {
  auto* heads = new QWidget(m_frame);
  heads->setFixedHeight(std::max(headHeight, theme().lineHeight(TypeStyle::Caption) + 12));
  const auto head = [&](const QString& text, int width, Qt::Alignment alignment) {
    auto* made = label(text, TypeStyle::Caption, ColorRole::Text3, heads);
    if (width > 0) made->setFixedWidth(width);
    made->setAlignment(alignment | Qt::AlignVCenter);
    return made;
  };
  auto* row = new QHBoxLayout(heads);
  row->setContentsMargins(metrics::space16 + columns::icon + metrics::space16, 0, metrics::space16, 0);
  row->setSpacing(metrics::space16);
  row->addWidget(head(tr("Model"), 0, Qt::AlignLeft), 1);
  row->addWidget(head(tr("Size"), columns::bytes, Qt::AlignRight));
  row->addWidget(head(tr("Memory needed here"), columns::needs, Qt::AlignLeft));
  m_speedHead = head(tr("Speed here"), columns::speed, Qt::AlignLeft);
  row->addWidget(m_speedHead);
  m_actionsHead = head({}, columns::actions, Qt::AlignLeft);
  row->addWidget(m_actionsHead);
  return heads;
}

void LibraryCard::show(const QList<ListedModel>& models) {
  const bool isSame = std::equal(models.begin(), models.end(), m_rows.begin(), m_rows.end(),
                                 [](const ListedModel& model, const LibraryRow* row) { return model.id == row->model().id; });
  if (!isSame) rebuild(models);
  for (qsizetype i = 0; i < models.size(); ++i) m_rows[i]->show(models[i]);
}

void LibraryCard::rebuild(const QList<ListedModel>& models) {
  QHash<QString, LibraryRow*> old;
  for (LibraryRow* row : m_rows) old.insert(row->model().id, row);
  qDeleteAll(m_lines);
  m_lines.clear();
  m_rows.clear();
  for (const ListedModel& model : models) {
    m_lines.append(horizontalLine(m_frame));
    m_lines.last()->setVisible(m_lines.size() > 1 || !m_heads->isHidden());
    LibraryRow* row = old.take(model.id);
    if (row == nullptr) {
      row = new LibraryRow(m_library, m_speed, m_frame);
      row->setNarrow(m_isSpeedBelow, m_isFolded);
      connect(row, &LibraryRow::sourceWanted, this, &LibraryCard::sourceWanted);
    }
    m_column->addWidget(m_lines.last());
    m_column->addWidget(row);
    m_rows.append(row);
  }
  for (LibraryRow* row : std::as_const(old)) {
    row->hide();
    row->deleteLater();  // it may be the one that asked for it
  }
}

void LibraryCard::hideHeads() { m_heads->hide(); }

void LibraryCard::setNarrow(bool speedBelow, bool folded) {
  m_isSpeedBelow = speedBelow;
  m_isFolded = folded;
  m_speedHead->setVisible(!speedBelow);
  m_actionsHead->setFixedWidth(folded ? columns::actionsNarrow : columns::actions);
  for (LibraryRow* row : m_rows) row->setNarrow(speedBelow, folded);
}

void LibraryCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, m_frame->geometry(), metrics::radiusCard, color(ColorRole::Surface), color(ColorRole::Border));
}

}  // namespace ui
