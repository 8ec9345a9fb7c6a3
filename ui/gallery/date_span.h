#pragma once

#include <QDate>
#include <QString>

#include "ui/store/picture_record.h"

namespace ui {

/// A span of days that ends today, to filter by. The numbers of the enum are those of the menu.
enum class DateSpan { Any, Today, Week, Month, Year };
inline constexpr DateSpan dateSpans[] = {DateSpan::Any, DateSpan::Today, DateSpan::Week, DateSpan::Month, DateSpan::Year};

/// "Any date", "Today", "Last 7 days" …
QString dateSpanName(DateSpan span);
/// Where it begins, in local time: milliseconds since 1970; 0 for any date.
qint64 dateSpanBegin(DateSpan span, const QDate& today);

/// "Today, 23 November", "Yesterday", "21 November", with the year where it is not this one.
QString dayName(const QDate& day, const QDate& today);

}  // namespace ui
