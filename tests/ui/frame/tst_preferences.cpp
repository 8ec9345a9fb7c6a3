#include <QAbstractButton>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/commands/action_registry.h"
#include "ui/settings/appearance_section.h"
#include "ui/settings/engine_section.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/value_slider.h"

using core::engine::DeviceKind;
using core::engine::Precision;
using ui::Preferences;
using ui::ThemeChoice;

class TestPreferences : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void choicesAreKept() {
    const QTemporaryDir folder;
    const ui::AppFolders folders{.config = folder.path(), .state = folder.path()};
    {
      Preferences preferences(folders);
      QCOMPARE(preferences.themeChoice(), ThemeChoice::System);
      preferences.setThemeChoice(ThemeChoice::Dark);
      preferences.setThreads(3);
      preferences.setDevice({.kind = DeviceKind::cuda, .index = 1});
      preferences.setPrecision(Precision::bf16);
      preferences.remember(QStringLiteral("create-panel"), false);
    }
    Preferences again(folders);
    QCOMPARE(again.themeChoice(), ThemeChoice::Dark);
    QCOMPARE(again.threads(), 3);
    QCOMPARE(again.device().kind, DeviceKind::cuda);
    QCOMPARE(again.device().index, 1);
    QCOMPARE(again.precision(), Precision::bf16);
    QVERIFY(!again.remembered(QStringLiteral("create-panel"), true));
    QVERIFY(QFileInfo::exists(folder.filePath(QStringLiteral("bifrons.ini"))));
  }

  void aFewModelFoldersAreKeptTheLatestFirst() {
    const QTemporaryDir folder;
    const ui::AppFolders folders{.config = folder.path(), .state = folder.path()};
    for (int i = 0; i < 9; ++i) Preferences(folders).rememberModelFolder(QStringLiteral("/models/%1").arg(i % 8));
    const QStringList kept = Preferences(folders).modelFolders();
    QCOMPARE(kept.size(), 6);
    QCOMPARE(kept.first(), QStringLiteral("/models/0"));
    QCOMPARE(kept[1], QStringLiteral("/models/7"));
  }

  void aWordThatIsNoneCountsAsAutomatic() {
    const QTemporaryDir folder;
    QSettings file(folder.filePath(QStringLiteral("bifrons.ini")), QSettings::IniFormat);
    file.setValue(QStringLiteral("engine/device"), QStringLiteral("cuda:x"));
    file.setValue(QStringLiteral("engine/precision"), QStringLiteral("int4"));
    file.sync();
    const Preferences preferences({.config = folder.path(), .state = folder.path()});
    QCOMPARE(preferences.device().kind, DeviceKind::automatic);
    QCOMPARE(preferences.precision(), Precision::automatic);
  }

  void theChosenModelIsKept() {
    const QTemporaryDir folder;
    const ui::AppFolders folders{.config = folder.path(), .state = folder.path()};
    QVERIFY(!Preferences(folders).chosenModel());
    Preferences(folders).rememberChosenModel({.folder = QStringLiteral("/models/one"), .precision = Precision::fp32});
    QCOMPARE(Preferences(folders).chosenModel()->folder, QStringLiteral("/models/one"));
    QCOMPARE(Preferences(folders).chosenModel()->precision, Precision::fp32);
    Preferences(folders).rememberChosenModel({});
    QCOMPARE(Preferences(folders).chosenModel()->folder, QString());
    QCOMPARE(Preferences(folders).chosenModel()->precision, Precision::automatic);
  }

  void theFoldersFollowTheEnvironment() {
    qputenv("XDG_CONFIG_HOME", "/somewhere/config");
    qputenv("XDG_STATE_HOME", "relative/path");
    QCOMPARE(ui::appFolders().config, QStringLiteral("/somewhere/config/bifrons"));
    QVERIFY(ui::appFolders().state.endsWith(QStringLiteral("/.local/state/bifrons")));
    qunsetenv("XDG_CONFIG_HOME");
    qunsetenv("XDG_STATE_HOME");
  }

  void thePageChangesThemAtOnce() {
    const QTemporaryDir folder;
    Preferences preferences({.config = folder.path(), .state = folder.path()});
    ui::ActionRegistry actions(preferences);
    ui::SettingsPage page({preferences, actions, [](const core::engine::LoadRequest&) { return core::engine::LoadPlan{}; }, {}});
    page.show();
    QSignalSpy theme(&preferences, &Preferences::themeChoiceChanged);
    page.appearance().themeChoice()->choice(2)->click();
    QCOMPARE(theme.count(), 1);
    QCOMPARE(preferences.themeChoice(), ThemeChoice::Dark);
    page.engine().threads()->setValue(1);
    QCOMPARE(preferences.threads(), 1);
  }
};

BIFRONS_TEST(TestPreferences)
#include "tst_preferences.moc"
