#include <ATen/ops/allclose.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/scalar_tensor.h>
#include <ATen/ops/zeros.h>

#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <string>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/safetensors_writer.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;

namespace {

/// The bytes of a file with this header and `data_bytes` zeros behind it.
std::string file_bytes(const std::string& header, std::size_t data_bytes) {
  std::uint64_t length = header.size();
  std::string bytes(sizeof length, '\0');
  std::memcpy(bytes.data(), &length, sizeof length);
  return bytes + header + std::string(data_bytes, '\0');
}

std::string one_tensor(const std::string& dtype, const std::string& shape, const std::string& offsets) {
  return R"({"a":{"dtype":)" + dtype + R"(,"shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

}  // namespace

class TestSafetensorsFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsBackWhatWasWritten();
  void writesEqualBytesForEqualTensors();
  void keepsTheMapAliveForATensor();
  void readsATensorThatIsNotAligned();
  void readsAnEmptyTensorThatIsNotAligned();
  void keepsTheOldFileWhenSavingFails();
  void refusesDamage_data();
  void refusesDamage();
  void refusesAMissingFile();

 private:
  [[nodiscard]] std::filesystem::path path(const char* name) const { return folder_.filePath(QString::fromUtf8(name)).toStdString(); }
  QTemporaryDir folder_;
};

void TestSafetensorsFile::readsBackWhatWasWritten() {
  const at::Tensor whole = at::arange(6, at::kLong).view({2, 3});
  const at::Tensor half = at::full({3}, 0.5, at::kBFloat16);
  const at::Tensor strided = at::arange(6, at::kFloat).view({2, 3}).t();  // not contiguous
  const at::Tensor scalar = at::scalar_tensor(2.5, at::kFloat);
  write_safetensors(path("all.safetensors"),
                    {{"whole", whole}, {"half", half}, {"strided", strided}, {"scalar", scalar}, {"none", at::zeros({0, 4})}},
                    {{"format", "pt"}});
  const SafetensorsFile file(path("all.safetensors"));
  QCOMPARE(file.names(), (std::vector<std::string>{"half", "none", "scalar", "strided", "whole"}));
  QVERIFY(at::equal(file.tensor("whole"), whole));
  QVERIFY(at::equal(file.tensor("half"), half));
  QVERIFY(at::equal(file.tensor("strided"), strided));
  QVERIFY(at::equal(file.tensor("scalar"), scalar));
  QCOMPARE(file.tensor("none").sizes().vec(), (std::vector<std::int64_t>{0, 4}));
  QCOMPARE(file.metadata().at("format"), std::string("pt"));
  QVERIFY(file.find("half")->dtype == at::kBFloat16);
  QVERIFY(!file.find("absent"));
  QVERIFY_EXCEPTION_THROWN((void)file.tensor("absent"), Error);
}

void TestSafetensorsFile::writesEqualBytesForEqualTensors() {
  const std::map<std::string, at::Tensor> tensors{{"b", at::zeros({3}, at::kByte)}, {"a", at::zeros({3})}};
  write_safetensors(path("one.safetensors"), tensors);
  write_safetensors(path("two.safetensors"), tensors);
  QCOMPARE(read_file(path("one.safetensors")), read_file(path("two.safetensors")));
  QVERIFY(read_file(path("one.safetensors")).substr(8).starts_with(R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]})"));
}

void TestSafetensorsFile::keepsTheMapAliveForATensor() {
  write_safetensors(path("alive.safetensors"), {{"a", at::full({1000}, 3.0)}});
  at::Tensor a;
  {
    const SafetensorsFile file(path("alive.safetensors"));
    a = file.tensor("a");
  }
  QVERIFY(at::equal(a, at::full({1000}, 3.0)));
}

void TestSafetensorsFile::readsATensorThatIsNotAligned() {
  const std::array<float, 2> values{1.5F, -2.0F};
  for (int pad = 0; pad < 4; ++pad) {  // whatever the header's length, one of these is misaligned
    std::string odd = file_bytes(one_tensor(R"("F32")", "[2]", "[0,8]") + std::string(static_cast<std::size_t>(pad), ' '), 8);
    std::memcpy(odd.data() + odd.size() - 8, values.data(), 8);
    write_file(path("odd.safetensors"), odd);
    const at::Tensor a = SafetensorsFile(path("odd.safetensors")).tensor("a");
    QCOMPARE(a[0].item<float>(), 1.5F);
    QCOMPARE(a[1].item<float>(), -2.0F);
  }
}

void TestSafetensorsFile::readsAnEmptyTensorThatIsNotAligned() {  // the sanitizers watch what is copied
  for (const char* pad : {"", " ", "  ", "   "}) {
    write_file(path("empty.safetensors"), file_bytes(one_tensor(R"("F32")", "[2,0]", "[0,0]") + pad, 0));
    QCOMPARE(SafetensorsFile(path("empty.safetensors")).tensor("a").sizes().vec(), (std::vector<std::int64_t>{2, 0}));
  }
}

