#include "ui/gallery/date_span.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Gallery)
};

}  // namespace

QString dateSpanName(DateSpan span) {
  switch (span) {
    case DateSpan::Any: break;
    case DateSpan::Today: return Words::tr("Today");
    case DateSpan::Week: return Words::tr("Last 7 days");
    case DateSpan::Month: return Words::tr("Last 30 days");
    case DateSpan::Year: return Words::tr("Last 365 days");
  }
  return Words::tr("Any date");
}

qint64 dateSpanBegin(DateSpan span, const QDate& today) {
  int days = 0;
  switch (span) {
    case DateSpan::Any: return 0;
    case DateSpan::Today: days = 0; break;
    case DateSpan::Week: days = 6; break;
    case DateSpan::Month: days = 29; break;
    case DateSpan::Year: days = 364; break;
  }
  return today.addDays(-days).startOfDay().toMSecsSinceEpoch();
}

QString dayName(const QDate& day, const QDate& today) {
  const QLocale locale;
  const bool chinese = locale.language() == QLocale::Chinese;
  const QString thisYear = chinese ? QStringLiteral("M月d日") : QStringLiteral("d MMMM");
  const QString anyYear = chinese ? QStringLiteral("yyyy年M月d日") : QStringLiteral("d MMMM yyyy");
  const QString date = locale.toString(day, day.year() == today.year() ? thisYear : anyYear);
  if (day == today) return Words::tr("Today, %1").arg(date);
  return day == today.addDays(-1) ? Words::tr("Yesterday") : date;
}

}  // namespace ui
