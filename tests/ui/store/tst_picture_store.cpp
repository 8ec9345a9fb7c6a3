#include <QDateTime>
#include <QElapsedTimer>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/store/stored_picture.h"
#include "ui/store/database.h"
#include "ui/store/picture_store.h"
#include "ui/store/schema.h"

using tests::filedPicture;
using ui::Database;
using ui::PictureDay;
using ui::PictureFilter;
using ui::PictureRecord;
namespace store = ui::picture_store;

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

struct History {
  Database database{QString()};
  int files = 0;

  History() { ui::bringUpToDate(database); }

  qint64 add(const char* prompt, int daysAgo = 0, const char* model = "Bifrons Blocks") {
    PictureRecord record = filedPicture(QStringLiteral("2026-11/%1.png").arg(++files), prompt);
    record.made -= daysAgo * dayMs;
    record.drawn.model = model;
    return store::add(database, record);
  }
  [[nodiscard]] QList<qint64> found(const PictureFilter& filter = {}) {
    QList<qint64> ids;
    for (const PictureDay& day : store::days(database, filter)) ids += day.ids;
    return ids;
  }
};

class TestPictureStore : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aPictureComesBackAsItWasAdded() {
    History history;
    PictureRecord record = filedPicture(QStringLiteral("2026-11/x.png"), "über 赤い円");
    record.drawn.options.sampling = {.temperature = 0.123456789F, .top_k = 40, .top_p = 0.95F, .seed = ~0ULL};
    record.drawn.kept_tokens = 2;
    record.drawn.options.avoid = "text, рамка";
    record.drawn.region = core::inference::PictureRegion{.row = 0, .column = 1, .rows = 2, .columns = 1};
    record.drawn.shows_prompt = 0.123456789012;
    record.drawn.model_hash = "0123abc";
    const qint64 id = store::add(history.database, record);
    const QList<PictureRecord> back = store::pictures(history.database, {id});
    QCOMPARE(back.size(), 1);
    QCOMPARE(back[0].id, id);
    QCOMPARE(back[0].file, record.file);
    QCOMPARE(back[0].made, record.made);
    QCOMPARE(back[0].seconds, record.seconds);
    QCOMPARE(back[0].drawn.prompt, record.drawn.prompt);
    QCOMPARE(back[0].drawn.model, record.drawn.model);
    QCOMPARE(back[0].drawn.options.sampling.seed, record.drawn.options.sampling.seed);
    QCOMPARE(back[0].drawn.options.sampling.temperature, record.drawn.options.sampling.temperature);
    QCOMPARE(back[0].drawn.options.sampling.top_k, record.drawn.options.sampling.top_k);
    QCOMPARE(back[0].drawn.options.sampling.top_p, record.drawn.options.sampling.top_p);
    QCOMPARE(back[0].drawn.kept_tokens, record.drawn.kept_tokens);
    QCOMPARE(back[0].drawn.options.avoid, record.drawn.options.avoid);
    QVERIFY(back[0].drawn.region == record.drawn.region);
    QCOMPARE(back[0].drawn.shows_prompt.value(), 0.123456789012);
    QCOMPARE(back[0].drawn.model_hash, record.drawn.model_hash);
    QVERIFY(!back[0].drawn.unfinished);
    QCOMPARE(store::tokens(history.database, id), record.drawn.tokens);
  }

  void whatWasNotAskedIsNotKnown() {
    History history;
    const qint64 first = history.add("a"), second = history.add("b");
    QVERIFY(!store::pictures(history.database, {first}).first().drawn.shows_prompt);
    QVERIFY(!store::pictures(history.database, {first}).first().drawn.region);
    store::setShowsPrompt(history.database, {{second, 0.0}});
    QVERIFY(!store::pictures(history.database, {first}).first().drawn.shows_prompt);
    QCOMPARE(store::pictures(history.database, {second}).first().drawn.shows_prompt.value(), 0.0);
  }

  void anUnfinishedPictureStaysOne() {
    History history;
    PictureRecord record = filedPicture(QStringLiteral("x.png"));
    record.drawn.tokens.clear();
    record.drawn.unfinished = core::inference::UnfinishedPicture{.tokens = 288, .wanted = 576};
    const qint64 id = store::add(history.database, record);
    const PictureRecord back = store::pictures(history.database, {id}).first();
    QCOMPARE(back.drawn.unfinished.value().tokens, std::int64_t{288});
    QCOMPARE(back.drawn.unfinished.value().wanted, std::int64_t{576});
    QVERIFY(store::tokens(history.database, id).empty());
  }

  void oneFileIsOnePicture() {
    History history;
    const qint64 first = store::add(history.database, filedPicture(QStringLiteral("x.png"), "first"));
    QCOMPARE(store::add(history.database, filedPicture(QStringLiteral("x.png"), "second")), first);
    QCOMPARE(store::pictures(history.database, {first}).first().drawn.prompt, std::string("first"));
    QCOMPARE(history.found().size(), 1);
  }

  void daysAreNewestFirst() {
    History history;
    const qint64 old = history.add("old", 3);
    const qint64 a = history.add("a");
    const qint64 b = history.add("b");
    const QList<PictureDay> days = store::days(history.database);
    QCOMPARE(days.size(), 2);
    QCOMPARE(days[0].ids, (QList<qint64>{b, a}));
    QCOMPARE(days[1].ids, QList<qint64>{old});
    QCOMPARE(days[0].day, QDateTime::fromMSecsSinceEpoch(filedPicture({}).made).date());
    QCOMPARE(days[1].day, days[0].day.addDays(-3));
  }

  void wordsAreFoundInPrompts_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("hits");
    QTest::newRow("all") << QString() << 4;
    QTest::newRow("part of a word") << QStringLiteral("ghthou") << 1;
    QTest::newRow("upper case") << QStringLiteral("LIGHT") << 1;
    QTest::newRow("in their order") << QStringLiteral("at dusk") << 1;
    QTest::newRow("not in another") << QStringLiteral("dusk at") << 0;
    QTest::newRow("two letters") << QStringLiteral("at") << 1;
    QTest::newRow("one sign") << QStringLiteral("%") << 1;
    QTest::newRow("a sign for any other") << QStringLiteral("_") << 0;
    QTest::newRow("Chinese") << QStringLiteral("红") << 1;
    QTest::newRow("quotes") << QStringLiteral("\"say\"") << 1;
    QTest::newRow("words of the search itself") << QStringLiteral("NOT OR (") << 0;
  }
  void wordsAreFoundInPrompts() {
    QFETCH(const QString, words);
    QFETCH(const int, hits);
    History history;
    history.add("A lighthouse at dusk");
    history.add("100 % cotton");
    history.add("三颗红色的星");
    history.add("they \"say\" nothing");
    QCOMPARE(history.found({.words = words}).size(), hits);
  }

  void everyFilterMustHold() {
    History history;
    const qint64 star = history.add("a star");
    history.add("a star", 5);
    history.add("a star", 0, "Janus-Pro-7B");
    history.add("a circle");
    const qint64 made = filedPicture({}).made;
    QCOMPARE(history.found({.model = QStringLiteral("Janus-Pro-7B")}).size(), 1);
    QCOMPARE(history.found({.from = made - dayMs}).size(), 3);
    QCOMPARE(history.found({.before = made - dayMs}).size(), 1);
    QCOMPARE(history.found({.starred = true}).size(), 0);
    store::setStarred(history.database, {star}, true);
    const PictureFilter all{.words = QStringLiteral("star"), .model = QStringLiteral("Bifrons Blocks"),
                            .from = made - dayMs, .before = made + dayMs, .starred = true};
    QCOMPARE(history.found(all), QList<qint64>{star});
    QCOMPARE(all.count(), 4);
    store::setStarred(history.database, {star}, false);
    QCOMPARE(history.found(all).size(), 0);
  }

  void whatIsInTheTrashIsNotShown() {
    History history;
    const qint64 kept = history.add("kept");
    const qint64 gone = history.add("gone", 0, "Janus-Pro-7B");
    store::setTrashed(history.database, {gone}, true);
    QCOMPARE(history.found(), QList<qint64>{kept});
    QVERIFY(store::pictures(history.database, {gone}).isEmpty());
    QCOMPARE(store::models(history.database), QStringList{QStringLiteral("Bifrons Blocks")});
    QCOMPARE(store::trashed(history.database).first().id, gone);
    QCOMPARE(store::files(history.database).size(), 2);  // its file is still there
    store::setTrashed(history.database, {gone}, false);
    QCOMPARE(history.found().size(), 2);
  }

  void aBranchKnowsItsParentUntilThatIsGone() {
    History history;
    const qint64 parent = history.add("parent");
    PictureRecord branch = filedPicture(QStringLiteral("2026-11/branch.png"));
    branch.drawn.parent = "2026-11/1.png";
    const qint64 id = store::add(history.database, branch);
    QCOMPARE(store::pictures(history.database, {id}).first().parent, parent);
    QCOMPARE(store::branches(history.database, parent).value(0).id, id);
    store::remove(history.database, parent);
    QCOMPARE(store::pictures(history.database, {id}).first().parent, 0);
    QCOMPARE(history.found({.words = QStringLiteral("parent")}).size(), 0);
  }

  void thousandsOfIdsAreOneCall() {
    History history;
    QList<qint64> ids;
    history.database.transact([&] {
      for (int i = 0; i < 1200; ++i) {
        history.database.run(
            QStringLiteral("INSERT INTO picture (file, prompt, model, seed, number, guidance, temperature, top_k, top_p, "
                           "width, height, tokens_shown, tokens_wanted, kept_tokens, parent_file, made, seconds) "
                           "VALUES (?, 'many', '', 1, 0, 5, 1, 0, 1, 8, 8, 4, 4, 0, '', ?, 1)"),
            {QStringLiteral("%1.png").arg(i), i});
      }
    });
    for (const PictureDay& day : store::days(history.database)) ids += day.ids;
    QCOMPARE(ids.size(), 1200);
    store::setStarred(history.database, ids, true);
    QCOMPARE(history.found({.starred = true}).size(), 1200);
    QCOMPARE(store::pictures(history.database, ids).size(), 1200);
  }
};

}  // namespace

BIFRONS_TEST(TestPictureStore)
#include "tst_picture_store.moc"
