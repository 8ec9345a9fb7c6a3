#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/zip_directory.h"
#include "tests/core/checkpoint/allocation_watch.h"
#include "tests/core/checkpoint/pytorch_builder.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;

namespace {

const BuiltZip& good() {
  static const BuiltZip zip = build_zip({{"m/one", "first"}, {"m/two", ""}, {"m/three", "third"}});
  return zip;
}

std::span<const std::byte> bytes_of(const std::string& text) { return std::as_bytes(std::span(text)); }

std::string golden(const char* name) {
  return read_file(std::filesystem::path(BIFRONS_SOURCE_DIR) / "tests" / "golden" / "pytorch" / name);
}

/// The archive with `bytes` put in at byte `at` of its members, and its directory still found.
std::string with_gap(const BuiltZip& zip, std::size_t at, const std::string& bytes) {
  std::string moved = zip.bytes;
  moved.insert(at, bytes);
  const auto place = static_cast<std::uint32_t>(zip.directory + bytes.size());
  return patched(std::move(moved), zip.end + bytes.size() + 16, place);
}

}  // namespace

class TestZipDirectory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsEveryMember();
  void readsAnArchiveWithoutMembers();
  void readsWhatPyTorchWrites();
  void readsSixtyFourBitNumbers();
  void refusesTricks_data();
  void refusesTricks();
  void refusesSixtyFourBitTricks_data();
  void refusesSixtyFourBitTricks();

 private:
  static void refuses(const std::string& bytes, const QString& said);
};

void TestZipDirectory::findsEveryMember() {
  const ZipDirectory members = read_zip_directory(bytes_of(good().bytes), "file");
  QCOMPARE(members.size(), std::size_t{3});
  const ZipMember& three = members.at("m/three");
  QCOMPARE(good().bytes.substr(three.begin, three.size), std::string("third"));
  QCOMPARE(members.at("m/two").size, std::size_t{0});
}

void TestZipDirectory::readsAnArchiveWithoutMembers() {
  QVERIFY(read_zip_directory(bytes_of(build_zip({}).bytes), "file").empty());
}

void TestZipDirectory::readsWhatPyTorchWrites() {
  const std::string bytes = golden("module.bin");
  const ZipDirectory members = read_zip_directory(bytes_of(bytes), "file");
  const ZipMember& order = members.at("module/byteorder");
  QCOMPARE(bytes.substr(order.begin, order.size), std::string("little"));
  QVERIFY2(members.at("module/data/0").begin % 64 == 0, "torch.save aligns storages");
}

void TestZipDirectory::readsSixtyFourBitNumbers() {
  const std::string bytes = golden("zip64.bin");
  const ZipDirectory members = read_zip_directory(bytes_of(bytes), "file");
  const ZipMember& order = members.at("a/byteorder");
  QCOMPARE(bytes.substr(order.begin, order.size), std::string("little"));
}

void TestZipDirectory::refuses(const std::string& bytes, const QString& said) {
  const AllocationWatch allocated;
  try {
    (void)read_zip_directory(bytes_of(bytes), "bad.bin");
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::file_damaged || error.kind() == ErrorKind::unsupported);
    const QString sentence = QString::fromUtf8(error.what());
    QVERIFY2(sentence.contains(said) && sentence.contains(QStringLiteral("bad.bin")), error.what());
  }
  QVERIFY2(allocated.bytes() < 20'000, "whatever the archive claims");
}

