#include <QTest>

#include "core/inference/picture_metadata.h"
#include "tests/support/test_registry.h"

using core::inference::file_name_start;

class TestPictureMetadata : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesAFileAfterThePrompt_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("words") << QByteArray("  A Red circle, 2 stars!") << QByteArray("a-red-circle-2-stars");
    QTest::newRow("path") << QByteArray("../etc/passwd") << QByteArray("etc-passwd");
    QTest::newRow("nothing") << QByteArray("!?") << QByteArray("picture");
    QTest::newRow("another alphabet") << QByteArray("über 赤い円") << QByteArray("über-赤い円");
    QTest::newRow("quotes and dashes") << QByteArray("“blue” – «red»、緑") << QByteArray("blue-red-緑");
    QTest::newRow("long") << QByteArray(100, 'a') << QByteArray(48, 'a');
    QTest::newRow("cut between words") << QByteArray(47, 'a') + " b" << QByteArray(47, 'a');
    QTest::newRow("long in another alphabet") << QByteArray("ü").repeated(100) << QByteArray("ü").repeated(48);
  }
  void namesAFileAfterThePrompt() {
    QFETCH(const QByteArray, prompt);
    QFETCH(const QByteArray, name);
    QCOMPARE(QByteArray::fromStdString(file_name_start(prompt.toStdString())), name);
  }
};

BIFRONS_TEST(TestPictureMetadata)
#include "tst_picture_metadata.moc"
