#include <QDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/settings/settings_stage.h"
#include "tests/ui/support/url_opener.h"
#include "ui/settings/folders_section.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

class TestFolders : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aFolderThatCanBeWrittenIsTaken() {
    SettingsStage stage;
    const QString folder = stage.folder.filePath(QStringLiteral("pictures"));
    QVERIFY(QDir().mkpath(folder));
    stage.page.folders().choose(folder);
    QTRY_COMPARE(stage.preferences.saveFolder(), folder);
    QVERIFY(stage.page.folders().problem()->isHidden());
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList());  // nothing is left of the trial
  }

  void oneThatCannotKeepsTheFolderFromBefore() {
    SettingsStage stage;
    const QString before = stage.preferences.saveFolder();
    stage.page.folders().choose(stage.folder.filePath(QStringLiteral("not there")));
    QTRY_VERIFY(!stage.page.folders().problem()->isHidden());
    const QString sentence = stage.page.folders().problem()->sentence();
    QVERIFY2(sentence.contains(QStringLiteral("not there")) && sentence.endsWith(QStringLiteral("is kept.")), qPrintable(sentence));
    QCOMPARE(stage.preferences.saveFolder(), before);
  }

  void ourFoldersAreOpened() {
    SettingsStage stage;
    const tests::UrlOpener opener;
    for (auto* button : stage.page.findChildren<ui::TextButton*>()) {
      if (button->accessibleName().contains(QStringLiteral("Your data"))) button->click();
    }
    QCOMPARE(opener.opened, QUrl::fromLocalFile(stage.folder.path()));
  }
};

BIFRONS_TEST(TestFolders)
#include "tst_folders.moc"