void TestSafetensorsFile::keepsTheOldFileWhenSavingFails() {
  write_file(path("kept.safetensors"), "old");
  QVERIFY_EXCEPTION_THROWN(write_safetensors(path("kept.safetensors"), {{"__metadata__", at::zeros({1})}}), Error);
  QVERIFY_EXCEPTION_THROWN(write_safetensors(path("kept.safetensors"), {{"c", at::zeros({1}, at::kComplexFloat)}}), Error);
  QCOMPARE(read_file(path("kept.safetensors")), std::string("old"));
}

void TestSafetensorsFile::refusesDamage_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("said");
  const auto row = [](const char* name, const std::string& bytes, const char* said) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(said);
  };
  const std::string f32 = R"("F32")";
  const std::string good = file_bytes(one_tensor(f32, "[2]", "[0,8]"), 8);
  row("empty file", "", "0 bytes");
  row("shorter than its length", std::string(5, '\0'), "5 bytes");
  row("huge header", std::string(7, '\xff') + std::string(20, '\x7f'), "header");
  row("header longer than the file", good.substr(0, 20), "header");
  row("truncated data", good.substr(0, good.size() - 1), "ends at byte 8");
  row("data after the last tensor", good + "x", "1 bytes behind its last tensor");
  row("not JSON", file_bytes("{\"a\":", 0), "not JSON");
  row("not UTF-8", file_bytes("{\"\xff\xfe\":1}", 0), "not JSON");
  row("a list", file_bytes("[]", 0), "not a JSON object");
  row("an entry that is no object", file_bytes(R"({"a":3})", 0), "'a'");
  row("no dtype", file_bytes(R"({"a":{"shape":[2],"data_offsets":[0,8]}})", 8), "no dtype");
  row("unknown dtype", file_bytes(one_tensor(R"("F31")", "[2]", "[0,8]"), 8), "'F31'");
  row("dtype of another size", file_bytes(one_tensor(R"("F64")", "[2]", "[0,8]"), 8), "[2]");
  row("dtype that is a number", file_bytes(one_tensor("32", "[2]", "[0,8]"), 8), "no dtype");
  row("negative size", file_bytes(one_tensor(f32, "[-2]", "[0,8]"), 8), "shape");
  row("fractional size", file_bytes(one_tensor(f32, "[2.0]", "[0,8]"), 8), "shape");
  row("overflowing size", file_bytes(one_tensor(f32, "[4611686018427387904,4]", "[0,0]"), 0), "do not fit");
  row("overflowing size beside an empty one", file_bytes(one_tensor(f32, "[0,4611686018427387904,4]", "[0,0]"), 0), "do not fit");
  row("size beyond 63 bits", file_bytes(one_tensor(f32, "[18446744073709551615]", "[0,0]"), 0), "too large");
  row("reversed offsets", file_bytes(one_tensor(f32, "[2]", "[8,0]"), 8), "before its start");
  row("end past the data", file_bytes(one_tensor(f32, "[4]", "[0,16]"), 8), "the data has 8");
  row("one offset", file_bytes(one_tensor(f32, "[2]", "[8]"), 8), "two data_offsets");
  row("overlap", file_bytes(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},)"
                            R"("b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})", 6), "overlaps");
  row("gap", file_bytes(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                        R"("b":{"dtype":"U8","shape":[2],"data_offsets":[4,6]}})", 6), "belong to no tensor");
  row("same name twice", file_bytes(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                                    R"("a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2), "twice");
  row("metadata that is no text", file_bytes(R"({"__metadata__":{"step":3}})", 0), "metadata");
  row("deep nesting", file_bytes(std::string(200'000, '['), 0), "nested too deeply");
  row("deep metadata", file_bytes(R"({"__metadata__":{"a":[[[[]]]]}})", 0), "nested too deeply");
  row("a number beyond all", file_bytes(one_tensor(f32, "[1e999]", "[0,8]"), 8), "not JSON");
  row("bytes behind the header's end", file_bytes(one_tensor(f32, "[2]", "[0,8]") + std::string("\0{}", 3), 8), "not JSON");
  row("negative offset", file_bytes(one_tensor(f32, "[2]", "[-8,0]"), 8), "data_offsets");
  row("offsets beyond 63 bits", file_bytes(one_tensor(f32, "[2]", "[18446744073709551608,18446744073709551615]"), 8), "the data has 8");
  row("bytes before the first tensor", file_bytes(one_tensor(f32, "[2]", "[4,12]"), 12), "belong to no tensor");
  row("length beyond 63 bits", std::string(8, '\xff') + "{}", "would have 18446744073709551615 bytes");
}

void TestSafetensorsFile::refusesDamage() {
  QFETCH(const QByteArray, bytes);
  QFETCH(const QString, said);
  write_file(path("bad.safetensors"), bytes.toStdString());
  try {
    const SafetensorsFile file(path("bad.safetensors"));
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::file_damaged || error.kind() == ErrorKind::unsupported);
    const QString sentence = QString::fromUtf8(error.what());
    QVERIFY2(sentence.contains(said) && sentence.contains(QStringLiteral("bad.safetensors")), error.what());
  }
}

void TestSafetensorsFile::refusesAMissingFile() {
  try {
    const SafetensorsFile file(path("absent.safetensors"));
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::file_missing);
  }
}

BIFRONS_TEST(TestSafetensorsFile)
#include "tst_safetensors_file.moc"
