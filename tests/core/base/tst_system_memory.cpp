#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <vector>

#include "core/base/file_io.h"
#include "core/base/system_memory.h"
#include "tests/support/test_registry.h"

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t KB = 1024;

/// A file system in which a machine has 1000 kB of memory, 600 of them free.
struct Machine {
  QTemporaryDir folder;
  fs::path root = folder.path().toStdString();

  Machine() { write("proc/meminfo", "MemTotal:     1000 kB\nMemFree:       100 kB\nMemAvailable:  600 kB\n"); }
  void write(const char* name, const std::string& text) const { core::write_file(root / name, text); }
};

}  // namespace

class TestSystemMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsWhatTheMachineHas() {
    const Machine machine;
    const core::SystemMemory memory = core::system_memory(machine.root);
    QCOMPARE(memory.total, 1000 * KB);
    QCOMPARE(memory.available, 600 * KB);
  }

  void aGroupOfVersionTwoIsTighter() {
    const Machine machine;
    machine.write("proc/self/cgroup", "0::/user/app\n");
    machine.write("sys/fs/cgroup/user/app/memory.max", "max\n");
    machine.write("sys/fs/cgroup/user/app/memory.current", "1024\n");
    machine.write("sys/fs/cgroup/user/memory.max", "512000\n");
    machine.write("sys/fs/cgroup/user/memory.current", "400000\n");
    machine.write("sys/fs/cgroup/user/memory.stat", "anon 100000\ninactive_file 200000\nactive_file 50000\n");
    const core::SystemMemory memory = core::system_memory(machine.root);
    QCOMPARE(memory.total, 512000);
    QCOMPARE(memory.available, 512000 - 400000 + 250000);
  }

  void aGroupOfVersionOneIsTighter() {
    const Machine machine;
    machine.write("proc/self/cgroup", "9:name=systemd:/\n4:cpu,memory:/box\n0::/\n");
    machine.write("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "300000\n");
    machine.write("sys/fs/cgroup/memory/box/memory.usage_in_bytes", "290000\n");
    machine.write("sys/fs/cgroup/memory/box/memory.stat", "inactive_file 7\ntotal_inactive_file 1000\ntotal_active_file 2000\n");
    machine.write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    machine.write("sys/fs/cgroup/memory/memory.usage_in_bytes", "5\n");
    const core::SystemMemory memory = core::system_memory(machine.root);
    QCOMPARE(memory.total, 300000);
    QCOMPARE(memory.available, 13000);
  }

  void aContainerHasItsGroupAtTheMount() {
    const Machine machine;
    machine.write("proc/self/cgroup", "0::/../../name/of/the/host\n");
    machine.write("sys/fs/cgroup/memory.max", "100000\n");
    machine.write("sys/fs/cgroup/memory.current", "130000\n");
    QCOMPARE(core::system_memory(machine.root).total, 100000);
    QCOMPARE(core::system_memory(machine.root).available, 0);
  }

  void knowsNothingWithoutAProcFolder() {
    const QTemporaryDir empty;
    QCOMPARE(core::system_memory(empty.path().toStdString()).total, 0);
    QCOMPARE(core::resident_memory(empty.path().toStdString()), 0);
    QCOMPARE(core::peak_memory(empty.path().toStdString()), 0);
  }

  void thisProcessGrowsWithWhatItHolds() {
    const std::int64_t before = core::resident_memory();
    const std::vector<char> block(64 << 20, 'x');
    const std::int64_t grown = core::resident_memory() - before;
    QVERIFY2(before > 0 && block.back() == 'x' && grown > (60 << 20), qPrintable(QString::number(grown)));
    QVERIFY(core::peak_memory() >= before + (60 << 20));
    QVERIFY(core::system_memory().available > 0);
    QVERIFY(core::system_memory().available <= core::system_memory().total);
  }

  void thePeakOutlivesTheBlockUntilItIsForgotten() {
    { const std::vector<char> block(256 << 20, 'x'); }
    const std::int64_t peak = core::peak_memory();
    QVERIFY(peak > core::resident_memory() + (200 << 20));
    if (!QFileInfo(QStringLiteral("/proc/self/clear_refs")).isWritable()) QSKIP("this system forgets no peak");
    core::forget_peak_memory();
    QVERIFY(core::peak_memory() < peak - (200 << 20));
  }
};

BIFRONS_TEST(TestSystemMemory)
#include "tst_system_memory.moc"
