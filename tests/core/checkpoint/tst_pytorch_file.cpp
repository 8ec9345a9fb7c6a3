#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/tensor.h>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/pytorch_file.h"
#include "tests/core/checkpoint/allocation_watch.h"
#include "tests/core/checkpoint/pytorch_builder.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;
using namespace std::string_literals;

namespace {

namespace fs = std::filesystem;

fs::path golden(const char* name) { return fs::path(BIFRONS_SOURCE_DIR) / "tests" / "golden" / "pytorch" / name; }

/// What make_pytorch_goldens.py says that its files hold.
const nlohmann::json& cases() {
  static const nlohmann::json all = nlohmann::json::parse(read_file(golden("cases.json")));
  return all;
}

const std::map<std::string, at::ScalarType> dtypes{
    {"float64", at::kDouble}, {"float32", at::kFloat}, {"float16", at::kHalf}, {"bfloat16", at::kBFloat16},
    {"int64", at::kLong},     {"int32", at::kInt},     {"int16", at::kShort},  {"int8", at::kChar},
    {"uint8", at::kByte},     {"bool", at::kBool}};

}  // namespace

class TestPytorchFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsWhatPyTorchSaved_data();
  void readsWhatPyTorchSaved();
  void mapsAndDoesNotCopy();
  void copiesWhatIsNotAligned();
  void keepsTheMapAliveForATensor();
  void needsNoByteOrder();
  void needsNoChecksum();
  void refusesWhatItCannotRead_data();
  void refusesWhatItCannotRead();
  void refusesFilesFromBeforeZip();
  void boundsWhatTensorsShare();
  void refusesAMissingFile();

 private:
  [[nodiscard]] fs::path path(const char* name) const {
    return folder_.filePath(QString::fromUtf8(name)).toStdString();
  }
  QTemporaryDir folder_;
};

