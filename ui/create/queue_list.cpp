#include "ui/create/queue_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int rowHeight = 36;
constexpr int shownRows = 3;
constexpr int iconSide = 16;

class QueueRow final : public QWidget {
 public:
  explicit QueueRow(QWidget* parent) : QWidget(parent) { setFixedHeight(rowHeight); }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    drawRoundedBox(painter, rect(), metrics::radiusTile, QColor(), color(ColorRole::Border));
    drawIcon(painter, QStringLiteral("queue"), QRect(10, 0, iconSide, height()), iconSide, color(ColorRole::Text3));
  }
};

/// Nothing below the seconds in which it hardly matters.
QString startText(double seconds) {
  constexpr double least = 2;
  constexpr double inMinutesFrom = 90;
  if (seconds < least) return {};
  if (seconds < inMinutesFrom) return QueueList::tr("in about %1 s").arg(std::lround(seconds));
  return QueueList::tr("in about %1 min").arg(std::lround(seconds / 60));
}

QLabel* note(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setTextFormat(Qt::PlainText);
  setTextStyle(label, TypeStyle::Small, ColorRole::Text3);
  return label;
}

}  // namespace

QueueList::QueueList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(metrics::space4);
  hide();
}

void QueueList::show(const QList<Drawing>& queue, bool modelReady, const QList<double>& starts) {
  while (QLayoutItem* item = m_column->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  const int shown =
      static_cast<int>(std::min<qsizetype>(queue.size(), queue.size() == shownRows + 1 ? shownRows + 1 : shownRows));
  for (int row = 0; row < shown; ++row) {
    const QString when = modelReady ? startText(starts.value(row, 0)) : tr("starts when the model is loaded");
    addRow(queue[row], row == 0, modelReady || row == 0 ? when : QString());
  }
  if (queue.size() > shown)
    m_column->addWidget(note(tr("and %n more", nullptr, static_cast<int>(queue.size()) - shown), this));
  setVisible(!queue.isEmpty());
}

void QueueList::addRow(const Drawing& drawing, bool first, const QString& when) {
  auto* row = new QueueRow(this);
  auto* parts = new QHBoxLayout(row);
  parts->setContentsMargins(10 + iconSide + 8, 0, 6, 0);
  parts->setSpacing(metrics::space8);
  parts->addWidget(note(first ? tr("Next") : tr("Later"), row));
  auto* prompt = new ElidedLabel(row, TypeStyle::SmallMedium);
  prompt->setText(drawing.prompt);
  parts->addWidget(prompt);
  const QString guidance = QLocale().toString(static_cast<double>(drawing.options.guidance), 'g', 3);
  const int count = static_cast<int>(drawing.options.count);
  const QString pictures = counted(count, tr("1 picture"), tr("%n pictures", nullptr, count));
  parts->addWidget(note(tr("%1 · guidance %2").arg(pictures, guidance), row));
  parts->addStretch(1);
  if (!when.isEmpty()) parts->addWidget(note(when, row));
  if (!first) {
    auto* up = new IconButton(QStringLiteral("up"), tr("Draw “%1” one earlier").arg(drawing.prompt.left(40)), row,
                              IconButtonSize::Small);
    parts->addWidget(up);
    connect(up, &QAbstractButton::clicked, this, [this, job = drawing.job] { Q_EMIT upRequested(job); });
  }
  auto* cancel = new IconButton(QStringLiteral("close"), tr("Take “%1” out of the queue").arg(drawing.prompt.left(40)),
                                row, IconButtonSize::Small);
  parts->addWidget(cancel);
  connect(cancel, &QAbstractButton::clicked, this, [this, job = drawing.job] { Q_EMIT cancelRequested(job); });
  m_column->addWidget(row);
}

}  // namespace ui
