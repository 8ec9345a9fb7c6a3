#include <sys/resource.h>

#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <fstream>
#include <functional>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/engine/engine.h"
#include "tests/core/checkpoint/pytorch_builder.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"

using namespace core;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t huge = std::uint64_t{1} << 62U;
constexpr std::uint64_t spare_bytes = 256'000'000;  // a hundred times what loading the tiny model takes

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool can_limit = false;  // a sanitizer ends a program that gets no memory, and needs address space of its own
#else
constexpr bool can_limit = true;
#endif

/// While it lives, the process may not take more than `spare_bytes` of address space in addition.
class MemoryLimit {
 public:
  MemoryLimit() {
    getrlimit(RLIMIT_AS, &before_);
    if (!can_limit) return;
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlimit limit{.rlim_cur = pages * 4096 + spare_bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_AS, &limit);
  }
  ~MemoryLimit() { setrlimit(RLIMIT_AS, &before_); }
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;

 private:
  rlimit before_{};
};

std::optional<Error> failure(const fs::path& folder) {
  const MemoryLimit limit;
  try {
    (void)engine::load_engine({.folder = folder, .device = {.kind = engine::DeviceKind::cpu}, .threads = 1}, {}, {});
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

/// The header of a safetensors file as text, changed, with the data behind it as it was.
void change_header(const fs::path& file, const std::function<void(json& header)>& change) {
  const std::string bytes = read_file(file);
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data(), sizeof size);
  json header = json::parse(bytes.substr(sizeof size, size));
  change(header);
  const std::string text = header.dump();
  write_file(file, number_bytes(std::uint64_t{text.size()}) + text + bytes.substr(sizeof size + size));
}

void change_json(const fs::path& file, const json& patch) {
  json document = json::parse(read_file(file));
  document.merge_patch(patch);
  write_file(file, document.dump());
}

/// The weights as a PyTorch file whose first tensor is `first`.
void write_pytorch(const fs::path& folder, const PickledView& first) {
  fs::remove(folder / "model.safetensors");
  write_file(folder / "pytorch_model.bin", build_pytorch(first).bytes);
}

struct Damage {
  const char* name;
  const char* file;  ///< that the error must name
  const char* place;
  std::function<void(const fs::path& folder)> make;
};

void change_first_tensor(const fs::path& folder, const json& patch) {
  change_header(folder / "model.safetensors", [&](json& header) {
    for (auto& [name, entry] : header.items()) {
      if (name != "__metadata__") return entry.merge_patch(patch);
    }
  });
}

const std::vector<Damage>& damages() {
  static const std::vector<Damage> all{
      {"a header of 2^63 bytes", "model.safetensors", "header would have",
       [](const fs::path& f) {
         write_file(f / "model.safetensors",
                    patched(read_file(f / "model.safetensors"), 0, ~std::uint64_t{0} >> 1U));
       }},
      {"a tensor of 2^62 numbers", "model.safetensors", "do not fit its shape",
       [](const fs::path& f) { change_first_tensor(f, {{"shape", {huge}}}); }},
      {"offsets past the end", "model.safetensors", "the data has",
       [](const fs::path& f) { change_first_tensor(f, {{"data_offsets", {0, huge}}}); }},
      {"a tensor of another shape", "model.safetensors", "",
       [](const fs::path& f) {
         change_header(f / "model.safetensors", [](json& h) {
           json& shape = h["language_model.model.embed_tokens.weight"]["shape"];
           std::swap(shape[0], shape[1]);
         });
       }},
      {"a missing tensor", "model.safetensors", "",
       [](const fs::path& f) {
         change_header(f / "model.safetensors", [](json& h) {
           json entry = h["language_model.model.norm.weight"];
           h.erase("language_model.model.norm.weight");
           h["another"] = std::move(entry);
         });
       }},
      {"a shard that is not there", "part.safetensors", "",
       [](const fs::path& f) {
         fs::remove(f / "model.safetensors");
         write_file(f / "model.safetensors.index.json", R"({"weight_map": {"a": "part.safetensors"}})");
       }},
      {"an index of nothing but brackets", "model.safetensors.index.json", "nested too deeply",
       [](const fs::path& f) {
         fs::remove(f / "model.safetensors");
         write_file(f / "model.safetensors.index.json", std::string(20'000'000, '['));
       }},
      {"a storage of 2^62 numbers", "pytorch_model.bin", "storage",
       [](const fs::path& f) { write_pytorch(f, {.storage_elements = std::int64_t{1} << 62}); }},
      {"strides past the storage", "pytorch_model.bin", "does not lie inside",
       [](const fs::path& f) { write_pytorch(f, {.strides = {std::int64_t{1} << 62}}); }},
      {"one number 2^40 times", "pytorch_model.bin", "repeats",
       [](const fs::path& f) { write_pytorch(f, {.shape = {std::int64_t{1} << 40}, .strides = {0}}); }},
      {"a pickle that imports", "pytorch_model.bin", "os.system",
       [](const fs::path& f) {
         fs::remove(f / "model.safetensors");
         write_file(f / "pytorch_model.bin",
                    build_pytorch(pickle(pickle_global("os", "system") + pickle_text("true") + "\x85R"), {}).bytes);
       }},
      {"a model of 512 wide layers", "", "",
       [](const fs::path& f) {
         change_json(f / "config.json",
                     {{"language_config", {{"num_hidden_layers", 512}, {"hidden_size", 65536}, {"intermediate_size", 1 << 20}}}});
       }},
      {"pictures of 16 million patches", "", "",
       [](const fs::path& f) {
         change_json(f / "config.json", {{"vision_config", {{"params", {{"image_size", 4096}, {"patch_size", 1}}}}}});
       }},
      {"configuration of nothing but brackets", "config.json", "nested too deeply",
       [](const fs::path& f) { write_file(f / "config.json", std::string(15'000'000, '[')); }},
      {"a tokenizer of nothing but brackets", "tokenizer.json", "nested too deeply",
       [](const fs::path& f) { write_file(f / "tokenizer.json", std::string(20'000'000, '[')); }},
      {"a token with the id 2^62", "tokenizer.json", "added_tokens[0].id",
       [](const fs::path& f) {
         json document = json::parse(read_file(BIFRONS_SOURCE_DIR "/tests/golden/tokenizer/tokenizer.json"));
         document["added_tokens"][0]["id"] = huge;
         write_file(f / "tokenizer.json", document.dump());
       }},
      {"a picture of 2^62 positions", "processor_config.json", "num_image_tokens",
       [](const fs::path& f) { change_json(f / "processor_config.json", {{"num_image_tokens", huge}}); }},
      {"pictures of 2^62 pixels", "preprocessor_config.json", "image_size",
       [](const fs::path& f) { change_json(f / "preprocessor_config.json", {{"image_size", huge}}); }},
  };
  return all;
}

}  // namespace

