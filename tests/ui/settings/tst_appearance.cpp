#include <QDBusVariant>
#include <QFontInfo>
#include <QLabel>
#include <QLocale>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/settings/settings_stage.h"
#include "ui/settings/appearance.h"
#include "ui/settings/appearance_section.h"
#include "ui/theme/system_scheme.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/value_slider.h"

using ui::ColorRole;
using ui::theme;

namespace {

/// Settings that the theme follows; it is left as it was.
struct Stage : SettingsStage {
  QObject context;

  Stage() { ui::followAppearance(theme(), preferences); }
  ~Stage() {
    preferences.setThemeChoice(ui::ThemeChoice::System);
    preferences.setZoom(100);
    preferences.setFontChoice(ui::FontChoice::Desktop);
    preferences.setMotionReduced(false);
  }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;
};

int heightOf(const QWidget& widget) { return QFontInfo(widget.font()).pixelSize(); }

}  // namespace

class TestAppearance : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void highContrastHasStrongLinesAndNoPalerText() {
    const Stage stage;
    const QColor pale = theme().color(ColorRole::Text3);
    stage.page.appearance().themeChoice()->choice(3)->click();
    QCOMPARE(stage.preferences.themeChoice(), ui::ThemeChoice::HighContrast);
    QCOMPARE(theme().color(ColorRole::Border), theme().color(ColorRole::BorderStrong));
    QCOMPARE(theme().color(ColorRole::Text2), theme().color(ColorRole::Text));
    QCOMPARE(theme().color(ColorRole::Text3), theme().color(ColorRole::Text));
    QVERIFY(theme().color(ColorRole::Text3) != pale);
    QCOMPARE(QApplication::palette().color(QPalette::PlaceholderText), theme().color(ColorRole::Text));
    ui::Preferences again({.config = stage.folder.path(), .state = stage.folder.path()});
    QCOMPARE(again.themeChoice(), ui::ThemeChoice::HighContrast);
  }

  void textGrowsWithTheZoomAndComesBack() {
    const Stage stage;
    QLabel small(QStringLiteral("x"));
    ui::setTextStyle(&small, ui::TypeStyle::Small);
    const QLabel plain(QStringLiteral("x"));
    QAbstractButton* button = stage.page.appearance().themeChoice()->choice(0);
    const int before = heightOf(small), plainBefore = heightOf(plain), buttonBefore = heightOf(*button);
    stage.page.appearance().zoom()->setValue(160);
    QCOMPARE(stage.preferences.zoom(), 160);
    QVERIFY2(std::abs(heightOf(small) - 1.6 * before) <= 1, qPrintable(QString::number(heightOf(small))));
    QVERIFY(std::abs(heightOf(plain) - 1.6 * plainBefore) <= 1);
    QVERIFY(std::abs(heightOf(*button) - 1.6 * buttonBefore) <= 1);
    QVERIFY(std::abs(QFontInfo(theme().font(ui::TypeStyle::Body)).pixelSize() - 1.6 * plainBefore) <= 1);
    stage.page.appearance().zoom()->setValue(100);
    QCOMPARE(heightOf(small), before);
    QCOMPARE(heightOf(plain), plainBefore);
  }

  void textKeepsItsSizeWhenTheThemeChanges() {
    const Stage stage;
    QLabel small(QStringLiteral("x")), title(QStringLiteral("x"));
    ui::setTextStyle(&small, ui::TypeStyle::Small);
    ui::setTextStyle(&title, ui::TypeStyle::Title);
    small.show();
    title.show();
    const int before = heightOf(small);
    stage.page.appearance().zoom()->setValue(160);
    for (const int choice : {2, 1, 3}) {
      QTest::qWait(10);  // Qt sends word of another font later
      QCOMPARE(title.font().weight(), QFont::DemiBold);
      QVERIFY(heightOf(title) > heightOf(small));
      stage.page.appearance().themeChoice()->choice(choice)->click();
      QVERIFY2(std::abs(heightOf(small) - 1.6 * before) <= 1, qPrintable(QString::number(heightOf(small))));
    }
    ui::setTextStyle(&small, ui::TypeStyle::Small, ColorRole::Error);
    QVERIFY2(std::abs(heightOf(small) - 1.6 * before) <= 1, qPrintable(QString::number(heightOf(small))));
  }

  void theZoomStaysBetweenItsEnds() {
    Stage stage;
    auto& preferences = stage.preferences;
    preferences.setZoom(500);
    QCOMPARE(preferences.zoom(), 160);
    preferences.setZoom(1);
    QCOMPARE(preferences.zoom(), 80);
    QCOMPARE(stage.page.appearance().zoom()->value(), 80.0);
  }

  void theFontIsTheDesktopsOrOurs() {
    const Stage stage;
    QLabel code(QStringLiteral("x")), words(QStringLiteral("x"));
    ui::setTextStyle(&code, ui::TypeStyle::Code);
    ui::setTextStyle(&words, ui::TypeStyle::Body);
    const QStringList mono = code.font().families();
    stage.page.appearance().fontChoice()->choice(1)->click();
    QCOMPARE(words.font().families().first(), QStringLiteral("Inter"));
    QCOMPARE(code.font().families(), mono);
    stage.page.appearance().fontChoice()->choice(0)->click();
    QVERIFY(words.font().families().first() != QStringLiteral("Inter") ||
            QApplication::font().families().first() == QStringLiteral("Inter"));
  }

  void withoutMotionTheLineStandsStill() {
    QApplication::setEffectEnabled(Qt::UI_General);  // offscreen it is off by itself
    const Stage stage;
    stage.page.appearance().motion()->choice(1)->click();
    QVERIFY(stage.preferences.motionReduced());
    QVERIFY(!ui::Theme::motionAllowed());
    stage.page.appearance().motion()->choice(0)->click();
    QVERIFY(ui::Theme::motionAllowed());
  }

  void theDesktopMayAskForStillnessToo_data() {
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("still");
    const QString gnome = QStringLiteral("org.gnome.desktop.interface"), animations = QStringLiteral("enable-animations");
    const QString kde = QStringLiteral("org.kde.kdeglobals.KDE"), factor = QStringLiteral("AnimationDurationFactor");
    QTest::newRow("GNOME off") << gnome << animations << QVariant(false) << true;
    QTest::newRow("GNOME on") << gnome << animations << QVariant(true) << false;
    QTest::newRow("KDE instant") << kde << factor << QVariant(QStringLiteral("0")) << true;
    QTest::newRow("KDE slow") << kde << factor << QVariant(QStringLiteral("1.5")) << false;
    QTest::newRow("KDE nonsense") << kde << factor << QVariant(QStringLiteral("soon")) << false;
  }
  void theDesktopMayAskForStillnessToo() {
    QFETCH(const QString, group);
    QFETCH(const QString, key);
    QFETCH(const QVariant, value);
    ui::SystemScheme scheme;
    QVERIFY(QMetaObject::invokeMethod(&scheme, "settingChanged", Q_ARG(QString, group), Q_ARG(QString, key),
                                      Q_ARG(QDBusVariant, QDBusVariant(value))));
    QTEST(scheme.reducesMotion(), "still");
  }

  void aLanguageIsKeptAndUsedAtTheNextStart() {
    const Stage stage;
    stage.page.appearance().language()->choice(2)->click();
    ui::Preferences again({.config = stage.folder.path(), .state = stage.folder.path()});
    QCOMPARE(again.language(), ui::Language::Chinese);
    for (const ui::Language each : {ui::Language::System, ui::Language::English, ui::Language::Chinese}) {
      QCOMPARE(ui::languageFrom(ui::languageWord(each)), each);
    }
    QCOMPARE(ui::languageFrom(QStringLiteral("klingon")), ui::Language::System);
  }

  void textsComeInTheLanguageThatWasChosen() {
    const auto settings = [] { return QCoreApplication::translate("ui::MainWindow", "Settings"); };
    const auto cancelOfQt = [] { return QCoreApplication::translate("QPlatformTheme", "Cancel"); };
    QVERIFY(ui::installLanguage(ui::Language::Chinese));
    QCOMPARE(settings(), QStringLiteral("设置"));
    QCOMPARE(cancelOfQt(), QStringLiteral("取消"));
    QCOMPARE(QLocale().standaloneMonthName(11), QStringLiteral("十一月"));
    QVERIFY(!ui::installLanguage(ui::Language::English));
    QCOMPARE(settings(), QStringLiteral("Settings"));
    QCOMPARE(cancelOfQt(), QStringLiteral("Cancel"));
    QCOMPARE(QLocale().standaloneMonthName(11), QStringLiteral("November"));
    QLocale::setDefault(QLocale::system());
  }
};

BIFRONS_TEST(TestAppearance)
#include "tst_appearance.moc"
