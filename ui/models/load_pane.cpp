#include "ui/models/load_pane.h"

#include <QVBoxLayout>

#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/size_words.h"
#include "ui/widgets/time_words.h"

namespace ui {
namespace {

constexpr double measureSeconds = 2;  // before that the time left would jump

}  // namespace

QString loadWords(const core::engine::LoadProgress& progress) {
  if (progress.bytes_total == 0) return LoadPane::tr("Looking at the files");
  QString words = progress.shards > 1
                      ? LoadPane::tr("Loading shard %1 of %2").arg(progress.shard).arg(progress.shards)
                      : LoadPane::tr("Loading %1").arg(sizeOfSize(progress.bytes_done, progress.bytes_total));
  if (progress.seconds < measureSeconds || progress.bytes_done == 0) return words;
  const double share = static_cast<double>(progress.bytes_total - progress.bytes_done) / static_cast<double>(progress.bytes_done);
  return words + QStringLiteral(" · ") + timeLeftWords(progress.seconds * share);
}

LoadPane::LoadPane(QWidget* parent)
    : QWidget(parent), m_line(new ProgressLine(this)), m_words(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)) {
  m_line->setAccessibleName(tr("Loaded so far"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, metrics::space8, 0, 0);
  column->setSpacing(metrics::space8);
  column->addWidget(m_line);
  column->addWidget(m_words);
  hide();
}

void LoadPane::show(const std::optional<core::engine::LoadProgress>& progress) {
  setVisible(progress.has_value());
  if (!progress) return;
  m_line->setValue(progress->bytes_total > 0
                       ? static_cast<double>(progress->bytes_done) / static_cast<double>(progress->bytes_total)
                       : -1);
  m_words->setText(loadWords(*progress));
}

QString LoadPane::words() const { return m_words->text(); }

}  // namespace ui
