#include <ATen/ops/full.h>

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_writer.h"
#include "core/checkpoint/weights_hash.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;

namespace {

using Path = std::filesystem::path;

constexpr std::size_t piece = 64 * 1024;

std::string hash_of(const Path& folder) { return weights_hash(*open_weights(folder)); }

/// Numbers for about `megabytes` of a file.
at::Tensor numbers(std::int64_t megabytes, double value) { return at::full({megabytes, 256 * 1024}, value); }

/// The same, written as its description says.
std::string described(const std::vector<std::string>& files) {
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(QByteArray("bifrons weights 1\n"));
  for (const std::string& bytes : files) {
    for (int i = 0; i < 8; ++i) hash.addData(QByteArray(1, static_cast<char>(bytes.size() >> 8 * i)));
    const auto add = [&](std::size_t begin, std::size_t count) { hash.addData(QByteArray(bytes.data() + begin, static_cast<qsizetype>(count))); };
    if (bytes.size() <= 32 * piece) {
      add(0, bytes.size());
      continue;
    }
    const std::size_t last = bytes.size() - piece, distance = last / 31;
    for (std::size_t i = 0; i < 31; ++i) add(i * distance, piece);
    add(last, piece);
  }
  return hash.result().toHex().toStdString();
}

}  // namespace

class TestWeightsHash : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isWhatIsDescribed() {
    const QTemporaryDir small, large;
    write_safetensors(Path(small.path().toStdString()) / "model.safetensors", {{"a", at::full({5}, 1.0)}});
    write_safetensors(Path(large.path().toStdString()) / "model.safetensors", {{"a", numbers(5, 1.0)}});
    for (const QTemporaryDir* folder : {&small, &large}) {
      const Path path = folder->path().toStdString();
      QCOMPARE(hash_of(path), described({read_file(path / "model.safetensors")}));
    }
  }

  void takesShardsByTheirNames() {
    const QTemporaryDir folder;
    const Path path = folder.path().toStdString();
    write_safetensors(path / "2.safetensors", {{"a", numbers(3, 1.0)}});
    write_safetensors(path / "1.safetensors", {{"b", at::full({3}, 2.0)}});
    write_file(path / "model.safetensors.index.json", R"({"weight_map":{"a":"2.safetensors","b":"1.safetensors"}})");
    QCOMPARE(hash_of(path), described({read_file(path / "1.safetensors"), read_file(path / "2.safetensors")}));
  }

  void tellsWeightsApart() {
    const QTemporaryDir folder, other;
    const Path path = folder.path().toStdString(), elsewhere = other.path().toStdString();
    write_safetensors(path / "model.safetensors", {{"a", numbers(5, 1.0)}});
    write_safetensors(elsewhere / "model.safetensors", {{"a", numbers(5, 1.0)}});
    const std::string hash = hash_of(path);
    QCOMPARE(hash_of(elsewhere), hash);  // the folder has another name, and the files another time
    write_safetensors(elsewhere / "model.safetensors", {{"a", numbers(5, 1.0001)}});
    QVERIFY(hash_of(elsewhere) != hash);
    write_safetensors(elsewhere / "model.safetensors", {{"b", numbers(5, 1.0)}});
    QVERIFY(hash_of(elsewhere) != hash);
  }

  void weightsInMemoryHaveNone() { QVERIFY(weights_hash(MemoryWeights({{"a", at::full({2}, 1.0)}})).empty()); }
};

BIFRONS_TEST(TestWeightsHash)
#include "tst_weights_hash.moc"
