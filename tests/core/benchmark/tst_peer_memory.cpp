#include <QTest>

#include "core/base/error.h"
#include "core/benchmark/peer_memory.h"
#include "tests/support/test_registry.h"

using namespace core::benchmark;
using core::engine::Precision;

namespace {

constexpr std::int64_t GB = 1'000'000'000;

/// A model of 2 G numbers that we hold in bf16 with 1 GB to work in: 5 GB. A peer has 4 GB of weights, or 8 GB, and 1.07 GB
/// beside them.
core::engine::LoadPreparation with_free(std::int64_t bytes) {
  core::engine::LoadPreparation prepared;
  prepared.precision = Precision::bf16;
  prepared.free_bytes = bytes;
  prepared.info.name = "large";
  prepared.info.parameters = 2 * GB;
  prepared.info.device_memory_bytes = 100 * GB;
  prepared.needs = {{.precision = Precision::fp32, .weights = 8 * GB, .working = 1 * GB},
                    {.precision = Precision::bf16, .weights = 4 * GB, .cache = 50 * GB, .working = 1 * GB}};
  return prepared;
}

}  // namespace

/// In what types a peer is started.
class TestPeerMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bothTypesWhereBothFitBesideOurs() {
    const PeerTypes types = peer_types("transformers", with_free(20 * GB));
    QCOMPARE(types.fitting, (std::vector{Precision::bf16, Precision::fp32}));
    QVERIFY(types.left_out.empty());
  }

  void theSmallerAloneWithAReason() {
    const PeerTypes types = peer_types("transformers", with_free(19 * GB));
    QCOMPARE(types.fitting, std::vector{Precision::bf16});
    QCOMPARE(QString::fromStdString(types.left_out),
             QStringLiteral("The peer transformers in fp32 needs 9.1 GB of memory, but beside “large” only 8.9 GB would be free."));
  }

  void noneIsRefused() {
    try {
      (void)peer_types("transformers", with_free(10 * GB));
      QFAIL("was started");
    } catch (const core::Error& error) {
      QVERIFY(error.kind() == core::ErrorKind::out_of_memory);
      QVERIFY2(QByteArray(error.what()).contains("in bf16 needs 5.1 GB"), error.what());
    }
  }

  void whereNobodyKnowsTheMemoryNothingIsRefused() {
    auto prepared = with_free(0);
    prepared.info.device_memory_bytes = 0;
    QCOMPARE(peer_types("transformers", prepared).fitting.size(), std::size_t{2});
  }
};

BIFRONS_TEST(TestPeerMemory)
#include "tst_peer_memory.moc"
