#include <QTest>

#include "core/base/size_text.h"
#include "tests/support/test_registry.h"

class TestSizeText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void choosesTheUnit_data() {
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64{0} << "0 kB";
    QTest::newRow("kilobytes") << qint64{4'300} << "4 kB";
    QTest::newRow("almost a megabyte") << qint64{999'600} << "1 MB";
    QTest::newRow("megabytes") << qint64{95'700'000} << "96 MB";
    QTest::newRow("almost a gigabyte") << qint64{999'700'000} << "1.0 GB";
    QTest::newRow("gigabytes") << qint64{4'180'000'000} << "4.2 GB";
    QTest::newRow("many gigabytes") << qint64{311'900'000'000} << "312 GB";
  }
  void choosesTheUnit() {
    QFETCH(qint64, bytes);
    QFETCH(QString, words);
    QCOMPARE(QString::fromStdString(core::size_text(bytes)), words);
  }
};

BIFRONS_TEST(TestSizeText)
#include "tst_size_text.moc"
