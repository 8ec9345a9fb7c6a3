#include <ATen/ops/abs.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/max.h>
#include <sys/mman.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/system_memory.h"
#include "core/checkpoint/pytorch_file.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/safetensors_writer.h"
#include "core/checkpoint/weight_binder.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t MB = 1 << 20;

/// A safetensors file of bf16 tensors whose data are a hole: it takes no room on the disk.
void write_hollow(const fs::path& path, const std::vector<std::pair<std::string, std::int64_t>>& tensors) {
  nlohmann::ordered_json header;
  std::int64_t end = 0;
  for (const auto& [name, numbers] : tensors) {
    header[name] = {{"dtype", "BF16"}, {"shape", {numbers / 1024, 1024}}, {"data_offsets", {end, end + 2 * numbers}}};
    end += 2 * numbers;
  }
  std::string text = header.dump();
  text.resize((text.size() + 4095) / 4096 * 4096 - 8, ' ');  // the data begin on a page
  std::string length(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(text.size() >> (8 * i));
  write_file(path, length + text);
  fs::resize_file(path, static_cast<std::uintmax_t>(4096 + end));
}

/// Whether the page in the middle of a tensor is in memory.
bool is_in_memory(const at::Tensor& tensor) {
  const auto middle = reinterpret_cast<std::uintptr_t>(tensor.const_data_ptr()) + tensor.nbytes() / 2;
  unsigned char present = 0;
  return ::mincore(reinterpret_cast<void*>(middle / 4096 * 4096), 4096, &present) == 0 && (present & 1) != 0;
}

}  // namespace

/// How weights come from a file into memory.
class TestMappedLoading : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theMapItselfIsUsedWhereTypesAgree();
  void trainingGetsCopies();
  void stridedTensorsAreCopied();
  void partsOfOneTensorMayComeInAnyOrder();
  void whatIsNotReadIsNotTouched();
  void whatWaitsForItsUseIsReadButNotHeld();
  void aLargeTensorIsStoppedWithinAPiece();
  void convertingHoldsNoSecondCopy();
  void shardsAreReadOneAfterTheOther();
  void aFileThatShrinksIsAnError();
  void aFileThatIsWrittenToIsAnError();

 private:
  QTemporaryDir folder_;
  fs::path path_ = folder_.path().toStdString();
};

void TestMappedLoading::theMapItselfIsUsedWhereTypesAgree() {
  const at::Tensor value = at::arange(6, at::kFloat).view({2, 3});
  write_safetensors(path_ / "same.safetensors", {{"a", value}, {"b", value.to(at::kBFloat16)}});
  at::Tensor a, reshaped, b;
  {
    const SafetensorsFile file(path_ / "same.safetensors");
    const std::vector<WeightSlot> slots{{"a", {2, 3}, &a}, {"a", {2, 3}, &reshaped, {1, 2, 3}}, {"b", {2, 3}, &b}};
    QVERIFY(bind_weights(slots, file, {.dtype = at::kFloat, .holding = Holding::mapped}));
    QCOMPARE(a.const_data_ptr(), file.tensor("a").const_data_ptr());
    QCOMPARE(reshaped.const_data_ptr(), a.const_data_ptr());
    QVERIFY(b.const_data_ptr() != file.tensor("b").const_data_ptr());
  }
  QVERIFY2(at::equal(a, value), "the map outlives its source");
  QVERIFY(reshaped.sizes() == at::IntArrayRef({1, 2, 3}));
  QVERIFY(at::equal(b, value));
}

void TestMappedLoading::trainingGetsCopies() {
  write_safetensors(path_ / "train.safetensors", {{"a", at::arange(4, at::kFloat)}});
  const SafetensorsFile file(path_ / "train.safetensors");
  at::Tensor a;
  QVERIFY(bind_weights(std::vector<WeightSlot>{{"a", {4}, &a}}, file, {}));
  a.fill_(7.0);  // a map would end the process
  QVERIFY(at::equal(file.tensor("a"), at::arange(4, at::kFloat)));
}

