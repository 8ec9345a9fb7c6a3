#include "ui/widgets/time_words.h"

#include <QCoreApplication>
#include <cmath>

namespace ui {
namespace {

constexpr double minute = 60;
constexpr double hour = 60 * minute;

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(TimeWords)
};

}  // namespace

QString aboutWords(double seconds) {
  constexpr double exactBelow = 10 * minute;  // from there on nobody counts seconds
  const auto whole = static_cast<qint64>(std::ceil(seconds));
  if (seconds <= minute) return Words::tr("about %1 s").arg(whole);
  if (seconds < exactBelow && whole % 60 != 0) return Words::tr("about %1 min %2 s").arg(whole / 60).arg(whole % 60);
  const qint64 minutes = std::llround(seconds / minute);
  if (minutes < 60) return Words::tr("about %1 min").arg(minutes);
  return minutes % 60 == 0 ? Words::tr("about %1 h").arg(minutes / 60) : Words::tr("about %1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString timeLeftWords(double seconds) {
  if (seconds > 1.5 * hour) return Words::tr("about %1 h left").arg(std::lround(seconds / hour));
  if (seconds > 1.5 * minute) return Words::tr("about %1 min left").arg(std::lround(seconds / minute));
  return Words::tr("about %1 s left").arg(static_cast<int>(std::ceil(seconds)));
}

}  // namespace ui