/// Model folders with damage in any file, loaded with hardly any memory to spare: an error names the file, and nobody
/// allocates what a file merely claims.
class TestDamagedFolder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (can_limit) {
      const MemoryLimit limit;
      QVERIFY_EXCEPTION_THROWN(std::vector<char>(2 * spare_bytes), std::bad_alloc);
    }
    tests::write_tiny_folder(good());
    QVERIFY(!failure(good()));
  }

  void namesTheFile_data() {
    QTest::addColumn<const Damage*>("damage");
    for (const Damage& damage : damages()) QTest::newRow(damage.name) << &damage;
  }
  void namesTheFile() {
    QFETCH(const Damage*, damage);
    damage->make(fresh_copy());
    const auto error = failure(copy());
    QVERIFY2(error, "was loaded");
    const QByteArray sentence = error->what();
    QVERIFY2(error->kind() != ErrorKind::internal, sentence);
    QVERIFY2(error->kind() != ErrorKind::out_of_memory || *damage->file == '\0', sentence);
    QVERIFY2(sentence.contains(damage->file) && sentence.contains(damage->place), sentence);
  }

  void refusesEveryFileCutShort_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"config.json", "generation_config.json", "model.safetensors", "preprocessor_config.json",
                             "processor_config.json", "tokenizer.model", "tokenizer_config.json"}) {
      QTest::newRow(name) << QString::fromUtf8(name);
    }
  }
  void refusesEveryFileCutShort() {
    QFETCH(const QString, name);
    const fs::path file = fresh_copy() / name.toStdString();
    const std::string whole = read_file(file);
    for (std::size_t eighth = 0; eighth < 8; ++eighth) {
      write_file(file, whole.substr(0, whole.size() * eighth / 8));
      const auto error = failure(copy());
      QVERIFY2(error && error->kind() == ErrorKind::file_damaged, error ? error->what() : "was loaded");
      QVERIFY2(QByteArray(error->what()).contains(name.toUtf8()), error->what());
    }
  }

  void survivesChangedBytes_data() { refusesEveryFileCutShort_data(); }
  /// A changed byte may still be a right file; what it must not do is end the program, or take the memory.
  void survivesChangedBytes() {
    QFETCH(const QString, name);
    const fs::path file = fresh_copy() / name.toStdString();
    const std::string whole = read_file(file);
    const std::size_t watched = std::min<std::size_t>(whole.size(), 6000);  // of the weights, the header
    for (std::size_t at = 0; at < watched; at += watched / 40 + 1) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 0x15);
      write_file(file, changed);
      const auto error = failure(copy());
      QVERIFY2(!error || (error->kind() != ErrorKind::internal && error->kind() != ErrorKind::out_of_memory), error->what());
    }
  }

 private:
  [[nodiscard]] fs::path good() const { return folder_.filePath(QStringLiteral("good")).toStdString(); }
  [[nodiscard]] fs::path copy() const { return folder_.filePath(QStringLiteral("copy")).toStdString(); }
  [[nodiscard]] fs::path fresh_copy() const {
    fs::remove_all(copy());
    fs::copy(good(), copy());
    return copy();
  }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestDamagedFolder)
#include "tst_damaged_folder.moc"