void TestMappedLoading::stridedTensorsAreCopied() {
  const PytorchFile file(fs::path(BIFRONS_SOURCE_DIR) / "tests/golden/pytorch/strided.bin");
  int strided = 0;
  for (const std::string& name : file.names()) {
    const at::Tensor stored = file.tensor(name);
    if (stored.is_contiguous()) continue;
    ++strided;
    at::Tensor value;
    QVERIFY(bind_weights(std::vector<WeightSlot>{{name, stored.sizes().vec(), &value}}, file,
                         {.dtype = stored.scalar_type(), .holding = Holding::mapped,
                          .may_be_unused = [](std::string_view) { return true; }}));
    QVERIFY(value.is_contiguous() && at::equal(value, stored));
  }
  QVERIFY(strided > 0);
}

void TestMappedLoading::partsOfOneTensorMayComeInAnyOrder() {
  write_safetensors(path_ / "parts.safetensors", {{"k", at::arange(2, 4, at::kFloat)}, {"q", at::arange(0, 2, at::kFloat)}});
  const SafetensorsFile file(path_ / "parts.safetensors");
  at::Tensor fused;
  const std::vector<WeightSlot> slots{{"q", {2}, &fused, {4}, 0}, {"k", {2}, &fused, {4}, 2}};
  QVERIFY(bind_weights(slots, file, {.holding = Holding::mapped}));
  QVERIFY(at::equal(fused, at::arange(4, at::kFloat)));
}

void TestMappedLoading::whatIsNotReadIsNotTouched() {
  write_hollow(path_ / "parts-read.safetensors", {{"a", 4 * MB}, {"pool", 16 * MB}, {"rare", 16 * MB}, {"z", 4 * MB}});
  const SafetensorsFile file(path_ / "parts-read.safetensors");
  at::Tensor a, rare, z;
  const std::vector<WeightSlot> slots{{"a", {4096, 1024}, &a}, {"rare", {16384, 1024}, &rare}, {"z", {4096, 1024}, &z}};
  std::int64_t total = 0;
  QVERIFY(bind_weights(slots, file,
                       {.dtype = at::kBFloat16,
                        .holding = Holding::mapped,
                        .may_be_unused = [](std::string_view name) { return name == "pool"; },
                        .stays_stored = [](const WeightSlot& slot) { return slot.name == "rare"; },
                        .on_progress = [&](const BindProgress& progress) { total = progress.bytes_total; }}));
  QCOMPARE(total, 16 * MB);
  QVERIFY(is_in_memory(a) && is_in_memory(z));
  QVERIFY(!is_in_memory(file.tensor("pool")) && !is_in_memory(rare));
  QVERIFY(rare.scalar_type() == at::kBFloat16 && rare.numel() == 16 * MB);
}

void TestMappedLoading::whatWaitsForItsUseIsReadButNotHeld() {
  write_hollow(path_ / "waits.safetensors", {{"a", 8 * MB}, {"waits", 24 * MB}});
  const SafetensorsFile file(path_ / "waits.safetensors");
  at::Tensor a, waits;
  std::int64_t done = 0;
  const std::int64_t before = resident_memory();
  const std::vector<WeightSlot> slots{{"a", {8192, 1024}, &a}, {"waits", {24576, 1024}, &waits}};
  QVERIFY(bind_weights(slots, file,
                       {.dtype = at::kBFloat16,
                        .holding = Holding::mapped,
                        .waits_for_use = [](const WeightSlot& slot) { return slot.name == "waits"; },
                        .on_progress = [&](const BindProgress& progress) { done = progress.bytes_done; }}));
  QCOMPARE(done, 64 * MB);
  QVERIFY(is_in_memory(a) && is_in_memory(waits));  // of the system
  const std::int64_t held = resident_memory() - before;
  QVERIFY2(held >= 16 * MB && held < (16 + 48 / 2) * MB, qPrintable(QString::number(held / MB)));
  QCOMPARE(waits.abs().max().item<float>(), 0.0F);
  QVERIFY(resident_memory() - before >= 64 * MB);
}

void TestMappedLoading::aLargeTensorIsStoppedWithinAPiece() {
  write_hollow(path_ / "large.safetensors", {{"a", 96 * MB}});
  const SafetensorsFile file(path_ / "large.safetensors");
  for (const at::ScalarType dtype : {at::kBFloat16, at::kFloat}) {
    at::Tensor a;
    std::stop_source stop;
    std::int64_t done = 0;
    const BindOptions options{.dtype = dtype, .holding = Holding::mapped, .on_progress = [&](const BindProgress& progress) {
                                done = progress.bytes_done;
                                stop.request_stop();
                              }};
    QVERIFY(!bind_weights(std::vector<WeightSlot>{{"a", {98304, 1024}, &a}}, file, options, stop.get_token()));
    QCOMPARE(done, bind_piece_bytes);
  }
}

