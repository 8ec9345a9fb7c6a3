#include "tests/ui/accessibility/contrast.h"

#include <QMetaEnum>
#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "ui/theme/theme.h"

namespace tests {
namespace {

using Role = ui::ColorRole;

constexpr double forText = 4.5;
constexpr double forLines = 3.0;

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * linear(static_cast<double>(color.redF())) + 0.7152 * linear(static_cast<double>(color.greenF())) +
         0.0722 * linear(static_cast<double>(color.blueF()));
}

const char* nameOf(Role role) { return QMetaEnum::fromType<Role>().valueToKey(static_cast<int>(role)); }

class Check {
 public:
  void all(std::initializer_list<Role> inks, std::initializer_list<Role> grounds, double least) {
    for (const Role ink : inks) {
      for (const Role ground : grounds) one(ink, ground, least);
    }
  }
  void one(Role ink, Role ground, double least) {
    const double found = contrast(ui::theme().color(ink), ui::theme().color(ground));
    if (found < least) pale += QStringLiteral("%1 on %2: %3").arg(QLatin1String(nameOf(ink)), QLatin1String(nameOf(ground))).arg(found, 0, 'f', 2);
  }
  QStringList pale;
};

}  // namespace

double contrast(const QColor& a, const QColor& b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QStringList pairsTooPale() {
  Check check;
  check.all({Role::Text, Role::Text2, Role::Text3},
            {Role::Surface, Role::Window, Role::Rail, Role::Raised, Role::Hover, Role::Pressed, Role::Selected, Role::Popover}, forText);
  check.all({Role::AccentText, Role::Error, Role::Warning, Role::Success},
            {Role::Surface, Role::Window, Role::Rail, Role::Raised, Role::Hover, Role::Selected, Role::Popover}, forText);
  check.all({Role::Focus, Role::Accent},
            {Role::Surface, Role::Window, Role::Rail, Role::Raised, Role::Popover, Role::Selected, Role::Track}, forLines);
  check.all({Role::BorderStrong}, {Role::Surface, Role::Window, Role::Raised, Role::Popover, Role::Field}, forLines);
  check.all({Role::OnAccent}, {Role::Accent, Role::AccentHover, Role::AccentPressed}, forText);
  check.all({Role::AccentText}, {Role::AccentSoft, Role::Selected, Role::ErrorSoft, Role::WarningSoft}, forText);
  check.all({Role::Text}, {Role::AccentSoft, Role::ErrorSoft, Role::WarningSoft}, forText);
  check.one(Role::Error, Role::ErrorSoft, forText);
  check.one(Role::Text2, Role::ErrorSoft, forText);
  check.one(Role::Warning, Role::WarningSoft, forText);
  check.one(Role::Success, Role::SuccessSoft, forText);
  check.one(Role::Text3, Role::Cell, forText);
  check.one(Role::Text2, Role::Track, forText);
  check.one(Role::Surface, Role::Text, forText);
  return check.pale;
}

}  // namespace tests
