#include <QTest>
#include <filesystem>

#include "core/base/resource_files.h"
#include "tests/support/test_registry.h"

class TestResourceFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void areBesideTheProgramOrInTheSourceTree() {
    const auto places = core::resource_candidates("benchmark/transformers_peer.py");
    QCOMPARE(places.size(), std::size_t{2});
    const auto program = std::filesystem::read_symlink("/proc/self/exe");
    QCOMPARE(places[0].string(), (program.parent_path().parent_path() / "share/bifrons/benchmark/transformers_peer.py").string());
    QVERIFY2(std::filesystem::exists(places[1]), places[1].c_str());
  }
};

BIFRONS_TEST(TestResourceFiles)
#include "tst_resource_files.moc"
