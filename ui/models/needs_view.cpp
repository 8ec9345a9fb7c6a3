#include "ui/models/needs_view.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/bridge/qt_convert.h"
#include "ui/frame/fit_line.h"
#include "ui/models/listed_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/size_words.h"

namespace ui {

NeedsView::NeedsView(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(metrics::space8);
  m_grid->setVerticalSpacing(3);
  m_grid->setColumnStretch(0, 1);
  m_grid->setColumnStretch(1, 1);
}

void NeedsView::show(const ListedModel& model) {
  m_needs.clear();
  m_isEstimate = model.isEstimate;
  for (const core::engine::MemoryNeed& need : model.needs) {
    const QString size = model.isEstimate ? tr("≈ %1").arg(sizeWords(need.total)) : sizeWords(need.total);
    m_needs.append({QStringLiteral("%1  %2").arg(toQString(core::engine::precision_name(need.precision)), size), need.fits});
  }
  fill();
}

void NeedsView::setFolded(bool folded) {
  if (folded == m_isFolded) return;
  m_isFolded = folded;
  fill();
}

void NeedsView::add(FitLine* line) {
  const int at = static_cast<int>(m_lines.size());
  m_grid->addWidget(line, at / 2, at % 2, Qt::AlignLeft);
  m_lines.append(line);
  line->show();
}

void NeedsView::fill() {
  qDeleteAll(m_lines);
  m_lines.clear();
  int left = 0;
  for (const Need& need : m_needs) {
    if (m_isFolded && !need.fits) {
      ++left;
      continue;
    }
    auto* line = new FitLine(this);
    line->setState(need.fits ? FitLine::State::Fits : FitLine::State::TooMuch, need.words);
    const QString fit = need.fits ? tr("fits into what is free now") : tr("is more than what is free now");
    const QString how = m_isEstimate ? tr("Estimated from the size of the model; it is known when the model is here.") : QString();
    line->setToolTip(QStringLiteral("%1 %2. %3").arg(need.words, fit, how).trimmed());
    line->setAccessibleName(QStringLiteral("%1, %2").arg(need.words, fit));
    add(line);
  }
  if (left == 0) return;
  auto* rest = new FitLine(this);
  rest->setState(FitLine::State::Unknown, left == static_cast<int>(m_needs.size())
                                            ? tr("none fits")
                                            : counted(left, tr("and 1 that does not fit"), tr("and %n that do not fit", nullptr, left)));
  m_grid->addWidget(rest, static_cast<int>(m_lines.size() + 1) / 2, 0, 1, 2, Qt::AlignLeft);
  m_lines.append(rest);
  rest->show();
}

}  // namespace ui
