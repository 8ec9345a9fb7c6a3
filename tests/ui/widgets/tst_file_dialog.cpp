#include <QAbstractItemView>
#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/painting.h"

class TestFileDialog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { ui::theme().install(); }
  void cleanupTestCase() { ui::theme().setChoice(ui::ThemeChoice::System); }

  void itBeginsInTheNearestFolderThatIsThere() {
    const QTemporaryDir folder;
    QWidget parent;
    const auto begins = [&](const QString& wanted) {
      return ui::makeFileDialog(&parent, QStringLiteral("Save"), wanted)->directory().absolutePath();
    };
    QCOMPARE(begins(folder.path()), folder.path());
    QCOMPARE(begins(folder.filePath(QStringLiteral("gone/and/gone"))), folder.path());
    QCOMPARE(begins(QString()), QDir::homePath());
  }

  void whatItOffersWhileOneTypesHasThem_data() {
    QTest::addColumn<ui::ThemeChoice>("choice");
    QTest::newRow("light") << ui::ThemeChoice::Light;
    QTest::newRow("dark") << ui::ThemeChoice::Dark;
  }

  void whatItOffersWhileOneTypesHasThem() {
    QFETCH(const ui::ThemeChoice, choice);
    ui::theme().setChoice(choice);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("pictures")));
    QWidget parent;
    QFileDialog* dialog = ui::makeFileDialog(&parent, QStringLiteral("Open"), folder.path());
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    const auto* files = dialog->findChild<QListView*>(QStringLiteral("listView"));
    QTRY_COMPARE(files->model()->rowCount(files->rootIndex()), 1);  // the folder is read on another thread
    auto* line = dialog->findChild<QLineEdit*>();
    line->setFocus();
    QTest::keyClick(line, Qt::Key_P);
    QWidget* offered = line->completer()->popup();
    QTRY_VERIFY(offered->isVisible());
    const QImage drawn = offered->grab().toImage();
    QCOMPARE(drawn.pixelColor(2, drawn.height() / 2), ui::color(ui::ColorRole::Popover));
    QCOMPARE(drawn.pixelColor(0, drawn.height() / 2), ui::color(ui::ColorRole::BorderPop));
    dialog->close();
  }

  void itHasTheColoursOfTheTheme() {
    QWidget parent;
    for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
      ui::theme().setChoice(choice);
      QFileDialog* dialog = ui::makeFileDialog(&parent, QStringLiteral("Open"), QDir::tempPath());
      dialog->setOption(QFileDialog::DontUseNativeDialog);
      dialog->setViewMode(QFileDialog::Detail);
      dialog->open();
      QVERIFY(QTest::qWaitForWindowExposed(dialog));
      const auto* header = dialog->findChild<QHeaderView*>();
      QVERIFY(header != nullptr && header->isVisible());
      const QImage drawn = dialog->grab().toImage();
      const QPoint inHeader = header->mapTo(dialog, QPoint(header->width() - 3, 3));
      QCOMPARE(drawn.pixelColor(inHeader), ui::color(ui::ColorRole::Window));
      QCOMPARE(drawn.pixelColor(2, 2), ui::color(ui::ColorRole::Surface));
      dialog->close();
    }
  }
};

BIFRONS_TEST(TestFileDialog)
#include "tst_file_dialog.moc"