void TestZipDirectory::refusesTricks_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("said");
  const auto row = [](const char* name, const std::string& bytes, const char* said) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(said);
  };
  const std::string& bytes = good().bytes;
  const auto& headers = good().headers;
  const auto& entries = good().entries;
  const std::size_t directory = good().directory, end = good().end;
  const auto patch = [&](std::size_t at, auto number) { return patched(bytes, at, number); };
  const std::uint16_t one = 1;
  row("empty", "", "cut short");
  row("cut", bytes.substr(0, bytes.size() - 1), "cut short");
  row("bytes behind it", bytes + "x", "cut short");
  row("a comment", patch(end + 20, one) + "x", "cut short");
  row("a comment that is not there", patch(end + 20, one), "comment");
  row("split, by its number", patch(end + 4, one), "split");
  row("split, by its count", patch(end + 8, one), "split");
  row("split, by a member", patch(entries[1] + 34, one), "split");
  row("directory past the end", patch(end + 16, ~std::uint32_t{0}), "directory would have");
  row("huge directory", patch(end + 12, ~std::uint32_t{0}), "directory would have");
  row("directory that begins later", patch(end + 16, static_cast<std::uint32_t>(directory + 1)),
      "directory would have");
  row("bytes before it", "x" + bytes, "directory would have");
  const auto counted = [&](std::uint16_t count) { return patched(patch(end + 8, count), end + 10, count); };
  row("65535 entries", counted(0xffff), "no whole entry at byte");
  row("too few entries", counted(2), "behind its last entry");
  row("no entry", patch(entries[1], one), "no whole entry");
  row("name past the directory", patch(entries[2] + 28, std::uint16_t{0xffff}), "no whole entry");
  row("extra fields past the directory", patch(entries[2] + 30, one), "no whole entry");
  row("comment past the directory", patch(entries[2] + 32, one), "inside a comment");
  row("encrypted", patch(entries[0] + 8, one), "'m/one' is encrypted");
  row("strongly encrypted", patch(entries[0] + 8, std::uint16_t{0x40}), "'m/one' is encrypted");
  row("compressed", patch(entries[0] + 10, std::uint16_t{8}), "'m/one' is compressed (method 8)");
  row("two sizes", patch(entries[0] + 20, std::uint32_t{3}), "has 5 bytes, stored as 3");
  row("header past the members", patch(entries[0] + 42, static_cast<std::uint32_t>(directory - 29)), "does not begin");
  row("header past the file", patch(entries[0] + 42, ~std::uint32_t{0} - 1), "does not begin");
  row("no header", patch(headers[0], one), "'m/one' does not begin at byte 0");
  row("the header of another", patch(entries[0] + 42, static_cast<std::uint32_t>(headers[1])), "calls itself 'm/two'");
  row("header of another name", patched(bytes, headers[0] + 30, "m/two"), "'m/one' calls itself 'm/two'");
  row("header of a longer name", patch(headers[0] + 26, std::uint16_t{6}), "calls itself 'm/onef'");
  row("header of another method", patch(headers[0] + 8, std::uint16_t{8}), "disagrees");
  row("header of other flags", patch(headers[0] + 6, one), "disagrees");
  row("header of another size", patch(headers[0] + 22, std::uint32_t{4}), "disagrees");
  row("header of another packed size", patch(headers[0] + 18, std::uint32_t{4}), "disagrees");
  row("header of another checksum", patch(headers[0] + 14, std::uint32_t{4}), "disagrees");
  row("header with extra fields", patch(headers[0] + 28, one), "overlaps");
  row("header with too many", patch(headers[2] + 28, std::uint16_t{0xffff}), "does not begin");
  const auto resized = [&](std::size_t member, std::uint32_t size) {
    std::string changed = bytes;
    for (const std::size_t at : {headers[member] + 18, entries[member] + 20}) {
      changed = patched(patched(std::move(changed), at, size), at + 4, size);
    }
    return changed;
  };
  row("larger than the file", resized(0, 0xfffffffe), "would have 4294967294 bytes");
  row("one byte too large", resized(2, 6), "would have 6 bytes");
  row("overlap", resized(0, 6), "member 'm/two' overlaps");
  row("one byte too small", resized(0, 4), "1 bytes before member 'm/two'");
  row("one byte too small at the end", resized(2, 4), "1 bytes behind its last member");
  row("a hidden member", with_gap(good(), directory, bytes.substr(0, headers[1])), "behind its last member");
  row("name twice", build_zip({{"m/a", "1"}, {"m/b", "2"}, {"m/a", "3"}}).bytes, "'m/a' is there twice");
  row("sizes that do not follow", patched(patch(headers[0] + 6, std::uint16_t{8}), entries[0] + 8, std::uint16_t{8}),
      "not followed by its checksum");
  row("sizes without zip64", resized(0, 0xffffffff), "lacks a zip64 number");
  row("a name that would move the cursor", build_zip({{"m/\x1b[2Ja", "1"}, {"m/\x1b[2Ja", "2"}}).bytes, "'m/?[2Ja'");
}

void TestZipDirectory::refusesTricks() {
  QFETCH(const QByteArray, bytes);
  QFETCH(const QString, said);
  refuses(bytes.toStdString(), said);
}

void TestZipDirectory::refusesSixtyFourBitTricks_data() {
  QTest::addColumn<std::size_t>("from_end");
  QTest::addColumn<QByteArray>("others");
  QTest::addColumn<QString>("said");
  const auto row = [](const char* name, std::size_t from_end, const std::string& others, const char* said) {
    QTest::newRow(name) << from_end << QByteArray::fromStdString(others) << QString::fromUtf8(said);
  };
  // From the end of the file: the old end record, its locator, the 64-bit record.
  const std::size_t old_end = 22, locator = 42, end = 98;
  const std::string huge = number_bytes(~std::uint64_t{0} - 7), one = number_bytes(std::uint32_t{1});
  row("locator to elsewhere", locator - 8, number_bytes(std::uint64_t{0}), "not where it must be");
  row("locator past the file", locator - 8, huge, "not where it must be");
  row("split, by the locator", locator - 4, one, "split");
  row("split, by the record", end - 16, one, "disagree");
  row("no record", end, "QK", "not where it must be");
  row("a longer record", end - 4, number_bytes(std::uint64_t{45}), "not where it must be");
  row("huge count", end - 32, huge, "disagree");
  row("huge directory", end - 40, huge, "disagree");
  row("directory past the file", end - 48, huge, "disagree");
  row("another count in the old record", old_end - 10, number_bytes(std::uint16_t{3}), "disagree");
  row("no locator", locator, "QK", "directory would have");
}

void TestZipDirectory::refusesSixtyFourBitTricks() {
  QFETCH(const std::size_t, from_end);
  QFETCH(const QByteArray, others);
  QFETCH(const QString, said);
  const std::string bytes = golden("zip64.bin");
  refuses(patched(bytes, bytes.size() - from_end, others.toStdString()), said);
}

BIFRONS_TEST(TestZipDirectory)
#include "tst_zip_directory.moc"
