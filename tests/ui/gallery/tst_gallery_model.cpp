#include <QAbstractItemModelTester>

#include "tests/support/test_registry.h"
#include "tests/ui/gallery/gallery_stage.h"

class TestGalleryModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isAModelOfDaysAndPictures() {
    GalleryHistory history;
    const qint64 old = history.add(Qt::red, "old", 2);
    const qint64 now = history.add(Qt::blue, "now");
    ui::GalleryModel model(history.archive);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.count(), 2);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.dayAt(model.index(0, 0)), QDate::currentDate());
    const QModelIndex first = model.index(0, 0, model.index(0, 0));
    QCOMPARE(model.idAt(first), now);
    QCOMPARE(model.indexOf(old), model.index(0, 0, model.index(1, 0)));
    QCOMPARE(model.neighbour(first, 1), model.indexOf(old));
    QCOMPARE(model.neighbour(first, -1), QModelIndex());
    QCOMPARE(model.neighbour(model.indexOf(old), -1), first);
  }

  void whatIsKnownOfAPictureComesWhenItIsAskedFor() {
    GalleryHistory history;
    const qint64 id = history.add(Qt::red, "a star");
    ui::GalleryModel model(history.archive);
    QTRY_COMPARE(model.count(), 1);
    QSignalSpy arrived(&model, &ui::GalleryModel::recordsArrived);
    QVERIFY(model.record(id) == nullptr);
    QVERIFY(model.record(id) == nullptr);
    QTRY_COMPARE(arrived.count(), 1);  // once for both questions
    QVERIFY(model.record(id) != nullptr);
    QCOMPARE(model.record(id)->drawn.prompt, std::string("a star"));
    QCOMPARE(model.indexOf(id).data(Qt::AccessibleTextRole).toString(), QStringLiteral("a star"));
    history.archive.setStarred({id}, true);
    QTRY_VERIFY(model.record(id)->starred);
    QVERIFY(model.indexOf(id).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Starred")));
  }

  void theListFollowsTheHistory() {
    GalleryHistory history;
    ui::GalleryModel model(history.archive);
    QTRY_VERIFY(model.isListed());
    QCOMPARE(model.count(), 0);
    const qint64 id = history.add(Qt::red);
    QTRY_COMPARE(model.count(), 1);
    history.archive.setTrashed({id}, true);
    QTRY_COMPARE(model.count(), 0);
    history.archive.setTrashed({id}, false);
    QTRY_COMPARE(model.count(), 1);
    model.setFilter({.words = QStringLiteral("square")});
    QTRY_COMPARE(model.count(), 0);
    model.setFilter({.words = QStringLiteral("circ")});
    QTRY_COMPARE(model.count(), 1);
  }

  void ofManyFiltersTheLastOneCounts() {
    GalleryHistory history;
    history.add(Qt::red, "star");
    history.add(Qt::red, "circle");
    ui::GalleryModel model(history.archive);
    for (const char* words : {"x", "st", "star", "nothing", "circle"}) model.setFilter({.words = QLatin1String(words)});
    QTRY_COMPARE(model.count(), 1);
    history.archive.wait();
    QCoreApplication::processEvents();
    QCOMPARE(model.count(), 1);
  }
};

BIFRONS_TEST(TestGalleryModel)
#include "tst_gallery_model.moc"
