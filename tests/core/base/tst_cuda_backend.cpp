#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "core/base/cuda_backend.h"
#include "tests/support/test_registry.h"

namespace fs = std::filesystem;

class TestCudaBackend : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isBesideLibtorchWhereNoFolderHasIt() {
    QCOMPARE(core::cuda_backend_place(nullptr, "/none", "/beside").string(), std::string("/beside/libtorch_cuda.so"));
    QCOMPARE(core::cuda_backend_place("", "/none", "/beside").string(), std::string("/beside/libtorch_cuda.so"));
    QVERIFY(!core::cuda_backend_in("/none"));
  }

  void isFoundInEachFolderThatAUserMayName() {
    const QTemporaryDir temporary;
    const fs::path library = filled(temporary);
    const fs::path pip = temporary.path().toStdString();
    for (const fs::path& named : {pip, pip / "torch", pip / "torch/lib"}) {
      QCOMPARE(core::cuda_backend_in(named).value().string(), library.string());
      QCOMPARE(core::cuda_backend_place(named.c_str(), "/none", "/beside").string(), library.string());
    }
  }

  void isFoundInTheUsersDataByItself() {
    const QTemporaryDir temporary;
    const fs::path library = filled(temporary);
    QCOMPARE(core::cuda_backend_place(nullptr, temporary.path().toStdString(), "/beside").string(), library.string());
  }

  void theUsersDataIsWhereTheDesktopKeepsIt() {
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const auto back = qScopeGuard([&] { before.isEmpty() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", before); });
    qputenv("XDG_DATA_HOME", "/somewhere");
    QCOMPARE(core::own_cuda_folder().string(), std::string("/somewhere/bifrons/cuda"));
  }

  void isTheMatchingOneWhereBothAreThere() {
    const QTemporaryDir own, beside;
    filled(own);
    const fs::path matching = fs::path(beside.path().toStdString()) / "libtorch_cuda.so";
    std::ofstream(matching) << "library";
    QCOMPARE(core::cuda_backend_place(nullptr, own.path().toStdString(), beside.path().toStdString()).string(), matching.string());
  }

  void isTheNamedFolderWhereThatHoldsNone() {
    const QTemporaryDir own;  // neither that nor the one beside: whoever names a folder wants to know that it is wrong
    filled(own);
    const QTemporaryDir temporary;
    const fs::path named = temporary.path().toStdString();
    QCOMPARE(core::cuda_backend_place(named.c_str(), own.path().toStdString(), "/beside").string(),
             (named / "libtorch_cuda.so").string());
  }

 private:
  /// As pip lays it out. Returns the library.
  static fs::path filled(const QTemporaryDir& folder) {
    const fs::path library = fs::path(folder.path().toStdString()) / "torch/lib/libtorch_cuda.so";
    fs::create_directories(library.parent_path());
    std::ofstream(library) << "library";
    return library;
  }
};

BIFRONS_TEST(TestCudaBackend)
#include "tst_cuda_backend.moc"
