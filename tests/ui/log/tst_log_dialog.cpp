#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/url_opener.h"
#include "ui/log/log_dialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_button.h"

namespace {

struct Stage {
  QTemporaryDir folder;
  QString file = folder.filePath(QStringLiteral("bifrons.log"));

  Stage() {
    ui::theme().install();
    write("[t] [bifrons] [info] first\n[t] [bifrons] [warning] second\n[t] [bifrons] [error] third\n");
  }
  void write(const QByteArray& text) const {
    QFile log(file);
    QVERIFY(log.open(QIODevice::Append));
    log.write(text);
  }
};

}  // namespace

class TestLogDialog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theLevelLeavesOutWhatIsLess() {
    const Stage stage;
    ui::LogDialog dialog(stage.file, nullptr);
    dialog.QWidget::show();
    QTRY_COMPARE(dialog.shownText().count(QLatin1Char('\n')), 2);
    dialog.level()->choice(1)->click();
    QVERIFY(!dialog.shownText().contains(QStringLiteral("first")) && dialog.shownText().contains(QStringLiteral("second")));
    dialog.level()->choice(2)->click();
    QCOMPARE(dialog.shownText(), QStringLiteral("[t] [bifrons] [error] third"));
  }

  void whatIsWrittenMeanwhileComesToo() {
    const Stage stage;
    ui::LogDialog dialog(stage.file, nullptr);
    dialog.QWidget::show();
    QTRY_VERIFY(dialog.shownText().contains(QStringLiteral("third")));
    stage.write("[t] [bifrons] [error] fourth\n");
    QTRY_VERIFY(dialog.shownText().contains(QStringLiteral("fourth")));
  }

  void itsFolderIsOpened() {
    const Stage stage;
    const tests::UrlOpener opener;
    const ui::LogDialog dialog(stage.file, nullptr);
    dialog.folderButton()->click();
    QCOMPARE(opener.opened, QUrl::fromLocalFile(stage.folder.path()));
  }

  void theDiagnosisIsAskedFor() {
    const Stage stage;
    ui::LogDialog dialog(stage.file, nullptr);
    QSignalSpy wanted(&dialog, &ui::LogDialog::diagnosisWanted);
    dialog.copyButton()->click();
    QCOMPARE(wanted.count(), 1);
  }
};

BIFRONS_TEST(TestLogDialog)
#include "tst_log_dialog.moc"