void TestMappedLoading::convertingHoldsNoSecondCopy() {
  write_hollow(path_ / "convert.safetensors", {{"a", 96 * MB}});
  const SafetensorsFile file(path_ / "convert.safetensors");
  at::Tensor a;
  const std::int64_t before = resident_memory();
  std::int64_t most = 0;
  QVERIFY(bind_weights(std::vector<WeightSlot>{{"a", {98304, 1024}, &a}}, file,
                       {.dtype = at::kFloat, .holding = Holding::mapped, .on_progress = [&](const BindProgress&) {
                          most = std::max(most, resident_memory() - before);
                        }}));
  QCOMPARE(a.nbytes(), static_cast<std::size_t>(384 * MB));
  QVERIFY2(most > 350 * MB, "all of the copy was in memory, or this measures nothing");
  QVERIFY2(most < 384 * MB + bind_piece_bytes, qPrintable(QString::number(most / MB)));
}

void TestMappedLoading::shardsAreReadOneAfterTheOther() {
  const auto row = [](int value) { return at::arange(value, value + 2, at::kFloat); };
  write_safetensors(path_ / "model-1.safetensors", {{"m", row(1)}, {"x", row(2)}});
  write_safetensors(path_ / "model-2.safetensors", {{"a", row(3)}});
  write_file(path_ / "model.safetensors.index.json",
             R"({"weight_map":{"m":"model-1.safetensors","a":"model-2.safetensors","x":"model-1.safetensors"}})");
  const auto weights = open_weights(path_);
  at::Tensor a, m, x;
  std::vector<std::string> told;
  QVERIFY(bind_weights(std::vector<WeightSlot>{{"a", {2}, &a}, {"x", {2}, &x}, {"m", {2}, &m}}, *weights,
                       {.holding = Holding::mapped, .on_progress = [&](const BindProgress& progress) {
                          told.push_back(join(progress.file, " ", progress.shard, "/", progress.shards, " ",
                                              progress.bytes_done, " of ", progress.bytes_total));
                        }}));
  QCOMPARE(told, (std::vector<std::string>{"model-1.safetensors 0/2 8 of 24", "model-1.safetensors 0/2 16 of 24",
                                           "model-2.safetensors 1/2 24 of 24"}));
  QVERIFY(at::equal(a, row(3)) && at::equal(m, row(1)) && at::equal(x, row(2)));
}

void TestMappedLoading::aFileThatShrinksIsAnError() {
  write_hollow(path_ / "shrinks.safetensors", {{"a", 4 * MB}});
  const SafetensorsFile file(path_ / "shrinks.safetensors");
  fs::resize_file(path_ / "shrinks.safetensors", 1 << 16);
  for (const at::ScalarType dtype : {at::kBFloat16, at::kFloat}) {
    at::Tensor a;
    const BindOptions options{.dtype = dtype, .holding = Holding::mapped};
    const auto [kind, sentence] =
        tests::refusal([&] { bind_weights(std::vector<WeightSlot>{{"a", {4096, 1024}, &a}}, file, options); });
    QVERIFY2(kind == ErrorKind::file_missing && sentence.contains(QStringLiteral("shrinks.safetensors")), qPrintable(sentence));
  }
}

void TestMappedLoading::aFileThatIsWrittenToIsAnError() {
  const fs::path path = path_ / "written.safetensors";
  write_hollow(path, {{"a", 4 * MB}});
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
  for (const at::ScalarType dtype : {at::kBFloat16, at::kFloat}) {
    const SafetensorsFile file(path);
    at::Tensor a;
    const BindOptions options{.dtype = dtype, .holding = Holding::mapped, .on_progress = [&](const BindProgress&) {
                                std::fstream(path, std::ios::in | std::ios::out).seekp(8 * MB) << "other";
                              }};
    const auto [kind, sentence] =
        tests::refusal([&] { bind_weights(std::vector<WeightSlot>{{"a", {4096, 1024}, &a}}, file, options); });
    QVERIFY2(sentence.endsWith(QStringLiteral("written.safetensors” was changed while it was read. Load the model again.")),
             qPrintable(sentence));
    QCOMPARE(kind, ErrorKind::file_damaged);
  }
}

BIFRONS_TEST(TestMappedLoading)
#include "tst_mapped_loading.moc"
