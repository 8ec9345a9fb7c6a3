#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/safetensors_writer.h"
#include "core/checkpoint/weight_source.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;

namespace {

const std::filesystem::path pytorch_goldens = std::filesystem::path(BIFRONS_SOURCE_DIR) / "tests" / "golden" / "pytorch";

}  // namespace

class TestOpenWeights : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsASingleFile();
  void readsShards();
  void refusesAMissingShard();
  void refusesAShardWithoutItsTensor();
  void refusesBadIndexes_data();
  void refusesBadIndexes();
  void readsASinglePytorchFile();
  void readsPytorchShards();
  void prefersSafetensors();
  void refusesAPytorchShardWithoutItsTensor();
  void refusesAMissingFolder();
  void namesAFolderThatCannotBeLookedAt();

 private:
  /// The error of opening `folder`; a test fails when there is none.
  static std::pair<ErrorKind, QString> refusal(const std::filesystem::path& folder) {
    try {
      (void)open_weights(folder);
    } catch (const Error& error) {
      return {error.kind(), QString::fromUtf8(error.what())};
    }
    return {ErrorKind::internal, QStringLiteral("was accepted")};
  }
};

void TestOpenWeights::readsASingleFile() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  write_safetensors(path / "model.safetensors", {{"a", at::full({2}, 1.0)}});
  QVERIFY(at::equal(open_weights(path)->tensor("a"), at::full({2}, 1.0)));
}

void TestOpenWeights::readsShards() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  write_safetensors(path / "model-1.safetensors", {{"a", at::full({2}, 1.0)}});
  write_safetensors(path / "model-2.safetensors", {{"b", at::full({3}, 2.0)}});
  write_file(path / "model.safetensors.index.json",
             R"({"metadata":{},"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}})");
  const auto weights = open_weights(path);
  QCOMPARE(weights->names(), (std::vector<std::string>{"a", "b"}));
  QVERIFY(at::equal(weights->tensor("b"), at::full({3}, 2.0)));
  QCOMPARE(weights->find("a")->shape, (std::vector<std::int64_t>{2}));
  QVERIFY(!weights->find("c"));
  QVERIFY_EXCEPTION_THROWN((void)weights->tensor("c"), Error);
}

void TestOpenWeights::refusesAMissingShard() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  write_file(path / "model.safetensors.index.json", R"({"weight_map":{"a":"model-1.safetensors"}})");
  const auto [kind, sentence] = refusal(path);
  QVERIFY2(kind == ErrorKind::file_missing && sentence.contains(QStringLiteral("model-1.safetensors")), qPrintable(sentence));
}

void TestOpenWeights::refusesAShardWithoutItsTensor() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  write_safetensors(path / "model-1.safetensors", {{"a", at::full({2}, 1.0)}});
  write_file(path / "model.safetensors.index.json", R"({"weight_map":{"b":"model-1.safetensors"}})");
  const auto [kind, sentence] = refusal(path);
  QVERIFY2(kind == ErrorKind::file_damaged && sentence.contains(QStringLiteral("'b'")), qPrintable(sentence));
}

void TestOpenWeights::refusesBadIndexes_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("not JSON") << QByteArray("{");
  QTest::newRow("no map") << QByteArray("{}");
  QTest::newRow("empty map") << QByteArray(R"({"weight_map":{}})");
  QTest::newRow("a number") << QByteArray(R"({"weight_map":{"a":1}})");
  QTest::newRow("out of the folder") << QByteArray(R"({"weight_map":{"a":"../model-1.safetensors"}})");
  QTest::newRow("absolute") << QByteArray(R"({"weight_map":{"a":"/etc/passwd"}})");
}

void TestOpenWeights::refusesBadIndexes() {
  QFETCH(const QByteArray, text);
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  write_file(path / "model.safetensors.index.json", text.toStdString());
  const auto [kind, sentence] = refusal(path);
  QVERIFY2(kind == ErrorKind::file_damaged && sentence.contains(QStringLiteral("index.json")), qPrintable(sentence));
}

void TestOpenWeights::readsASinglePytorchFile() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  std::filesystem::copy_file(pytorch_goldens / "parameters.bin", path / "pytorch_model.bin");
  const auto weights = open_weights(path);
  QCOMPARE(weights->origin(), (path / "pytorch_model.bin").string());
  QVERIFY(at::equal(weights->tensor("frozen"), at::full({2}, 1.0)));
}

void TestOpenWeights::readsPytorchShards() {
  const auto weights = open_weights(pytorch_goldens / "sharded");
  QCOMPARE(weights->names(), (std::vector<std::string>{"a", "b", "c"}));
  QVERIFY(at::equal(weights->tensor("b"), at::full({1}, 3.0)));
  QVERIFY(at::equal(weights->tensor("c"), at::full({1, 1}, 4.0, at::kBFloat16)));
}

void TestOpenWeights::prefersSafetensors() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  std::filesystem::copy_file(pytorch_goldens / "parameters.bin", path / "pytorch_model.bin");
  write_safetensors(path / "model-1.safetensors", {{"a", at::full({2}, 1.0)}});
  write_file(path / "model.safetensors.index.json", R"({"weight_map":{"a":"model-1.safetensors"}})");
  QCOMPARE(open_weights(path)->names(), std::vector<std::string>{"a"});
  write_safetensors(path / "model.safetensors", {{"b", at::full({2}, 1.0)}});
  QCOMPARE(open_weights(path)->names(), std::vector<std::string>{"b"});
}

void TestOpenWeights::refusesAPytorchShardWithoutItsTensor() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  std::filesystem::copy_file(pytorch_goldens / "parameters.bin", path / "part.bin");
  write_file(path / "pytorch_model.bin.index.json", R"({"weight_map":{"weight":"part.bin","absent":"part.bin"}})");
  const auto [kind, sentence] = refusal(path);
  QVERIFY2(kind == ErrorKind::file_damaged && sentence.contains(QStringLiteral("'absent'")), qPrintable(sentence));
}

void TestOpenWeights::refusesAMissingFolder() {
  const QTemporaryDir folder;
  QVERIFY(refusal(folder.path().toStdString()).first == ErrorKind::file_missing);
  QVERIFY(refusal((folder.path() + QStringLiteral("/absent")).toStdString()).first == ErrorKind::file_missing);
}

void TestOpenWeights::namesAFolderThatCannotBeLookedAt() {
  const QTemporaryDir folder;
  const std::filesystem::path path = folder.path().toStdString();
  const std::string endless(300, 'm');
  std::filesystem::create_symlink(path / "circle", path / "circle");
  for (const std::string& name : {endless, std::string("circle")}) {
    const auto [kind, sentence] = refusal(path / name);
    QVERIFY2(kind == ErrorKind::file_missing && sentence.contains(QString::fromStdString(name)), qPrintable(sentence));
  }
}

BIFRONS_TEST(TestOpenWeights)
#include "tst_open_weights.moc"
