#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/file_io.h"
#include "core/engine/engine.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_folder.h"

using namespace core;

namespace {

namespace fs = std::filesystem;

using Make = void (*)(const fs::path& file);

void make_pipe(const fs::path& file) { QCOMPARE(::mkfifo(file.c_str(), 0600), 0); }  // nobody will ever write into it
void make_device(const fs::path& file) { fs::create_symlink("/dev/zero", file); }    // it has no end
void make_folder(const fs::path& file) { fs::create_directory(file); }

/// A hole of 10 GB.
void make_giant(const fs::path& file) {
  write_file(file, "{");
  fs::resize_file(file, 10'000'000'000);
}

}  // namespace

/// Model folders in which something else stands in the place of a file: a sentence names it, and nothing waits for it
/// or reads it to its end.
class TestSpecialFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { tests::write_tiny_folder(path("good")); }

  void namesWhatIsNoFile_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<Make>("make");
    QTest::addColumn<QString>("why");
    for (const char* name :
         {"config.json", "generation_config.json", "model.safetensors", "model.safetensors.index.json",
          "preprocessor_config.json", "processor_config.json", "pytorch_model.bin", "special_tokens_map.json",
          "tokenizer.json", "tokenizer.model", "tokenizer_config.json"}) {
      const QString file = QString::fromUtf8(name);
      QTest::addRow("%s: pipe", name) << file << Make(make_pipe) << QStringLiteral("is no regular file");
      QTest::addRow("%s: device", name) << file << Make(make_device) << QStringLiteral("is no regular file");
      QTest::addRow("%s: folder", name) << file << Make(make_folder) << QStringLiteral("is a folder, not a file");
      const bool may_be_large =
          file == QStringLiteral("model.safetensors") || file == QStringLiteral("pytorch_model.bin");
      if (!may_be_large)
        QTest::addRow("%s: 10 GB", name) << file << Make(make_giant)
                                         << QStringLiteral("it has 10.0 GB, and such a file may have");
    }
  }
  void namesWhatIsNoFile() {
    QFETCH(const QString, name);
    QFETCH(const Make, make);
    QFETCH(const QString, why);
    fs::remove_all(path("bad"));
    fs::copy(path("good"), path("bad"));
    if (name.contains(QStringLiteral("model.safetensors")) || name == QStringLiteral("pytorch_model.bin")) {
      fs::remove(path("bad") / "model.safetensors");
    }
    fs::remove(path("bad") / name.toStdString());
    make(path("bad") / name.toStdString());
    const auto [kind, sentence] = tests::refusal([this] {
      (void)engine::load_engine({.folder = path("bad"), .device = {.kind = engine::DeviceKind::cpu}, .threads = 1}, {},
                                {});
    });
    QVERIFY2(sentence.contains(name) && sentence.contains(why), qPrintable(sentence));
    QVERIFY(kind == ErrorKind::file_missing || kind == ErrorKind::file_damaged);
  }

 private:
  [[nodiscard]] fs::path path(const char* name) const {
    return folder_.filePath(QString::fromUtf8(name)).toStdString();
  }

  QTemporaryDir folder_;
};

BIFRONS_TEST(TestSpecialFiles)
#include "tst_special_files.moc"
