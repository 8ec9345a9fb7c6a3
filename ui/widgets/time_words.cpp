#include "ui/widgets/time_words.h"

#include <QCoreApplication>
#include <cmath>

namespace ui {
namespace {

constexpr double minute = 60;
constexpr double hour = 60 * minute;

QString tr(const char* text) { return QCoreApplication::translate("TimeWords", text); }

}  // namespace

QString timeLeftWords(double seconds) {
  if (seconds > 1.5 * hour) return tr("about %1 h left").arg(std::lround(seconds / hour));
  if (seconds > 1.5 * minute) return tr("about %1 min left").arg(std::lround(seconds / minute));
  return tr("about %1 s left").arg(static_cast<int>(std::ceil(seconds)));
}

}  // namespace ui
