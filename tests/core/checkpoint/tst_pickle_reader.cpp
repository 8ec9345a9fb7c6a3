#include <QTest>
#include <array>
#include <limits>

#include "core/base/error.h"
#include "core/checkpoint/pickle_reader.h"
#include "tests/core/checkpoint/allocation_watch.h"
#include "tests/core/checkpoint/pytorch_builder.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::checkpoint;
using namespace std::string_literals;
using Kind = PickleValue::Kind;

namespace {

constexpr std::array<std::string_view, 1> known{"torch.FloatStorage"};

Pickle read(const std::string& bytes) { return read_pickle(std::as_bytes(std::span(bytes)), known, "bad.bin"); }

/// What is said of a pickle that is refused.
QString refusal(const std::string& bytes) {
  try {
    (void)read(bytes);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::file_damaged || error.kind() == ErrorKind::unsupported)
      return QString::fromUtf8(error.what());
  }
  return QStringLiteral("was accepted");
}

}  // namespace

class TestPickleReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsNumbers_data();
  void readsNumbers();
  void readsTextsAndNothing();
  void readsTuplesAndLists();
  void readsDicts();
  void keepsCallsAsTheyAre();
  void keepsOneObjectForTheMemo();
  void holdsADictThatIsInItself();
  void refusesWhatIsNotNeeded_data();
  void refusesWhatIsNotNeeded();
  void boundsNestingWithoutMarks();
  void boundsObjects();
  void boundsItsSize();
};

void TestPickleReader::readsNumbers_data() {
  QTest::addColumn<QByteArray>("program");
  QTest::addColumn<qint64>("number");
  const auto row = [](const char* name, const std::string& program, std::int64_t number) {
    QTest::newRow(name) << QByteArray::fromStdString(program) << qint64{number};
  };
  row("one byte", "K\xff", 255);
  row("two bytes", "M\xfe\xff", 65534);
  row("four bytes", "J\x01\x00\x00\x80"s, -2147483647);
  row("a long one of none", "\x8a\x00"s, 0);
  row("a long one of one", "\x8a\x01\x80", -128);
  row("a long one of two", "\x8a\x02\x80\x00"s, 128);
  row("a long one of six", "\x8a\x06\x00\x00\x00\x00\x00\x01"s, std::int64_t{1} << 40);
  row("the smallest", pickle_number(std::numeric_limits<std::int64_t>::min()),
      std::numeric_limits<std::int64_t>::min());
}

void TestPickleReader::readsNumbers() {
  QFETCH(const QByteArray, program);
  QFETCH(const qint64, number);
  const std::string bytes = pickle(program.toStdString());
  const Pickle result = read(bytes);
  QVERIFY(result.root().kind == Kind::integer);
  QCOMPARE(qint64{result.root().number}, number);
}

void TestPickleReader::readsTextsAndNothing() {
  const std::string bytes = pickle("(N" + pickle_text("näher") + "\x88\x89G12345678t");
  const Pickle result = read(bytes);
  const auto& items = result.root().items;
  QCOMPARE(items.size(), std::size_t{5});
  QVERIFY(items[0]->kind == Kind::none);
  QVERIFY(items[1]->kind == Kind::text && items[1]->text == "näher");
  QVERIFY(items[2]->kind == Kind::boolean && items[2]->number == 1);
  QVERIFY(items[3]->kind == Kind::boolean && items[3]->number == 0);
  QVERIFY(items[4]->kind == Kind::real);
}

void TestPickleReader::readsTuplesAndLists() {
  const std::string list =
                        "](K\x01K\x02"
                        "eK\x03"
                        "a",
                    tuples = "K\x04\x85K\x05K\x06\x86NNN\x87)";
  const std::string bytes = pickle("(" + list + tuples + "t");
  const Pickle result = read(bytes);
  QVERIFY(result.root().kind == Kind::tuple);
  const auto& items = result.root().items;
  QCOMPARE(items.size(), std::size_t{5});
  QVERIFY(items[0]->kind == Kind::list && items[0]->items.size() == 3 && items[0]->items[2]->number == 3);
  QVERIFY(items[1]->kind == Kind::tuple && items[1]->items.size() == 1 && items[1]->items[0]->number == 4);
  QVERIFY(items[2]->kind == Kind::tuple && items[2]->items.size() == 2 && items[2]->items[1]->number == 6);
  QVERIFY(items[3]->kind == Kind::tuple && items[3]->items.size() == 3);
  QVERIFY(items[4]->kind == Kind::tuple && items[4]->items.empty());
}

