#include <QTest>
#include <set>

#include "core/text/byte_map.h"
#include "core/text/utf8.h"
#include "tests/support/test_registry.h"

using namespace core::text;

class TestByteMap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void visibleBytesAreTheirOwnSymbols();
  void otherBytesTakeTheNextCodePoints();
  void everyByteComesBack();
  void aForeignCharacterIsNoSymbol();
  void thirteenBytesAreInNoUtf8();
};

void TestByteMap::visibleBytesAreTheirOwnSymbols() {
  QCOMPARE(byte_symbol('!'), std::string("!"));
  QCOMPARE(byte_symbol('~'), std::string("~"));
  QCOMPARE(byte_symbol(0xA1), std::string("¡"));
  QCOMPARE(byte_symbol(0xF6), std::string("ö"));
}

void TestByteMap::otherBytesTakeTheNextCodePoints() {
  QCOMPARE(byte_symbol(0), std::string("\u0100"));
  QCOMPARE(byte_symbol('\n'), std::string("Ċ"));
  QCOMPARE(byte_symbol(' '), std::string("Ġ"));
  QCOMPARE(byte_symbol(0xAD), std::string("\u0143"));
}

void TestByteMap::everyByteComesBack() {
  std::set<std::string> symbols;
  std::string all_bytes, all_symbols;
  for (int byte = 0; byte < 256; ++byte) {
    all_bytes += static_cast<char>(byte);
    all_symbols += byte_symbol(static_cast<std::uint8_t>(byte));
    symbols.insert(byte_symbol(static_cast<std::uint8_t>(byte)));
  }
  QCOMPARE(symbols.size(), std::size_t{256});
  QCOMPARE(to_valid_utf8(all_symbols), all_symbols);
  QVERIFY(symbol_bytes(all_symbols) == all_bytes);
}

void TestByteMap::aForeignCharacterIsNoSymbol() {
  for (const char* spelling : {" ", "\n", "\u00AD", "\u0144", "a▁b", "我", "😀", "\xC4"})
    QVERIFY(!symbol_bytes(spelling));
  QVERIFY(symbol_bytes("") == std::string());
}

void TestByteMap::thirteenBytesAreInNoUtf8() {
  int count = 0;
  for (int byte = 0; byte < 256; ++byte) count += occurs_in_utf8(static_cast<std::uint8_t>(byte)) ? 0 : 1;
  QCOMPARE(count, 13);
}

BIFRONS_TEST(TestByteMap)
#include "tst_byte_map.moc"
