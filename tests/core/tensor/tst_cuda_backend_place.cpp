#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "core/tensor/cuda_backend_place.h"
#include "tests/support/test_registry.h"

namespace fs = std::filesystem;

class TestCudaBackendPlace : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isBesideLibtorchWhereNoFolderIsNamed() {
    QCOMPARE(core::tensor::cuda_backend_place(nullptr, "/beside").string(), std::string("/beside/libtorch_cuda.so"));
    QCOMPARE(core::tensor::cuda_backend_place("", "/beside").string(), std::string("/beside/libtorch_cuda.so"));
  }

  void isFoundInEachFolderThatAUserMayName() {
    const QTemporaryDir temporary;
    const fs::path pip = temporary.path().toStdString();
    const fs::path library = pip / "torch/lib/libtorch_cuda.so";
    fs::create_directories(library.parent_path());
    std::ofstream(library) << "library";
    for (const fs::path& named : {pip, pip / "torch", pip / "torch/lib"}) {
      QCOMPARE(core::tensor::cuda_backend_place(named.c_str(), "/beside").string(), library.string());
    }
  }

  void isTheNamedFolderWhereThatHoldsNone() {
    const QTemporaryDir temporary;  // not the one beside: whoever names a folder wants to know that it is wrong
    const fs::path named = temporary.path().toStdString();
    QCOMPARE(core::tensor::cuda_backend_place(named.c_str(), "/beside").string(), (named / "libtorch_cuda.so").string());
  }
};

BIFRONS_TEST(TestCudaBackendPlace)
#include "tst_cuda_backend_place.moc"
