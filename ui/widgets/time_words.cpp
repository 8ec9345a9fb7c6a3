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

QString timeLeftWords(double seconds) {
  if (seconds > 1.5 * hour) return Words::tr("about %1 h left").arg(std::lround(seconds / hour));
  if (seconds > 1.5 * minute) return Words::tr("about %1 min left").arg(std::lround(seconds / minute));
  return Words::tr("about %1 s left").arg(static_cast<int>(std::ceil(seconds)));
}

}  // namespace ui
