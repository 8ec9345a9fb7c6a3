#include "ui/gallery/date_span.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Gallery", text); }

}  // namespace

QString dateSpanName(DateSpan span) {
  switch (span) {
    case DateSpan::Any: break;
    case DateSpan::Today: return tr("Today");
    case DateSpan::Week: return tr("Last 7 days");
    case DateSpan::Month: return tr("Last 30 days");
    case DateSpan::Year: return tr("Last 365 days");
  }
  return tr("Any date");
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
  if (day == today) return tr("Today, %1").arg(date);
  return day == today.addDays(-1) ? tr("Yesterday") : date;
}

}  // namespace ui
