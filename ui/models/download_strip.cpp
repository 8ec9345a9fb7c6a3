#include "ui/models/download_strip.h"

#include <QHBoxLayout>

#include "ui/hub/downloads.h"
#include "ui/models/download_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_mark.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int lineWidth = 100;
constexpr int iconSide = 15;

}  // namespace

DownloadStrip::DownloadStrip(Downloads& downloads, QWidget* parent)
    : QWidget(parent), m_downloads(downloads), m_words(new ElidedLabel(this, TypeStyle::SmallMedium)),
      m_line(new ProgressLine(this)), m_numbers(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)),
      m_pause(new TextButton(tr("Pause"), this, TextButton::Kind::Plain, TextButton::Height::Row)) {
  m_line->setFixedWidth(lineWidth);
  m_line->setAccessibleName(tr("Downloaded so far"));
  m_pause->setIconName(QStringLiteral("pause"));
  m_pause->setAccessibleName(tr("Pause the download"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  row->addWidget(new IconMark(QStringLiteral("save"), iconSide, ColorRole::AccentText, this));
  for (QWidget* part : std::initializer_list<QWidget*>{m_words, m_line, m_numbers, m_pause}) row->addWidget(part);
  connect(&downloads, &Downloads::changed, this, &DownloadStrip::refresh);
  connect(m_pause, &QAbstractButton::clicked, this, [this] {
    if (const auto running = m_downloads.running()) m_downloads.pause(running->repository);
  });
  refresh();
}

QString DownloadStrip::words() const { return m_words->text(); }

void DownloadStrip::refresh() {
  const auto running = m_downloads.running();
  setVisible(running.has_value());
  if (!running) return;
  m_words->setText(tr("Downloading %1").arg(running->repository.section(QLatin1Char('/'), 1)));
  m_line->setValue(downloadFraction(*running));
  QStringList numbers{rateWords(*running), downloadTimeLeft(*running)};
  numbers.removeAll(QString());
  m_numbers->setText(numbers.join(QStringLiteral(" · ")));
  m_numbers->setVisible(!numbers.isEmpty());
  setToolTip(downloadWords(*running));
}

}  // namespace ui
