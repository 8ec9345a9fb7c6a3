#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <vector>

/// The test classes of this executable; the shared main runs them all and adds up their results.
struct TestRegistry {
  using Factory = std::function<std::unique_ptr<QObject>()>;
  static std::vector<Factory>& factories();
  static bool add(Factory factory);
};

/// Put after a test class, at file scope of its tst_*.cpp, before the `#include "tst_….moc"`.
#define BIFRONS_TEST(Class) \
  static const bool Class##Registered = TestRegistry::add([] { return std::make_unique<Class>(); });
