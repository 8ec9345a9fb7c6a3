#include <QDBusVariant>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/accessibility/contrast.h"
#include "ui/theme/system_scheme.h"
#include "ui/theme/theme.h"

using ui::ColorRole;
using ui::theme;
using ui::ThemeChoice;

namespace {

/// The desktop becomes dark or light, as its settings portal would tell.
void tellScheme(bool dark) {
  auto* scheme = theme().findChild<ui::SystemScheme*>();
  QVERIFY(QMetaObject::invokeMethod(scheme, "settingChanged", Q_ARG(QString, QStringLiteral("org.freedesktop.appearance")),
                                    Q_ARG(QString, QStringLiteral("color-scheme")), Q_ARG(QDBusVariant, QDBusVariant(dark ? 1U : 2U))));
}

}  // namespace

class TestContrast : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() {
    tellScheme(false);
    theme().setChoice(ThemeChoice::System);
  }

  void ratiosAreThoseOfTheRules() {
    QVERIFY(std::abs(tests::contrast(Qt::black, Qt::white) - 21) < 0.01);
    QVERIFY(std::abs(tests::contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);  // the palest grey that passes
    QVERIFY(tests::contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);                    // and the first that does not
    theme().setChoice(ThemeChoice::Light);
    QVERIFY(tests::contrast(theme().color(ColorRole::Disabled), theme().color(ColorRole::Surface)) < 4.5);  // exempt, and pale
  }

  void everyPairOfTheDesignCanBeRead_data() {
    QTest::addColumn<int>("choice");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << int(ThemeChoice::Light) << false;
    QTest::newRow("dark") << int(ThemeChoice::Dark) << false;
    QTest::newRow("high contrast, light") << int(ThemeChoice::HighContrast) << false;
    QTest::newRow("high contrast, dark") << int(ThemeChoice::HighContrast) << true;
  }
  void everyPairOfTheDesignCanBeRead() {
    QFETCH(const int, choice);
    QFETCH(const bool, dark);
    tellScheme(dark);
    theme().setChoice(static_cast<ThemeChoice>(choice));
    QCOMPARE(theme().isDark(), dark || static_cast<ThemeChoice>(choice) == ThemeChoice::Dark);
    QCOMPARE(tests::pairsTooPale(), QStringList());
  }

  void highContrastLeavesNothingPale() {
    for (const bool dark : {false, true}) {
      tellScheme(dark);
      theme().setChoice(ThemeChoice::HighContrast);
      for (const ColorRole text : {ColorRole::Text2, ColorRole::Text3}) {
        QVERIFY(tests::contrast(theme().color(text), theme().color(ColorRole::Surface)) > 10);
      }
      for (const ColorRole line : {ColorRole::Border, ColorRole::BorderPop}) {
        QVERIFY(tests::contrast(theme().color(line), theme().color(ColorRole::Surface)) >= 3);
      }
    }
  }
};

BIFRONS_TEST(TestContrast)
#include "tst_contrast.moc"
