#pragma once

#include <QColor>
#include <QStringList>

namespace tests {

/// Contrast of two colours without alpha, 1 to 21. Source: WCAG 2, relative luminance.
double contrast(const QColor& a, const QColor& b);

/// The pairs of the design (2.2) that fall short in the theme that is shown now, with what they have.
QStringList pairsTooPale();

}  // namespace tests
