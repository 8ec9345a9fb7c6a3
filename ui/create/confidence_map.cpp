#include "ui/create/confidence_map.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace ui {
namespace {

constexpr double leastRadius = 0.12;  // of a cell
constexpr double mostRadius = 0.42;
constexpr float unsureFrom = 0.6F;
// The same in both themes: they lie on a darkened picture, not on the page.
constexpr QRgb sureColor = qRgb(0xE6, 0xB0, 0x55);
constexpr QRgb unsureColor = qRgb(0xE2, 0x5C, 0x78);

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(ConfidenceMap)
};

QString percent(float probability) {
  return Words::tr("%1 %").arg(QLocale().toString(static_cast<double>(probability) * 100, 'f', probability < 0.1F ? 1 : 0));
}

}  // namespace

void paintConfidence(QPainter& painter, const QRectF& box, const QList<core::inference::TokenReport>& reports, qint64 grid) {
  if (reports.isEmpty() || grid <= 0) return;
  painter.fillRect(box, QColor(0, 0, 0, 128));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const double cell = box.width() / static_cast<double>(grid);
  for (const core::inference::TokenReport& report : reports) {
    const QPointF centre(box.left() + (static_cast<double>(report.position % grid) + 0.5) * cell,
                         box.top() + (static_cast<double>(report.position / grid) + 0.5) * cell);
    const double radius = (leastRadius + (mostRadius - leastRadius) * static_cast<double>(report.entropy)) * cell;
    painter.setBrush(QColor(report.entropy < unsureFrom ? sureColor : unsureColor));
    painter.drawEllipse(centre, radius, radius);
  }
}

const core::inference::TokenReport* reportAt(const QPointF& place, const QRectF& box,
                                             const QList<core::inference::TokenReport>& reports, qint64 grid) {
  if (grid <= 0 || !box.contains(place)) return nullptr;
  const double cell = box.width() / static_cast<double>(grid);
  const auto column = static_cast<qint64>((place.x() - box.left()) / cell);
  const auto row = static_cast<qint64>((place.y() - box.top()) / cell);
  const auto found = std::find_if(reports.begin(), reports.end(), [position = row * grid + column](const auto& report) {
    return report.position == position;
  });
  return found == reports.end() ? nullptr : &*found;
}

QString confidenceWords(const core::inference::TokenReport& report, qint64 grid) {
  const QString place = Words::tr("Row %1, column %2").arg(report.position / grid + 1).arg(report.position % grid + 1);
  const QString rank = report.rank == 1 ? Words::tr("the likeliest code") : Words::tr("the code of rank %1").arg(report.rank);
  QStringList others;
  for (std::size_t i = 0; i < report.likeliest.size(); ++i) {
    if (static_cast<std::int64_t>(i) + 1 == report.rank) continue;
    others.append(Words::tr("%1 with %2").arg(report.likeliest[i].code).arg(percent(report.likeliest[i].probability)));
  }
  return Words::tr("%1: %2, %3. Entropy %4 of 1.\nLikeliest others: %5")
      .arg(place, percent(report.probability), rank, QLocale().toString(static_cast<double>(report.entropy), 'f', 2),
           others.join(QLatin1String(", ")));
}

}  // namespace ui
