#include <QSignalSpy>
#include <QTest>

#include "tests/support/fake_engine.h"
#include "tests/support/test_registry.h"
#include "ui/bridge/plan_reader.h"

class TestPlanReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersEveryRequestInOrder() {
    tests::FakeHost host;
    ui::PlanReader reader(host.planner());
    QSignalSpy planned(&reader, &ui::PlanReader::planned);
    const quint64 first = reader.read({.folder = "/a"}), second = reader.read({.folder = "/b"});
    QCOMPARE(planned.count(), 0);
    QTRY_COMPARE(planned.count(), 2);
    QCOMPARE(planned.at(0).at(0).value<quint64>(), first);
    QCOMPARE(planned.at(1).at(0).value<quint64>(), second);
    QCOMPARE(host.calls().last_plan.folder, std::filesystem::path("/b"));
    QCOMPARE(planned.at(0).at(1).value<core::engine::LoadPlan>().model.name, std::string("Fake Blocks"));
  }

  void tellsWhyThereIsNoPlan() {
    tests::FakeHost host;
    auto script = host.script();
    script.plan_error = core::Error(core::ErrorKind::file_missing, "it has no config.json");
    host.set_script(script);
    ui::PlanReader reader(host.planner());
    QSignalSpy refused(&reader, &ui::PlanReader::refused);
    reader.read({});
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(refused.at(0).at(1).value<core::ErrorKind>() == core::ErrorKind::file_missing);
    QCOMPARE(refused.at(0).at(2).toString(), QStringLiteral("it has no config.json"));
  }
};

BIFRONS_TEST(TestPlanReader)
#include "tst_plan_reader.moc"
