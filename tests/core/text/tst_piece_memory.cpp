#include <QTest>

#include "core/text/piece_memory.h"
#include "tests/support/test_registry.h"

using namespace core::text;

class TestPieceMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsStagesApart();
  void keepsEverythingWhileItGrows();
  void forgetsWhatComesWhenItIsFull();
};

void TestPieceMemory::keepsStagesApart() {
  PieceMemory memory;
  memory.put("word", 1, {.begin = 10, .size = 2});
  QCOMPARE(memory.find("word", 1).begin, 10U);
  QCOMPARE(memory.find("word", 2).size, 0U);
  QCOMPARE(memory.find("wor", 1).size, 0U);
}

void TestPieceMemory::keepsEverythingWhileItGrows() {
  PieceMemory memory;
  for (std::uint32_t i = 0; i < 5000; ++i) memory.put("piece " + std::to_string(i), 3, {.begin = i, .size = 1});
  for (std::uint32_t i = 0; i < 5000; ++i) QCOMPARE(memory.find("piece " + std::to_string(i), 3).begin, i);
}

void TestPieceMemory::forgetsWhatComesWhenItIsFull() {
  PieceMemory memory;
  constexpr std::uint32_t many = 300'000;
  for (std::uint32_t i = 0; i < many; ++i) memory.put(std::to_string(i), 0, {.begin = i, .size = 1});
  QCOMPARE(memory.find("5", 0).begin, 5U);
  QCOMPARE(memory.find(std::to_string(many - 1), 0).size, 0U);
}

BIFRONS_TEST(TestPieceMemory)
#include "tst_piece_memory.moc"