void TestPickleReader::readsDicts() {
  // A dict with one entry, one more, and an OrderedDict with an attribute.
  const std::string ordered =
      pickle_global("collections", "OrderedDict") + ")R(K\x03K\x04u}" + pickle_text("_metadata") + "Nsb";
  const std::string bytes = pickle("}K\x01K\x02s" + ordered + "\x86");
  const Pickle result = read(bytes);
  const auto& plain = *result.root().items[0];
  QVERIFY(plain.kind == Kind::dict && plain.items.size() == 2);
  QCOMPARE(plain.items[1]->number, std::int64_t{2});
  const auto& with_attribute = *result.root().items[1];
  QVERIFY(with_attribute.kind == Kind::dict && with_attribute.items.size() == 2);
  QCOMPARE(with_attribute.items[0]->number, std::int64_t{3});
}

void TestPickleReader::keepsCallsAsTheyAre() {
  const std::string bytes = pickle(pickle_global("torch", "FloatStorage") + "K\x07\x85R" + "K\x08Q\x86");
  const Pickle result = read(bytes);
  const auto& call = *result.root().items[0];
  QVERIFY(call.kind == Kind::call && call.items[0]->kind == Kind::global);
  QVERIFY(call.items[0]->text == "torch.FloatStorage");
  QCOMPARE(call.items[1]->items[0]->number, std::int64_t{7});
  const auto& outside = *result.root().items[1];
  QVERIFY(outside.kind == Kind::persistent && outside.items[0]->number == 8);
}

void TestPickleReader::keepsOneObjectForTheMemo() {
  // Number 0 with one byte, number 1 with four; both are taken out again.
  const std::string bytes = pickle("(K\x05q\x00K\x06r\x01\x00\x00\x00h\x00j\x01\x00\x00\x00t"s);
  const Pickle result = read(bytes);
  const auto& items = result.root().items;
  QCOMPARE(items.size(), std::size_t{4});
  QVERIFY(items[0] == items[2] && items[1] == items[3] && items[0] != items[1]);
}

void TestPickleReader::holdsADictThatIsInItself() {
  const std::string bytes = pickle("}q\x00K\x01h\x00s"s);
  const Pickle result = read(bytes);
  QVERIFY(result.root().items[1] == &result.root());
}