void TestPytorchFile::readsWhatPyTorchSaved_data() {
  QTest::addColumn<QString>("name");
  for (const auto& [name, contents] : cases().items()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestPytorchFile::readsWhatPyTorchSaved() {
  QFETCH(const QString, name);
  const nlohmann::json& expected = cases()[name.toStdString()];
  const PytorchFile file(golden(name.toUtf8().constData()));
  std::vector<std::string> names;
  for (const auto& [tensor, contents] : expected.items()) names.push_back(tensor);
  QCOMPARE(file.names(), names);
  for (const auto& [tensor, contents] : expected.items()) {
    const at::Tensor stored = file.tensor(tensor);
    QCOMPARE(stored.sizes().vec(), contents["shape"].get<std::vector<std::int64_t>>());
    QCOMPARE(file.find(tensor)->shape, stored.sizes().vec());
    QVERIFY(file.find(tensor)->dtype == stored.scalar_type());
    QVERIFY2(stored.scalar_type() == dtypes.at(contents["dtype"]), tensor.c_str());
    const auto values = contents["values"].get<std::vector<double>>();
    const at::Tensor wanted = at::tensor(values, at::kDouble).view(stored.sizes());
    QVERIFY2(at::equal(stored.to(at::kDouble), wanted), tensor.c_str());
  }
  QVERIFY(!file.find("absent"));
  QVERIFY_EXCEPTION_THROWN((void)file.tensor("absent"), Error);
}

void TestPytorchFile::mapsAndDoesNotCopy() {
  const PytorchFile file(golden("strided.bin"));
  const at::Tensor base = file.tensor("base");
  QVERIFY(file.tensor("tied").const_data_ptr() == base.const_data_ptr());
  QVERIFY(file.tensor("transposed").const_data_ptr() == base.const_data_ptr());
  QCOMPARE(file.tensor("transposed").strides().vec(), (std::vector<std::int64_t>{1, 6}));
  QVERIFY(file.tensor("row").const_data_ptr<float>() == base.const_data_ptr<float>() + 18);
  QCOMPARE(file.tensor("stepped").strides().vec(), (std::vector<std::int64_t>{12, 2}));
}

void TestPytorchFile::copiesWhatIsNotAligned() {
  // Two columns of three, the second one: strides and offset must outlive the copy.
  const PickledView view{.storage_elements = 6, .offset = 1, .shape = {3}, .strides = {2}};
  const at::Tensor numbers = at::arange(6, at::kFloat);
  const std::string storage(static_cast<const char*>(numbers.const_data_ptr()), numbers.nbytes());
  for (std::size_t length = 1; length <= 4; ++length) {  // whatever lies before it, three of these are not aligned
    const std::string name(length, 'a');
    write_file(path("odd.bin"), build_pytorch(pickle(pickle_dict({{name, view.bytes()}})), {{"0", storage}}).bytes);
    const at::Tensor a = PytorchFile(path("odd.bin")).tensor(name);
    QVERIFY(at::equal(a, at::tensor({1.0F, 3.0F, 5.0F})));
    QVERIFY(reinterpret_cast<std::uintptr_t>(a.const_data_ptr()) % sizeof(float) == 0);
  }
}

void TestPytorchFile::keepsTheMapAliveForATensor() {
  const at::Tensor tied = PytorchFile(golden("parameters.bin")).tensor("tied");
  QVERIFY(at::equal(tied, at::tensor({1.0F, -2.0F})));
}

void TestPytorchFile::needsNoByteOrder() {
  const std::string program = pickle(pickle_dict({{"a", PickledView{}.bytes()}}));
  write_file(path("old.bin"), build_zip({{"m/data.pkl", program}, {"m/data/0", std::string(8, '\0')}}).bytes);
  QCOMPARE(PytorchFile(path("old.bin")).names(), std::vector<std::string>{"a"});
}

void TestPytorchFile::needsNoChecksum() {
  const BuiltZip zip = build_pytorch();
  const std::uint32_t none = 0;
  write_file(path("quick.bin"), patched(patched(zip.bytes, zip.headers[0] + 14, none), zip.entries[0] + 16, none));
  QCOMPARE(PytorchFile(path("quick.bin")).names(), std::vector<std::string>{"a"});
}

void TestPytorchFile::refusesWhatItCannotRead_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("said");
  const auto row = [](const char* name, const BuiltZip& zip, const char* said) {
    QTest::newRow(name) << QByteArray::fromStdString(zip.bytes) << QString::fromUtf8(said);
  };
  const std::string storage(8, '\0'), good = PickledView{}.bytes();
  const auto holding = [&](const std::string& object) { return build_pytorch(pickle(object), {{"0", storage}}); };
  const auto entry = [&](const std::string& value) { return holding(pickle_dict({{"a", value}})); };
  const std::int64_t huge = std::int64_t{1} << 62;

  row("not an archive", {.bytes = std::string(100, 'x')}, "does not begin as the zip archive");
  row("an empty file", {}, "does not begin as the zip archive");
  row("no pickle", build_zip({{"m/version", "3"}}), "no member data.pkl");
  row("a pickle too deep", build_zip({{"m/n/data.pkl", pickle("}")}}), "no member data.pkl");
  row("two pickles", build_zip({{"m/data.pkl", pickle("}")}, {"n/data.pkl", pickle("}")}}), "more than one");
  row("high byte first", build_pytorch(pickle("}"), {}, "big"), "high byte first");
  row("no byte order", build_pytorch(pickle("}"), {}, "middle"), "byte order is 'middle'");
  BuiltZip changed = build_pytorch();
  changed.bytes = patched(changed.bytes, changed.bytes.find("X\x01") + 5, "b");
  row("a changed pickle", changed, "does not have its checksum");

  row("storage that is not there", build_pytorch({.storage = "1"}), "storage '1', which is missing");
  row("storage out of its folder", build_pytorch({.storage = "../data.pkl"}), "'../data.pkl', which is missing");
  row("storage too short", build_pytorch({.storage_elements = 3}), "of 3 elements of 4 bytes, which has 8 bytes");
  row("storage too long", build_pytorch({.storage_elements = 1}), "of 1 elements of 4 bytes, which has 8 bytes");
  row("storage of a huge size", build_pytorch({.storage_elements = huge}), "which has 8 bytes");
  row("storage of half an element", build_pytorch(pickle(pickle_dict({{"a", good}})), {{"0", "123456789"}}), "9 bytes");
  row("storage of another type", build_pytorch({.storage_type = "DoubleStorage"}), "elements of 8 bytes");
  row("type that is not needed", build_pytorch({.storage_type = "ComplexFloatStorage"}), "'torch.ComplexFloatStorage'");
  row("negative size of a storage", build_pytorch({.storage_elements = -2}), "the size of its storage cannot be right");
  row("outside by its shape", build_pytorch({.shape = {3}}), "of shape [3] and strides [1] from element 0");
  row("outside by its offset", build_pytorch({.offset = 1}), "from element 1 does not lie inside its storage of 2");
  row("outside by its strides", build_pytorch({.strides = {2}}), "does not lie inside");
  row("empty and outside", build_pytorch({.offset = 3, .shape = {0}}), "does not lie inside");
  row("overflowing offset", build_pytorch({.offset = std::numeric_limits<std::int64_t>::max()}), "does not lie inside");
  row("overflowing shape", build_pytorch({.shape = {huge, huge}, .strides = {0, 0}}), "does not lie inside");
  row("overflowing stride", build_pytorch({.strides = {std::numeric_limits<std::int64_t>::max()}}),
      "does not lie inside");
  row("overflowing product", build_pytorch({.shape = {3}, .strides = {huge}}), "does not lie inside");
  row("overflowing sum", build_pytorch({.shape = {2, 2, 2}, .strides = {huge, huge, huge}}), "does not lie inside");
  row("empty, with an overflow", build_pytorch({.shape = {0, huge, 4}, .strides = {1, 1, 1}}), "does not lie inside");
  row("larger than its storage", build_pytorch({.shape = {3, 2}, .strides = {0, 1}}), "repeats the 2 elements");
  row("negative offset", build_pytorch({.offset = -1}), "its offset cannot be right");
  row("negative size", build_pytorch({.shape = {-2}}), "its sizes cannot be right");
  row("negative stride", build_pytorch({.strides = {-1}}), "its strides cannot be right");
  row("too few strides", build_pytorch({.shape = {1, 2}}), "the count of its strides");
  const std::vector<std::int64_t> ones(65, 1);
  row("too many dimensions", build_pytorch({.shape = ones, .strides = ones}), "its sizes cannot be right");

  row("a list", holding("]"), "does not hold a dict");
  row("a number in place of a tensor", entry("K\x05"), "its entry 'a' is not a tensor");
  row("a dict in place of a tensor", entry("}"), "its entry 'a' is not a tensor");
  row("a number for a name", holding("}K\x05Ns"), "not plain text");
  row("a name that would move the cursor", holding(pickle_dict({{"\x1b[2J", good}})), "not plain text: '?[2J'");
  row("a name twice", holding(pickle_dict({{"a", good}, {"a", good}})), "'a' is there twice");
  row("a forbidden import", entry(pickle_global("os", "system") + pickle_text("true") + "\x85R"), "'os.system'");
  const std::string tensor = pickle_global("torch._utils", "_rebuild_tensor_v2");
  row("a tensor of nothing", entry(tensor + ")R"), "tensor 'a': its description");
  row("a conjugated tensor", entry(tensor + "(NNNNNNNtR"), "conjugated");
  row("a storage of nothing", entry(tensor + "(NK\x01))\x89}tR"), "tensor 'a': its storage");
  row("a storage of few parts", entry(tensor + "()QK\x01))\x89}tR"), "tensor 'a': its storage");
  row("strides that are nothing", entry(good.substr(0, good.rfind("(\x8a\x08")) + "N\x89}tR"), "cannot be right");
  const std::string parameter = pickle_global("torch._utils", "_rebuild_parameter");
  row("a parameter of nothing", entry(parameter + ")R"), "tensor 'a': its description");
  row("a parameter of itself", entry(parameter + "N\x89}\x87R"), "is not a tensor");
  row("a state_dict without tensors", holding(pickle_dict({{"state_dict", pickle_dict({{"b", "N"}})}})),
      "'b' is not a tensor");
}

void TestPytorchFile::refusesWhatItCannotRead() {
  QFETCH(const QByteArray, bytes);
  QFETCH(const QString, said);
  write_file(path("bad.bin"), bytes.toStdString());
  const AllocationWatch allocated;
  try {
    const PytorchFile file(path("bad.bin"));
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::file_damaged || error.kind() == ErrorKind::unsupported);
    const QString sentence = QString::fromUtf8(error.what());
    QVERIFY2(sentence.contains(said) && sentence.contains(QStringLiteral("bad.bin")), error.what());
  }
  QVERIFY2(allocated.bytes() < 50'000, "whatever the file claims");
}

void TestPytorchFile::refusesFilesFromBeforeZip() {
  try {
    const PytorchFile file(golden("legacy.bin"));
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::unsupported);
    const QString sentence = QString::fromUtf8(error.what());
    QVERIFY2(sentence.contains(QStringLiteral("before 1.6")) && sentence.contains(QStringLiteral("torch.save")),
             error.what());
  }
}

void TestPytorchFile::boundsWhatTensorsShare() {
  // A thousand tensors that share one shape of a thousand ones: small in the file, large if each has its own.
  const std::vector<std::int64_t> ones(1000, 1);
  const PickledView view{.shape = ones, .strides = ones};
  std::string program = "}(" + pickle_text("0") + view.bytes() + "q\0"s;
  for (int i = 1; i < 1000; ++i) program += pickle_text(std::to_string(i)) + "h\0"s;
  write_file(path("bomb.bin"), build_pytorch(pickle(program + "u"), {{"0", std::string(8, '\0')}}).bytes);
  const AllocationWatch allocated;
  QVERIFY_EXCEPTION_THROWN(PytorchFile(path("bomb.bin")), Error);
  QVERIFY(allocated.bytes() < 2'000'000);
}

void TestPytorchFile::refusesAMissingFile() {
  try {
    const PytorchFile file(path("absent.bin"));
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::file_missing);
  }
}

BIFRONS_TEST(TestPytorchFile)
#include "tst_pytorch_file.moc"
