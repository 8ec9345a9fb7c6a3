#include <ATen/ops/allclose.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <QTest>
#include <functional>

#include "core/base/error.h"
#include "core/tensor/device.h"
#include "core/tensor/image_tensor.h"
#include "core/tensor/shape.h"
#include "core/tensor/torch_error.h"
#include "tests/support/test_registry.h"

using namespace core;
using Call = std::function<void()>;

class TestTensor : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesAWrongShape();
  void truncatesColoursAndClipsThem();
  void readsColoursRowByRow();
  void listsTheCpuFirst();
  void givesTheReasonForAMissingDevice();
  void tellsWhatFailed_data();
  void tellsWhatFailed();
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

void TestTensor::tellsWhatFailed_data() {
  QTest::addColumn<Call>("call");
  QTest::addColumn<QString>("sentence");
  QTest::addColumn<ErrorKind>("kind");
  const auto row = [](const char* name, const QString& sentence, const Call& call) {
    const bool memory = sentence.contains(QStringLiteral("memory"));
    const bool gone = sentence.contains(QStringLiteral("stopped working"));
    const bool busy = sentence.contains(QStringLiteral("cannot be had"));
    QTest::newRow(name) << call << sentence
                        << (memory ? ErrorKind::out_of_memory
                            : gone ? ErrorKind::device_failed
                            : busy ? ErrorKind::unsupported
                                   : ErrorKind::internal);
  };
  const auto plain = [](const char* text) { return [text] { TORCH_CHECK(false, text); }; };
  const auto cpu = QStringLiteral("There was not enough memory for testing. Choose a smaller model, a lower precision or fewer "
                                  "pictures at once, or close other programs.");
  const auto card = QStringLiteral("There was not enough memory on the graphics card for testing. Choose a lower precision, fewer "
                                   "pictures at once, a smaller model or the CPU.");
  const auto lost = QStringLiteral("The graphics card stopped working while testing. Start Bifrons again to "
                                   "use the card, or load the model on the CPU.");
  const auto busy = QStringLiteral("The graphics card cannot be had for testing: another program may use it alone. Close that "
                                   "program, or choose the CPU.");
  const auto other = QStringLiteral("Something went wrong while testing.");
  row("the CPU's allocator", cpu, [] { (void)at::empty({1LL << 50}); });
  row("memory of the machine for cuDNN", cpu, plain("cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED"));
  row("the card's allocator", card,
      [] { TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory. Tried to allocate 2.00 GiB."); });
  row("cuBLAS", card, plain("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"));
  row("cuDNN", card, plain("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"));
  row("cuDNN 9", card, plain("cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED"));
  row("the driver", card, [] { throw c10::AcceleratorError({__func__, __FILE__, __LINE__}, 2, "CUDA error: out of memory"); });
  row("a wrong shape", other, [] { (void)at::zeros({2, 3}).view({5}); });
  row("another failure of cuBLAS", other, plain("CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`"));
  row("another failure of the driver", other, plain("CUDA error: invalid configuration argument"));
  row("a card that is gone", lost, plain("CUDA error: an illegal memory access was encountered"));
  row("a card that fell off the bus", lost,
      [] { throw c10::AcceleratorError({__func__, __FILE__, __LINE__}, 719, "CUDA error: unspecified launch failure"); });
  row("a product on a card that is gone", lost, plain("CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasGemmEx`"));
}

void TestTensor::tellsWhatFailed() {
  QFETCH(Call, call);
  QFETCH(QString, sentence);
  QFETCH(ErrorKind, kind);
  try {
    call();
    QFAIL("nothing failed");
  } catch (const c10::Error& failure) {
    const Error error = tensor::translated(failure, "testing");
    QCOMPARE(QString::fromUtf8(error.what()), sentence);
    QCOMPARE(error.kind(), kind);
    QCOMPARE(error.detail(), std::string(failure.what()));
  }
}

BIFRONS_TEST(TestTensor)
#include "tst_tensor.moc"
