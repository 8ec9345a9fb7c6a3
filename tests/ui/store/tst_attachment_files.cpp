#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "tests/support/test_registry.h"
#include "ui/store/attachment_files.h"

namespace attachments = ui::attachment_files;

namespace {

class TestAttachmentFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theNameIsMadeOfTheContent() {
    const QString name = attachments::nameFor("picture", QStringLiteral("JPG"));
    QVERIFY(name.endsWith(QStringLiteral(".jpg")));
    QCOMPARE(name, attachments::nameFor("picture", QStringLiteral("jpg")));
    QVERIFY(name != attachments::nameFor("another", QStringLiteral("jpg")));
    QVERIFY(!attachments::nameFor("picture", QStringLiteral("/../x")).contains(QStringLiteral("..")));
  }

  void aFileIsKeptOnce() {
    const QTemporaryDir folder;
    const QString name = attachments::nameFor("picture", QStringLiteral("png"));
    attachments::keep(folder.path(), name, "picture");
    attachments::keep(folder.path(), name, "picture");
    QFile file(attachments::pathOf(folder.path(), name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("picture"));
  }

  void aFileThatWasCutShortIsWrittenAnew() {
    const QTemporaryDir folder;
    const QString name = attachments::nameFor("picture", QStringLiteral("png"));
    attachments::keep(folder.path(), name, "picture");
    QVERIFY(QFile::resize(attachments::pathOf(folder.path(), name), 3));
    attachments::keep(folder.path(), name, "picture");
    QCOMPARE(QFileInfo(attachments::pathOf(folder.path(), name)).size(), 7);
  }

  void aFolderThatCannotBeMadeIsASentence() {
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("attachments")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY_THROWS_EXCEPTION(core::Error, attachments::keep(folder.path(), QStringLiteral("aa/b.png"), "picture"));
  }

  void onlyOldFilesThatNoOneUsesGo() {
    const QTemporaryDir folder;
    const auto make = [&](const char* name, int daysOld) {
      attachments::keep(folder.path(), QLatin1String(name), "x");
      QFile file(attachments::pathOf(folder.path(), QLatin1String(name)));
      QVERIFY(file.open(QIODevice::ReadWrite));
      QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-daysOld), QFileDevice::FileModificationTime));
    };
    make("aa/used.png", 9);
    make("aa/unused.png", 9);
    make("bb/young.png", 0);
    attachments::removeUnused(folder.path(), {QStringLiteral("aa/used.png")});
    QVERIFY(QFile::exists(attachments::pathOf(folder.path(), QStringLiteral("aa/used.png"))));
    QVERIFY(!QFile::exists(attachments::pathOf(folder.path(), QStringLiteral("aa/unused.png"))));
    QVERIFY(QFile::exists(attachments::pathOf(folder.path(), QStringLiteral("bb/young.png"))));
  }
};

}  // namespace

BIFRONS_TEST(TestAttachmentFiles)
#include "tst_attachment_files.moc"