void TestPickleReader::refusesWhatIsNotNeeded_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("said");
  const auto row = [](const char* name, const std::string& bytes, const char* said) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString::fromUtf8(said);
  };
  row("empty", "", "1 bytes would follow, 0 are left");
  row("no protocol", "N.", "names no protocol");
  row("another protocol", "\x80\x04N.", "protocol 4");
  row("protocol twice", pickle("\x80\x02N"), "PROTO at byte 2");
  row("no end", "\x80\x02N", "byte 3");
  row("bytes behind its end", pickle("N") + "N", "1 bytes are behind its end");
  row("nothing at its end", pickle(""), "nothing on its stack");
  row("objects left", pickle("NN"), "objects left");
  row("an open mark", pickle("(N"), "objects left");
  row("a forbidden import", pickle(pickle_global("os", "system") + pickle_text("true") + "\x85R"),
      "'os.system' at byte 2");
  row("one that looks known", pickle(pickle_global("torch.FloatStorage", "x")), "'torch.FloatStorage.x'");
  row("one that hides a line", pickle("cos\rsystem\nx\n"), "'os?system.x'");
  row("an endless import", pickle("c" + std::string(1000, 'x')), "a line does not end");
  row("a long name", pickle(pickle_global(std::string(5000, 'x'), "y")), "xxx…'");
  row("an object of a class", pickle(pickle_global("torch", "FloatStorage") + ")\x81"), "NEWOBJ at byte 23");
  row("a frame", pickle("\x95" + number_bytes(~std::uint64_t{0})), "FRAME");
  row("POP", pickle("NN0"), "POP at byte 4");
  row("a line of text", pickle("Vx\n"), "UNICODE");
  row("no instruction", pickle("\xff"), "there is no instruction 255");
  row("a call of a number", pickle("K\x01)R"), "no function");
  row("a call without a tuple", pickle(pickle_global("torch", "FloatStorage") + "NR"), "no arguments");
  row("an OrderedDict with arguments", pickle(pickle_global("collections", "OrderedDict") + "N\x85R"),
      "with arguments");
  row("attributes of a number", pickle("K\x01}b"), "no dict");
  row("attributes that are a number",
      pickle("}K\x01"
             "b"),
      "attributes");
  row("a key without a value", pickle("}(Nu"), "no value");
  row("an entry of a list", pickle("]NNs"), "no dict");
  row("an entry of nothing", pickle("NNs"), "nothing on its stack");
  row("an element of a dict", pickle("}Na"), "no list");
  row("no mark", pickle("Nt"), "no mark");
  row("below the mark", pickle("N(\x85"), "1 objects are needed, 0 are");
  row("too few for three", pickle("NN\x87"), "3 objects are needed, 2 are");
  row("nothing to keep", pickle("q\x00"s), "nothing on its stack");
  row("a memo that is not there", pickle("h\x05"), "no number 5");
  row("a memo bomb", pickle("Nr\xff\xff\xff\xff"), "goes on at 0, not at 4294967295");
  row("a memo that skips", pickle("Nq\x01"), "goes on at 0, not at 1");
  row("a huge text", pickle("X\xff\xff\xff\xff"), "4294967295 bytes would follow");
  row("a text one byte too long", "\x80\x02X" + number_bytes(std::uint32_t{2}) + ".",
      "2 bytes would follow, 1 are left");
  row("a huge number", pickle("\x8a\xff" + std::string(255, 'x')), "has 255 bytes");
  row("marks without end", pickle(std::string(100'000, '(')), "nested too deeply");
  row("half a number", "\x80\x02J123", "4 bytes would follow, 3 are left");
  row("half a real", "\x80\x02G1234567", "8 bytes would follow, 7 are left");
}

void TestPickleReader::refusesWhatIsNotNeeded() {
  QFETCH(const QByteArray, bytes);
  QFETCH(const QString, said);
  const std::string text = bytes.toStdString();
  const AllocationWatch allocated;
  const QString sentence = refusal(text);
  QVERIFY2(sentence.contains(said) && sentence.contains(QStringLiteral("bad.bin")), qPrintable(sentence));
  QVERIFY2(allocated.bytes() < 50'000, "whatever the pickle claims");
}

void TestPickleReader::boundsNestingWithoutMarks() {
  const std::string nested = pickle("N" + std::string(500'000, '\x85'));
  std::int64_t depth = 0;
  const Pickle result = read(nested);
  for (const PickleValue* value = &result.root(); value->kind == Kind::tuple; value = value->items[0]) ++depth;
  QCOMPARE(depth, std::int64_t{500'000});  // and it ends without recursion
}

void TestPickleReader::boundsObjects() {
  const QString sentence = refusal(pickle(std::string(max_pickle_values + 1, 'N')));
  QVERIFY2(sentence.contains(QStringLiteral("more than 1000000 objects")), qPrintable(sentence));
}

void TestPickleReader::boundsItsSize() {
  const std::string large(max_pickle_bytes + 1, '(');
  const AllocationWatch allocated;
  const QString sentence = refusal(large);
  QVERIFY2(sentence.contains(QStringLiteral("16000001 bytes")), qPrintable(sentence));
  QVERIFY(allocated.bytes() < 10'000);
}

BIFRONS_TEST(TestPickleReader)
#include "tst_pickle_reader.moc"
