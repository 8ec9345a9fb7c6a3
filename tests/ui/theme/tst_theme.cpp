#include <QApplication>
#include <QFile>
#include <QFontInfo>
#include <QLocale>
#include <QLabel>
#include <QLineEdit>
#include <QMetaEnum>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/support/test_registry.h"
#include "ui/theme/theme.h"

using ui::ColorRole;
using ui::theme;
using ui::ThemeChoice;

namespace {

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * linear(static_cast<double>(color.redF())) + 0.7152 * linear(static_cast<double>(color.greenF())) +
         0.0722 * linear(static_cast<double>(color.blueF()));
}

/// WCAG 2 contrast ratio.
double contrast(ColorRole a, ColorRole b) {
  const double first = luminance(theme().color(a)), second = luminance(theme().color(b));
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

struct Pair {
  ColorRole ink, ground;
  double least;
};

constexpr Pair pairs[] = {
    {ColorRole::Text, ColorRole::Selected, 4.5},      {ColorRole::Text2, ColorRole::Pressed, 4.5},
    {ColorRole::Text3, ColorRole::Rail, 4.5},         {ColorRole::OnAccent, ColorRole::AccentPressed, 4.5},
    {ColorRole::AccentText, ColorRole::Selected, 4.5}, {ColorRole::Error, ColorRole::ErrorSoft, 4.5},
    {ColorRole::Warning, ColorRole::WarningSoft, 4.5}, {ColorRole::Text2, ColorRole::Track, 4.5},
    {ColorRole::BorderStrong, ColorRole::Window, 3.0}, {ColorRole::Focus, ColorRole::Selected, 3.0},
    {ColorRole::Accent, ColorRole::Track, 3.0},
};

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { theme().setChoice(ThemeChoice::Light); }

  void everyRoleHasAColourInBothSchemes() {
    const QMetaEnum roles = QMetaEnum::fromType<ColorRole>();
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
      theme().setChoice(choice);
      for (int i = 0; i < roles.keyCount(); ++i) {
        QVERIFY2(theme().color(static_cast<ColorRole>(roles.value(i))).isValid(), roles.key(i));
      }
    }
  }

  void theScrimKeepsItsAlpha() {
    QCOMPARE(theme().color(ColorRole::Scrim), QColor(0x10, 0x14, 0x15, 0xCC));
    theme().setChoice(ThemeChoice::Dark);
    QCOMPARE(theme().color(ColorRole::Scrim), QColor(0x0A, 0x0C, 0x0D, 0xD9));
  }

  void noColourIsTypedIntoTheSheet() {
    QFile file(QStringLiteral(":/style.qss"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY(!text.contains(QRegularExpression(QStringLiteral("#[0-9a-fA-F]{3}"))));
    QVERIFY(!theme().styleSheet().contains(QRegularExpression(QStringLiteral("[:{ ]@[a-zA-Z]"))));
  }

  void aChoiceActsAtOnce() {
    theme().install();
    QSignalSpy changed(&theme(), &ui::Theme::changed);
    theme().setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
    QVERIFY(theme().isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), theme().color(ColorRole::Window));
    theme().setChoice(ThemeChoice::Dark);
    QCOMPARE(changed.count(), 1);
  }

  void labelsTakeTheColourOfTheirRole() {
    theme().install();
    QLabel label(QStringLiteral("x"));
    ui::setTextStyle(&label, ui::TypeStyle::Small, ColorRole::Text3);
    label.ensurePolished();
    QCOMPARE(label.palette().color(QPalette::WindowText), theme().color(ColorRole::Text3));
    ui::setTextStyle(&label, ui::TypeStyle::Small, ColorRole::Error);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme().color(ColorRole::Error));
  }

  void textIsReadableInBothSchemes() {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
      theme().setChoice(choice);
      for (const Pair& pair : pairs) {
        const double found = contrast(pair.ink, pair.ground);
        QVERIFY2(found >= pair.least, qPrintable(QStringLiteral("%1 on %2: %3")
                                                     .arg(static_cast<int>(pair.ink))
                                                     .arg(static_cast<int>(pair.ground))
                                                     .arg(found)));
      }
    }
  }

  void placeholdersAreReadableInBothSchemes() {
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
      theme().setChoice(choice);
      theme().install();
      QPlainTextEdit text;
      QLineEdit line;
      for (QWidget* editor : std::initializer_list<QWidget*>{&text, &line}) {
        editor->ensurePolished();
        QCOMPARE(editor->palette().color(QPalette::PlaceholderText), theme().color(ColorRole::Text3));
        QCOMPARE(editor->palette().color(QPalette::Text), theme().color(ColorRole::Text));
      }
    }
    QVERIFY(contrast(ColorRole::Text3, ColorRole::Field) >= 4.5);
  }

  void chineseTextsHaveChineseFontsBehindTheDesktopsOwn() {
    const ui::TypeScale scale{QFont(QStringLiteral("Inter"))};
    QLocale::setDefault(QLocale::c());
    QCOMPARE(scale.font(ui::TypeStyle::Body).families(), QStringList{QStringLiteral("Inter")});
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    const QStringList families = scale.font(ui::TypeStyle::Body).families();
    QLocale::setDefault(QLocale::system());
    QCOMPARE(families.first(), QStringLiteral("Inter"));
    QVERIFY(families.contains(QStringLiteral("Noto Sans CJK SC")));
  }

  void sizesAreRatiosOfTheApplicationFont() {
    const int body = QFontInfo(theme().font(ui::TypeStyle::Body)).pixelSize();
    QCOMPARE(body, QFontInfo(QApplication::font()).pixelSize());
    const int display = QFontInfo(theme().font(ui::TypeStyle::Display)).pixelSize();
    QVERIFY(std::abs(display - 1.85 * body) <= 1);
    QCOMPARE(theme().font(ui::TypeStyle::BodyStrong).weight(), QFont::DemiBold);
  }
};

BIFRONS_TEST(TestTheme)
#include "tst_theme.moc"
