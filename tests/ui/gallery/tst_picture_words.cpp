#include <QDateTime>

#include "tests/support/test_registry.h"
#include "tests/ui/gallery/gallery_stage.h"
#include "ui/gallery/date_span.h"
#include "ui/gallery/picture_words.h"

namespace {

QString valueOf(const ui::PictureRecord& record, const char* name) {
  for (const ui::PictureFact& fact : ui::pictureFacts(record)) {
    if (fact.name == QLatin1String(name)) return fact.value;
  }
  return {};
}

}  // namespace

class TestPictureWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
  void cleanupTestCase() { QLocale::setDefault(QLocale::system()); }

  void factsSayHowItWasMade() {
    ui::PictureRecord record = tests::drawnPicture();
    record.drawn.index = 2;
    record.drawn.options.sampling.temperature = 0.9F;
    QCOMPARE(valueOf(record, "Model"), QStringLiteral("Bifrons Blocks"));
    QCOMPARE(valueOf(record, "Seed"), QStringLiteral("4182, picture 3"));
    QCOMPARE(valueOf(record, "Guidance"), QStringLiteral("3.0"));
    QCOMPARE(valueOf(record, "Temperature"), QStringLiteral("0.90"));
    QCOMPARE(valueOf(record, "Top-k, top-p"), QStringLiteral("off"));
    QVERIFY(valueOf(record, "Made").endsWith(QStringLiteral("· 9.5\u00a0s")));
    QCOMPARE(valueOf(record, "Kept"), QString());
    record.drawn.options.guidance = 1.75F;
    QCOMPARE(valueOf(record, "Guidance"), QStringLiteral("1.75"));
    record.drawn.options.sampling.top_k = 40;
    QCOMPARE(valueOf(record, "Top-k, top-p"), QStringLiteral("40, off"));
    record.tokenCount = 576;
    record.drawn.kept_tokens = 240;
    QCOMPARE(valueOf(record, "Kept"), QStringLiteral("10 of 24 rows"));
    record.drawn.unfinished = core::inference::UnfinishedPicture{.tokens = 288, .wanted = 576};
    QCOMPARE(valueOf(record, "Stopped"), QStringLiteral("after 288 of 576 tokens"));
  }

  void factsSayWhatElseIsKnown() {
    ui::PictureRecord record = tests::drawnPicture();
    for (const char* name : {"Weights", "Avoid", "Shows prompt", "Drawn anew"}) QCOMPARE(valueOf(record, name), QString());
    record.drawn.model_hash = "0123456789abcdef";
    record.drawn.options.avoid = "text, frame";
    record.drawn.shows_prompt = 0.87251;
    QCOMPARE(valueOf(record, "Weights"), QStringLiteral("0123456789"));
    QCOMPARE(valueOf(record, "Avoid"), QStringLiteral("text, frame"));
    QCOMPARE(valueOf(record, "Shows prompt"), QStringLiteral("87.3 %, says the model"));
    record.tokenCount = 576;
    QCOMPARE(ui::branchWords(record), QString());
    record.drawn.kept_tokens = 144;
    QCOMPARE(ui::branchWords(record), QStringLiteral("from row 7"));
    record.drawn.region = core::inference::PictureRegion{.row = 6, .column = 0, .rows = 12, .columns = 6};
    QCOMPARE(ui::branchWords(record), QStringLiteral("6 × 12 cells"));
    QCOMPARE(valueOf(record, "Drawn anew"), QStringLiteral("6 × 12 cells, from row 7, column 1"));
    QCOMPARE(valueOf(record, "Kept"), QString());
  }

  void differencesAreWhatDiffersAndNoMore() {
    const ui::PictureRecord left = tests::drawnPicture();
    ui::PictureRecord right = left;
    QVERIFY(ui::pictureDifferences(left, right).isEmpty());
    right.drawn.options.guidance = 7;
    right.drawn.kept_tokens = 2;
    right.tokenCount = 4;
    const auto differences = ui::pictureDifferences(left, right);
    QCOMPARE(differences.size(), 2);
    QCOMPARE(differences[0].name, QStringLiteral("Guidance"));
    QCOMPARE(differences[0].left, QStringLiteral("3.0"));
    QCOMPARE(differences[0].right, QStringLiteral("7.0"));
    QCOMPARE(differences[1].name, QStringLiteral("Kept"));
    QCOMPARE(differences[1].left, QStringLiteral("none"));
    right = left;
    right.drawn.prompt = "a star";
    QCOMPARE(ui::pictureDifferences(left, right).size(), 1);
  }

  void daysHaveNames() {
    const QDate today(2026, 11, 23);
    QCOMPARE(ui::dayName(today, today), QStringLiteral("Today, 23 November"));
    QCOMPARE(ui::dayName(today.addDays(-1), today), QStringLiteral("Yesterday"));
    QCOMPARE(ui::dayName(QDate(2026, 2, 3), today), QStringLiteral("3 February"));
    QCOMPARE(ui::dayName(QDate(2025, 12, 31), today), QStringLiteral("31 December 2025"));
  }

  void spansBeginAtMidnight() {
    const QDate today(2026, 11, 23);
    QCOMPARE(ui::dateSpanBegin(ui::DateSpan::Any, today), 0);
    QCOMPARE(ui::dateSpanBegin(ui::DateSpan::Today, today), today.startOfDay().toMSecsSinceEpoch());
    QCOMPARE(ui::dateSpanBegin(ui::DateSpan::Week, today), QDate(2026, 11, 17).startOfDay().toMSecsSinceEpoch());
  }
};

BIFRONS_TEST(TestPictureWords)
#include "tst_picture_words.moc"
