#include <ATen/Parallel.h>

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/file_io.h"
#include "core/model/model_config.h"
#include "tests/core/inference/janus_case.h"
#include "tests/support/janus_folder.h"
#include "tests/support/refusal.h"
#include "tests/support/test_device.h"
#include "tests/support/test_registry.h"

using namespace core;

/// Models of the same architecture that were trained on from a published one: Janus-4o-7B, Janus-Pro-R1-7B.
class TestDerivatives : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    at::set_num_threads(1);  // tiny products: threads would wait more than they help
    tests::write_derivative_folder(folder_);
  }

  void theirConfigurationIsThatOfTheModelTheyComeFrom() {
    const model::ModelConfig own = model::read_model_config(folder_);
    QVERIFY(own.layout == model::CheckpointLayout::official);
    QCOMPARE(model::model_config_json(own), model::model_config_json(model::read_model_config(tests::janus_golden("official"))));
  }

  void answerAndDrawAsTheModelTheyComeFrom() {
    const auto bundle =
        inference::load_bundle(model::read_model_config(folder_), folder_, {.device = tests::test_device()});
    QVERIFY2(disagreements(*bundle, "official").empty(), disagreements(*bundle, "official").c_str());
  }

  void anotherTagAroundPicturesIsNamed_data() {
    QTest::addColumn<QString>("key");
    for (const char* key : {"image_start_tag", "image_end_tag", "pad_tag"}) QTest::newRow(key) << key;
  }
  void anotherTagAroundPicturesIsNamed() {
    QFETCH(QString, key);
    const std::filesystem::path file = folder_ / "processor_config.json";
    const std::string saved = read_file(file);
    auto other = nlohmann::json::parse(saved);
    QVERIFY(other.contains(key.toStdString()));
    other[key.toStdString()] = "<other>";
    write_file(file, other.dump());
    const auto [kind, sentence] =
        tests::refusal([this] { (void)inference::load_bundle(model::read_model_config(folder_), folder_, {}); });
    write_file(file, saved);
    QVERIFY2(kind == ErrorKind::unsupported && sentence.contains(key + QStringLiteral(" is “<other>”")), qPrintable(sentence));
  }

 private:
  QTemporaryDir temporary_;
  std::filesystem::path folder_ = temporary_.path().toStdString();
};

BIFRONS_TEST(TestDerivatives)
#include "tst_derivatives.moc"
