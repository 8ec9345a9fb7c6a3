#include <QCoreApplication>
#include <QTest>
#include <iostream>

#include "tests/support/test_registry.h"

#ifdef BIFRONS_TEST_WITH_WIDGETS
#include <QApplication>
using QtApplication = QApplication;
#else
using QtApplication = QCoreApplication;
#endif

#ifdef BIFRONS_ORDERED_APPLICATION
#include "tests/support/qt_handovers.h"
using TestApplication = OrderedApplication<QtApplication>;
#else
using TestApplication = QtApplication;
#endif

std::vector<TestRegistry::Factory>& TestRegistry::factories() {
  static std::vector<Factory> instance;
  return instance;
}

bool TestRegistry::add(Factory factory) {
  factories().push_back(std::move(factory));
  return true;
}

int main(int argc, char** argv) {
  TestApplication application(argc, argv);
  QCoreApplication::setApplicationName(QStringLiteral("bifrons-test"));
  int failed = 0;
  for (const TestRegistry::Factory& make : TestRegistry::factories()) {
    failed += QTest::qExec(make().get(), argc, argv);
  }
  if (TestRegistry::factories().empty()) {
    std::cerr << "This executable holds no tests.\n";
    return 1;
  }
  return failed == 0 ? 0 : 1;
}
