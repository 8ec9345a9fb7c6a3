#include <QAbstractButton>
#include <QComboBox>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/cpu_only.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/commands/action_registry.h"
#include "ui/settings/engine_section.h"
#include "ui/settings/settings_page.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/value_slider.h"

using core::engine::DeviceKind;
using core::engine::LoadRequest;
using core::engine::Precision;

namespace {

struct Stage : tests::UiFixture {
  ui::ActionRegistry actions{preferences};
  std::unique_ptr<ui::SettingsPage> page;

  void show(core::engine::LoadPlanner planner) {
    page = std::make_unique<ui::SettingsPage>(ui::SettingsPage::Parts{preferences, actions, std::move(planner), {}});
    page->show();
    QVERIFY(QTest::qWaitFor([this] { return engine().device()->isEnabled(); }));
  }
  [[nodiscard]] ui::EngineSection& engine() const { return page->engine(); }
  [[nodiscard]] QStringList deviceNames() const {
    QStringList names;
    for (int i = 0; i < engine().device()->count(); ++i) names.append(engine().device()->itemText(i));
    return names;
  }
  /// As a person does it: the box is opened, and a line of it taken.
  void chooseDevice(int index) const {
    engine().device()->setCurrentIndex(index);
    Q_EMIT engine().device()->activated(index);
  }
  [[nodiscard]] QAbstractButton* precision(int index) const { return engine().precision()->choice(index); }

  /// A machine with two cards, which take fp16, too.
  [[nodiscard]] core::engine::LoadPlanner twoCards() {
    return [planner = tests::cpuOnly(host.planner())](const LoadRequest& request) {
      if (request.device.kind != DeviceKind::cuda) return planner(request);
      if (request.device.index > 1) throw core::Error(core::ErrorKind::unsupported, "There is no CUDA device number 2.");
      core::engine::LoadPlan plan = planner({});
      plan.model.device = request.device.index == 0 ? "First card" : "Second card";
      plan.needs.push_back({.precision = Precision::fp16});
      return plan;
    };
  }
};

}  // namespace

class TestEngineSection : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatDoesNotWorkHereIsOffAndSaysWhy() {
    Stage stage;
    stage.show(tests::cpuOnly(stage.host.planner()));
    QCOMPARE(stage.deviceNames(), (QStringList{QStringLiteral("Automatic (CPU)"), QStringLiteral("CPU"),
                                               QStringLiteral("Graphics card")}));
    const auto* items = qobject_cast<QStandardItemModel*>(stage.engine().device()->model());
    QVERIFY(items->item(1)->isEnabled() && !items->item(2)->isEnabled());
    QVERIFY(stage.engine().deviceHelp().startsWith(QStringLiteral("There is no CUDA device here: no NVIDIA driver")));
    QStringList precisions;
    for (const auto* button : stage.engine().precision()->findChildren<QAbstractButton*>()) precisions.append(button->text());
    QCOMPARE(precisions, (QStringList{QStringLiteral("Automatic"), QStringLiteral("fp32"), QStringLiteral("bf16"),
                                      QStringLiteral("fp16")}));
    QVERIFY(stage.precision(2)->isEnabled() && !stage.precision(3)->isEnabled());
    QCOMPARE(stage.precision(3)->toolTip(), QStringLiteral("fp16 cannot be used on the CPU."));
    QVERIFY(stage.engine().precisionHelp().contains(QStringLiteral("fp16 cannot be used on the CPU.")));
  }

  void choicesAreKeptAtOnce() {
    Stage stage;
    stage.show(tests::cpuOnly(stage.host.planner()));
    stage.chooseDevice(1);
    stage.precision(2)->click();
    stage.engine().threads()->setValue(1);
    const ui::Preferences again({.config = stage.folder.path(), .state = stage.folder.path()});
    QCOMPARE(again.device().kind, DeviceKind::cpu);
    QCOMPARE(again.precision(), Precision::bf16);
    QCOMPARE(again.threads(), 1);
    stage.show(tests::cpuOnly(stage.host.planner()));
    QCOMPARE(stage.engine().device()->currentText(), QStringLiteral("CPU"));
    QCOMPARE(stage.engine().precision()->current(), 2);
  }

  void cardsAreListedByName() {
    Stage stage;
    stage.show(stage.twoCards());
    QCOMPARE(stage.deviceNames(), (QStringList{QStringLiteral("Automatic (First card)"), QStringLiteral("CPU"),
                                               QStringLiteral("First card"), QStringLiteral("Second card")}));
    QVERIFY(stage.precision(3)->isEnabled());
    stage.chooseDevice(3);
    QCOMPARE(stage.preferences.device().kind, DeviceKind::cuda);
    QCOMPARE(stage.preferences.device().index, 1);
  }

  void aPrecisionThatTheDeviceDoesNotTakeGoesBackToAutomatic() {
    Stage stage;
    stage.show(stage.twoCards());
    stage.precision(3)->click();
    QCOMPARE(stage.preferences.precision(), Precision::fp16);
    stage.chooseDevice(1);
    QCOMPARE(stage.preferences.precision(), Precision::automatic);
    QCOMPARE(stage.engine().precision()->current(), 0);
    QVERIFY(!stage.precision(3)->isEnabled());
  }

  void theChoiceIsKeptForTheDeviceThatTakesIt() {
    Stage stage;
    stage.show(stage.twoCards());
    stage.precision(3)->click();
    stage.chooseDevice(1);
    stage.show(stage.twoCards());  // another day
    stage.chooseDevice(2);
    QCOMPARE(stage.preferences.precision(), Precision::fp16);
    QCOMPARE(stage.engine().precision()->current(), 3);
    stage.chooseDevice(1);
    stage.precision(2)->click();  // takes its place
    stage.chooseDevice(2);
    QCOMPARE(stage.preferences.precision(), Precision::bf16);
  }

  void openingItWritesNothing() {
    Stage stage;
    stage.preferences.setPrecision(Precision::fp16);  // when there was a card
    stage.preferences.rememberChosenModel({.folder = QStringLiteral("/models/one"), .precision = Precision::fp32});
    QSignalSpy changed(&stage.preferences, &ui::Preferences::precisionChanged);
    stage.show(tests::cpuOnly(stage.host.planner()));
    QCOMPARE(changed.count(), 0);
    QCOMPARE(stage.preferences.precision(), Precision::fp16);
    QCOMPARE(stage.preferences.chosenModel()->precision, Precision::fp32);
    QCOMPARE(stage.engine().precision()->current(), 3);
    QVERIFY(stage.engine().precisionHelp().contains(QStringLiteral("fp16 cannot be used on the CPU.")));
    QVERIFY(stage.precision(3)->isEnabled());
    stage.precision(0)->click();
    QCOMPARE(stage.preferences.precision(), Precision::automatic);
    QVERIFY(!stage.precision(3)->isEnabled());
  }

  void aCardThatIsGoneIsStillNamed() {
    Stage stage;
    stage.preferences.setDevice({.kind = DeviceKind::cuda});
    stage.show(tests::cpuOnly(stage.host.planner()));
    QCOMPARE(stage.engine().device()->currentText(), QStringLiteral("cuda:0, which is not there"));
    stage.chooseDevice(0);
    QCOMPARE(stage.preferences.device().kind, DeviceKind::automatic);
  }
};

BIFRONS_TEST(TestEngineSection)
#include "tst_engine_section.moc"
