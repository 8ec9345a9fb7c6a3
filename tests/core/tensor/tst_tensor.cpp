#include <ATen/ops/allclose.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <QTest>

#include "core/base/error.h"
#include "core/tensor/device.h"
#include "core/tensor/image_tensor.h"
#include "core/tensor/shape.h"
#include "core/tensor/torch_error.h"
#include "tests/support/test_registry.h"

using namespace core;

class TestTensor : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesAWrongShape();
  void truncatesColoursAndClipsThem();
  void readsColoursRowByRow();
  void listsTheCpuFirst();
  void givesTheReasonForAMissingDevice();
  void tellsMemoryFromOtherFailures();
};

void TestTensor::namesAWrongShape() {
  tensor::expect_shape(at::zeros({2, 3}), {2, -1}, "input");
  try {
    tensor::expect_shape(at::zeros({2, 3}), {2, 4}, "input");
    QFAIL("was accepted");
  } catch (const Error& error) {
    QCOMPARE(std::string(error.what()), std::string("The input should have the shape [2, 4] but has [2, 3]."));
  }
  QVERIFY_EXCEPTION_THROWN(tensor::expect_shape(at::zeros({2, 3}), {2}, "input"), Error);
}

void TestTensor::truncatesColoursAndClipsThem() {
  at::Tensor pixels = at::zeros({3, 1, 2});  // [3, Y, X]
  pixels[0][0][0] = -3.0;    // below black
  pixels[1][0][0] = 1.0;     // 255
  pixels[2][0][0] = 0.0;     // 127.5, which truncates to 127
  pixels[0][0][1] = 2.0;     // above white
  pixels[1][0][1] = 0.9999;  // 254.98…, which truncates to 254
  pixels[2][0][1] = -1.0;
  const image::PixelImage picture = tensor::picture_from(pixels);
  QCOMPARE(picture.width, 2);
  QCOMPARE(picture.height, 1);
  QCOMPARE(picture.pixels, (std::vector<std::uint8_t>{0, 255, 127, 255, 254, 0}));
}

void TestTensor::readsColoursRowByRow() {
  image::PlanarImage picture(2, 3);
  for (std::size_t i = 0; i < picture.values.size(); ++i) picture.values[i] = static_cast<float>(i);
  const at::Tensor pixels = tensor::tensor_from(picture);
  QCOMPARE(pixels.sizes().vec(), (std::vector<std::int64_t>{3, 3, 2}));
  QCOMPARE(pixels[0][0][1].item<float>(), 1.0F);
  QCOMPARE(pixels[0][1][0].item<float>(), 2.0F);
  QCOMPARE(pixels[2][0][0].item<float>(), 12.0F);
}

void TestTensor::listsTheCpuFirst() {
  const tensor::DeviceList list = tensor::list_devices();
  QVERIFY(!list.devices.empty());
  QVERIFY(list.devices.front().device.is_cpu());
  QVERIFY(list.devices.front().memory_bytes > 0);
  QCOMPARE(list.devices.size() > 1, list.cuda_reason.empty());
  QVERIFY(tensor::choose_device(list, c10::kCPU, 0).device.is_cpu());
}

void TestTensor::givesTheReasonForAMissingDevice() {
  const tensor::DeviceList none{.devices = {tensor::ComputeDevice{}}, .cuda_reason = "libcufile.so.0 is not there"};
  QVERIFY(tensor::choose_device(none, std::nullopt, 0).device.is_cpu());
  try {
    (void)tensor::choose_device(none, c10::kCUDA, 0);
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY(error.kind() == ErrorKind::unsupported);
    QVERIFY2(std::string(error.what()).find("libcufile.so.0 is not there") != std::string::npos, error.what());
  }
  const tensor::DeviceList one{.devices = {tensor::ComputeDevice{}, {.device = c10::Device(c10::kCUDA, 0)}}, .cuda_reason = {}};
  QVERIFY(tensor::choose_device(one, std::nullopt, 0).device.is_cuda());
  QVERIFY_EXCEPTION_THROWN((void)tensor::choose_device(one, c10::kCUDA, 1), Error);
}

void TestTensor::tellsMemoryFromOtherFailures() {
  const auto kind_of = [](const std::function<void()>& call) {
    try {
      call();
    } catch (const c10::Error& error) {
      return tensor::translated(error, "testing").kind();
    }
    return ErrorKind::invalid_request;
  };
  QVERIFY(kind_of([] { (void)at::zeros({1LL << 50}); }) == ErrorKind::out_of_memory);
  QVERIFY(kind_of([] { (void)at::zeros({2, 3}).view({5}); }) == ErrorKind::internal);
}

BIFRONS_TEST(TestTensor)
#include "tst_tensor.moc"
