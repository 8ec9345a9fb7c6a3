#include <QTest>

#include "core/base/sha256.h"
#include "tests/support/test_registry.h"

namespace {

/// Added in pieces of `piece` bytes.
std::string hash_of(const QByteArray& text, qsizetype piece) {
  core::Sha256 hash;
  const auto bytes = std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
  for (std::size_t at = 0; at < bytes.size(); at += static_cast<std::size_t>(piece)) {
    hash.add(bytes.subspan(at, std::min(static_cast<std::size_t>(piece), bytes.size() - at)));
  }
  return hash.finish();
}

}  // namespace

class TestSha256 : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  /// Published with FIPS 180-4, and by NIST's validation programme.
  void hasThePublishedValues_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("nothing") << QByteArray() << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million letters") << QByteArray(1'000'000, 'a')
                                       << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    QTest::newRow("one byte") << QByteArray("\xbd", 1) << QByteArray("68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
    QTest::newRow("55 zeros") << QByteArray(55, '\0') << QByteArray("02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7");
    QTest::newRow("56 zeros") << QByteArray(56, '\0') << QByteArray("d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb");
    QTest::newRow("64 zeros") << QByteArray(64, '\0') << QByteArray("f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
  }
  void hasThePublishedValues() {
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, hash);
    for (const qsizetype piece : {qsizetype{1'000'000}, qsizetype{64}, qsizetype{63}, qsizetype{1}}) {
      QCOMPARE(QByteArray::fromStdString(hash_of(text, piece)), hash);
    }
  }
};

BIFRONS_TEST(TestSha256)
#include "tst_sha256.moc"
