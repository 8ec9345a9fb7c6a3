#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <optional>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/pytorch_file.h"
#include "tests/core/checkpoint/allocation_watch.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;

/// Files of PyTorch with damage at every place: each must be read as it was, or be refused. None may crash the reader.
class TestPytorchDamage : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refusesEveryTruncation_data() { files(); }
  void refusesEveryTruncation();
  void survivesEveryChangedByte_data() { files(); }
  void survivesEveryChangedByte();
  void survivesPiecesInOtherPlaces_data() { files(); }
  void survivesPiecesInOtherPlaces();

 private:
  static void files();
  /// What the damaged file is read as, all data included; nothing when it is refused.
  [[nodiscard]] std::optional<std::vector<std::string>> names_of(const std::string& bytes) const;

  QTemporaryDir folder_;
};

void TestPytorchDamage::files() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"strided.bin", "zip64.bin", "parameters.bin"})
    QTest::newRow(name) << QString::fromUtf8(name);
}

namespace {

std::string golden(const QString& name) {
  return read_file(std::filesystem::path(BIFRONS_SOURCE_DIR) / "tests" / "golden" / "pytorch" / name.toStdString());
}

}  // namespace

std::optional<std::vector<std::string>> TestPytorchDamage::names_of(const std::string& bytes) const {
  const std::filesystem::path path = folder_.filePath(QStringLiteral("damaged.bin")).toStdString();
  std::filesystem::remove(path);  // a new file: some file systems bring one that is overwritten to the disk at once
  std::ofstream(path, std::ios::binary) << bytes;
  try {
    const PytorchFile file(path);
    for (const std::string& name : file.names()) (void)file.tensor(name).clone();
    return file.names();
  } catch (const Error& error) {
    const bool expected = error.kind() == ErrorKind::file_damaged || error.kind() == ErrorKind::unsupported;
    return expected ? std::nullopt : std::optional(std::vector<std::string>{error.what()});
  }
}

void TestPytorchDamage::refusesEveryTruncation() {
  QFETCH(const QString, name);
  const std::string whole = golden(name);
  QVERIFY(names_of(whole));
  for (std::size_t length = 0; length < whole.size(); ++length) {
    QVERIFY2(!names_of(whole.substr(0, length)), qPrintable(QString::number(length)));
  }
}

void TestPytorchDamage::survivesEveryChangedByte() {
  QFETCH(const QString, name);
  const std::string whole = golden(name);
  const auto names = names_of(whole);
  const AllocationWatch allocated;
  std::size_t refused = 0, files = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int flip : {0x01, 0xff}) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      const auto found = names_of(changed);
      QVERIFY2(!found || found == names, qPrintable(QStringLiteral("byte %1").arg(at)));
      refused += found ? 0 : 1;
      ++files;
    }
  }
  QVERIFY2(refused > files / 4, "the pickle and the numbers of the archive are watched");
  QVERIFY2(allocated.bytes() / files < 300'000, "whatever the file claims");
}

void TestPytorchDamage::survivesPiecesInOtherPlaces() {
  QFETCH(const QString, name);
  const std::string whole = golden(name);
  const auto names = names_of(whole);
  for (std::size_t from = 0; from + 64 <= whole.size(); from += 53) {
    for (std::size_t to = 0; to + 64 <= whole.size(); to += 149) {
      std::string changed = whole;
      changed.replace(to, 64, whole, from, 64);
      const auto found = names_of(changed);
      QVERIFY2(!found || found == names, qPrintable(QStringLiteral("bytes %1 to %2").arg(from).arg(to)));
    }
  }
}

BIFRONS_TEST(TestPytorchDamage)
#include "tst_pytorch_damage.moc"
