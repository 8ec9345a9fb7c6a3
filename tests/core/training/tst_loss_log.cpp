#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "core/base/file_io.h"
#include "core/training/loss_log.h"
#include "tests/support/test_registry.h"

using core::training::LossLog;

namespace {

const std::string awkward = "a,b \"c\" <d> & 'e'\nf\x01";

}  // namespace

class TestLossLog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsWhatItWroteWhateverAStageIsCalled() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    LossLog log(path / "loss.csv", path / "loss.svg", 0, 0);
    log.add(0, awkward, 20, {{"loss", 1.5}, {"psnr", 20.25}});
    log.add(1, "plain", 20, {{"loss", 0.5}});
    log.save();
    const LossLog again(path / "loss.csv", path / "loss.svg", 1, 20);
    QCOMPARE(again.rows().size(), std::size_t{3});
    QCOMPARE(again.rows()[1].stage_name, awkward);
    QCOMPARE(again.rows()[1].loss, std::string("psnr"));
    QCOMPARE(again.rows()[1].step, std::int64_t{20});
    QCOMPARE(again.rows()[1].value, 20.25);
    QCOMPARE(again.rows()[2].stage_name, std::string("plain"));
  }

  void drawsAValidPictureWhateverAStageIsCalled() {
    QXmlStreamReader xml(QByteArray::fromStdString(core::training::loss_chart_svg({{0, awkward, 20, "loss", 1.5}})));
    QString text;
    while (!xml.atEnd()) {
      if (xml.readNext() == QXmlStreamReader::Characters) text += xml.text();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY2(text.contains(QStringLiteral("a,b \"c\" <d> & 'e' f")), qPrintable(text));
  }

  void leavesOutDamagedLinesAndThoseBehindTheStep() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.path().toStdString();
    core::write_file(path / "loss.csv", "stage,stage_name,step,loss,value\n0,see,20,loss,1\n0,see\n0,see,40,loss,2\n1,lo");
    const LossLog log(path / "loss.csv", path / "loss.svg", 0, 20);
    QCOMPARE(log.rows().size(), std::size_t{1});
    QCOMPARE(log.rows()[0].value, 1.0);
  }
};

BIFRONS_TEST(TestLossLog)
#include "tst_loss_log.moc"
