#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/base/error.h"
#include "core/cuda/card_library.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::cuda;

class TestCardLibrary : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstThatFitsIsTaken() {
    const std::filesystem::path missing = folder() / "missing.so";
    for (const auto& candidates : {std::vector<std::filesystem::path>{SAMPLE_KERNELS}, {missing, broken(), OLD_KERNELS, SAMPLE_KERNELS}}) {
      const FoundKernels found = load_kernels(candidates);
      QVERIFY2(found.kernels != nullptr, found.reason.c_str());
      QVERIFY(found.reason.empty());
    }
  }

  void theLikeliestPlaceTellsWhy_data() {
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("why");
    QTest::newRow("missing") << QStringLiteral("missing.so") << QStringLiteral("is not installed");
    QTest::newRow("broken") << QString::fromStdString(broken().string()) << QStringLiteral("broken.so");
    QTest::newRow("old") << QStringLiteral(OLD_KERNELS) << QStringLiteral("of another version of this program");
  }
  void theLikeliestPlaceTellsWhy() {
    QFETCH(const QString, first);
    QFETCH(const QString, why);
    const FoundKernels found = load_kernels({folder() / first.toStdString(), folder() / "missing.so"});
    QVERIFY(found.kernels == nullptr);
    QVERIFY2(QString::fromStdString(found.reason).contains(why), found.reason.c_str());
  }

  void aFailureOfTheCardIsASentence() {
    expect_queued(nullptr);
    const auto [memory, memory_text] = tests::refusal([] { expect_queued("out of memory"); });
    QVERIFY(memory == ErrorKind::out_of_memory && memory_text.contains(QStringLiteral("fewer pictures")));
    const auto [lost, lost_text] = tests::refusal([] { expect_queued("an illegal memory access was encountered"); });
    QVERIFY(lost == ErrorKind::device_failed && lost_text.contains(QStringLiteral("on the CPU")));
    const auto [other, text] = tests::refusal([] { expect_queued("invalid configuration argument"); });
    QVERIFY(other == ErrorKind::unsupported && text.contains(QStringLiteral("invalid configuration")));
  }

 private:
  [[nodiscard]] std::filesystem::path folder() const { return temporary_.path().toStdString(); }
  [[nodiscard]] std::filesystem::path broken() const {
    std::ofstream(folder() / "broken.so") << "not a library";
    return folder() / "broken.so";
  }

  QTemporaryDir temporary_;
};

BIFRONS_TEST(TestCardLibrary)
#include "tst_card_library.moc"
