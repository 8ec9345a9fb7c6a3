#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/create/create_stage.h"
#include "ui/create/draw_settings.h"
#include "ui/create/picture_grid.h"
#include "ui/create/picture_keeper.h"
#include "ui/create/prompt_composer.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/toast.h"

class TestPictureKeeper : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aTileIsSavedCopiedAndReused() {
    CreateStage stage;
    stage.page.settings().setSeed(99);
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    const QString path = stage.folder.filePath(QStringLiteral("kept.png"));
    stage.page.keeper().save(stage.tile(1), path);
    QTRY_VERIFY(QFileInfo::exists(path));
    QTRY_VERIFY(stage.find<ui::Toast>()->text().contains(QStringLiteral("kept.png")));

    QApplication::clipboard()->clear();
    stage.page.grid().setCurrentIndex(stage.tile(0));
    QTest::keyClick(&stage.page.grid(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(32, 32));

    stage.page.setPrompt(QString());
    QTest::keyClick(&stage.page.grid(), Qt::Key_U);
    QCOMPARE(stage.page.composer().prompt(), QStringLiteral("a red circle"));
    QCOMPARE(stage.page.settings().options().sampling.seed, std::uint64_t{99});
  }

  void savingThatFailsIsToldOnThePage() {
    CreateStage stage;
    stage.draw(1);
    QTRY_VERIFY(stage.ended());
    stage.page.keeper().save(stage.tile(0), QStringLiteral("/proc/nowhere/x.png"));
    QTRY_VERIFY(stage.find<ui::InlineNote>()->isVisible());
    QVERIFY(stage.find<ui::InlineNote>()->sentence().contains(QStringLiteral("still here")));
  }

  void allPicturesGoToOneFolder() {
    CreateStage stage;
    stage.draw(3);
    QTRY_VERIFY(stage.ended());
    stage.page.keeper().saveAll(stage.page.model().drawings().first().job, stage.folder.path());
    QTRY_COMPARE(QDir(stage.folder.path()).entryList({QStringLiteral("a-red-circle-*.png")}).size(), 3);
    QTRY_COMPARE(stage.find<ui::Toast>()->text(), QStringLiteral("3 pictures saved in %1").arg(stage.folder.path()));
  }

  void aFolderThatIsNotThereIsMade() {
    CreateStage stage;
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    const QString folder = stage.folder.filePath(QStringLiteral("new/one"));
    stage.page.keeper().saveAll(stage.page.model().drawings().first().job, folder);
    QTRY_COMPARE(stage.find<ui::Toast>()->text(), QStringLiteral("2 pictures saved in %1").arg(folder));
    QCOMPARE(QDir(folder).entryList({QStringLiteral("*.png")}).size(), 2);
  }

  void savingAllReplacesNoFile() {
    CreateStage stage;
    stage.draw(2);
    QTRY_VERIFY(stage.ended());
    const auto seed = stage.page.model().drawings().first().options.sampling.seed;
    const QString taken = stage.folder.filePath(QStringLiteral("a-red-circle-%1-0.png").arg(seed));
    QFile file(taken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    stage.page.keeper().saveAll(stage.page.model().drawings().first().job, stage.folder.path());
    const QString other = stage.folder.filePath(QStringLiteral("a-red-circle-%1-0 (2).png").arg(seed));
    QTRY_VERIFY(QFileInfo::exists(other));
    QTRY_VERIFY(stage.find<ui::Toast>()->text().contains(QStringLiteral("1 got a new name")));
    QVERIFY(stage.find<ui::Toast>()->text().contains(stage.folder.path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("mine"));
    QCOMPARE(QDir(stage.folder.path()).entryList({QStringLiteral("a-red-circle-*.png")}).size(), 3);
  }
};

BIFRONS_TEST(TestPictureKeeper)
#include "tst_picture_keeper.moc"
