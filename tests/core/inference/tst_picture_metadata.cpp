#include <QTest>

#include "core/base/error.h"
#include "core/inference/picture_metadata.h"
#include "tests/support/test_registry.h"

using core::inference::file_name_start;
using core::inference::PictureMetadata;
using core::inference::png_notes;
using core::inference::read_png_notes;

namespace {

PictureMetadata picture() {
  PictureMetadata drawn{.prompt = "über 赤い円, \"red\"", .model = "Janus-Pro-1B", .width = 8, .height = 8, .tokens = {5, 16383, 0, 7},
                        .unfinished = {}, .kept_tokens = 2, .parent = "20261127-2214-7-1.png"};
  drawn.options.sampling = {.temperature = 0.123456789F, .top_k = 40, .top_p = 0.95F, .seed = 18446744073709551615U};
  drawn.options.guidance = 4.7000001F;
  drawn.options.avoid = "text, frame\nпоезд";
  drawn.region = core::inference::PictureRegion{.row = 1, .column = 0, .rows = 1, .columns = 2};
  drawn.shows_prompt = 0.1234567890123;
  drawn.model_hash = "0123456789abcdef";
  drawn.index = 3;
  return drawn;
}

}  // namespace

class TestPictureMetadata : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesAFileAfterThePrompt_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("words") << QByteArray("  A Red circle, 2 stars!") << QByteArray("a-red-circle-2-stars");
    QTest::newRow("path") << QByteArray("../etc/passwd") << QByteArray("etc-passwd");
    QTest::newRow("nothing") << QByteArray("!?") << QByteArray("picture");
    QTest::newRow("another alphabet") << QByteArray("über 赤い円") << QByteArray("über-赤い円");
    QTest::newRow("quotes and dashes") << QByteArray("“blue” – «red»、緑") << QByteArray("blue-red-緑");
    QTest::newRow("long") << QByteArray(100, 'a') << QByteArray(48, 'a');
    QTest::newRow("cut between words") << QByteArray(47, 'a') + " b" << QByteArray(47, 'a');
    QTest::newRow("long in another alphabet") << QByteArray("ü").repeated(100) << QByteArray("ü").repeated(48);
  }
  void namesAFileAfterThePrompt() {
    QFETCH(const QByteArray, prompt);
    QFETCH(const QByteArray, name);
    QCOMPARE(QByteArray::fromStdString(file_name_start(prompt.toStdString())), name);
  }

  void theNotesBringEverythingBack() {
    const PictureMetadata back = read_png_notes(png_notes(picture()), "x.png").value();
    QCOMPARE(back.prompt, picture().prompt);
    QCOMPARE(back.options.sampling.seed, picture().options.sampling.seed);
    QCOMPARE(back.options.sampling.temperature, picture().options.sampling.temperature);
    QCOMPARE(back.options.sampling.top_k, picture().options.sampling.top_k);
    QCOMPARE(back.options.sampling.top_p, picture().options.sampling.top_p);
    QCOMPARE(back.options.guidance, picture().options.guidance);
    QCOMPARE(back.index, picture().index);
    QCOMPARE(back.model, picture().model);
    QCOMPARE(back.tokens, picture().tokens);
    QCOMPARE(back.kept_tokens, picture().kept_tokens);
    QCOMPARE(back.parent, picture().parent);
    QCOMPARE(back.options.avoid, picture().options.avoid);
    QVERIFY(back.region == picture().region);
    QCOMPARE(back.shows_prompt.value(), picture().shows_prompt.value());
    QCOMPARE(back.model_hash, picture().model_hash);
    QVERIFY(!back.unfinished);
  }

  void whatIsNotKnownHasNoNote() {
    PictureMetadata plain = picture();
    plain.options.avoid.clear();
    plain.region.reset();
    plain.shows_prompt.reset();
    plain.model_hash.clear();
    const auto notes = png_notes(plain);
    for (const char* key : {"avoid", "region", "shows_prompt", "model_hash"}) QVERIFY(!notes.contains(key));
    QVERIFY(!QByteArray(notes.at("parameters").c_str()).contains("Negative"));
    QVERIFY(!QByteArray(notes.at("parameters").c_str()).contains("hash"));
    const PictureMetadata back = read_png_notes(notes, "x.png").value();
    QVERIFY(back.options.avoid.empty() && !back.region && !back.shows_prompt && back.model_hash.empty());
  }

  void otherProgramsFindTheirLines() {
    const QByteArray line(png_notes(picture()).at("parameters").c_str());
    QVERIFY2(line.contains("\nNegative prompt: text, frame\nпоезд\nSteps: 4, "), line);
    QVERIFY2(line.contains(", Model hash: 0123456789, Model: Janus-Pro-1B, "), line);
  }

  void anUnfinishedPictureComesBackAsOne() {
    PictureMetadata begun = picture();
    begun.tokens.clear();
    begun.kept_tokens = 0;
    begun.unfinished = core::inference::UnfinishedPicture{.tokens = 288, .wanted = 576};
    const PictureMetadata back = read_png_notes(png_notes(begun), "x.png").value();
    QVERIFY(back.tokens.empty());
    QCOMPARE(back.unfinished.value().tokens, std::int64_t{288});
    QCOMPARE(back.unfinished.value().wanted, std::int64_t{576});
  }

  void anUnfinishedPictureKeepsItsTokens() {
    PictureMetadata begun = picture();
    begun.region.reset();
    begun.kept_tokens = 0;
    begun.tokens = {1, 2, 3, 4, 5, 6};
    begun.unfinished = core::inference::UnfinishedPicture{.tokens = 6, .wanted = 9};
    QCOMPARE(read_png_notes(png_notes(begun), "x.png").value().tokens, begun.tokens);
    begun.region = core::inference::PictureRegion{.row = 1, .column = 0, .rows = 2, .columns = 2};
    QVERIFY_THROWS_EXCEPTION(core::Error, (void)read_png_notes(png_notes(begun), "x.png"));
    begun.tokens = {1, 2, 3, 4, 5, 6, 7, 8, 9};  // what is kept around the region, too
    QCOMPARE(read_png_notes(png_notes(begun), "x.png").value().tokens, begun.tokens);
    begun.region.reset();
    QVERIFY_THROWS_EXCEPTION(core::Error, (void)read_png_notes(png_notes(begun), "x.png"));
  }

  void theNotesOfOtherProgramsAreNone() {
    QVERIFY(!read_png_notes({}, "x.png"));
    QVERIFY(!read_png_notes({{"Software", "GIMP"}, {"prompt", "a star"}}, "x.png"));
    QVERIFY(!read_png_notes({{"Software", "Bifrons 0.1.0"}}, "x.png"));
  }

  void aNoteThatCannotBeReadIsNamed_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("named");
    QTest::newRow("seed") << QByteArray("seed") << QByteArray("four") << QByteArray("seed");
    QTest::newRow("seed too large") << QByteArray("seed") << QByteArray("99999999999999999999") << QByteArray("seed");
    QTest::newRow("tail") << QByteArray("guidance") << QByteArray("5x") << QByteArray("guidance");
    QTest::newRow("range") << QByteArray("top_p") << QByteArray("7") << QByteArray("Top-p must be");
    QTest::newRow("no number") << QByteArray("temperature") << QByteArray("nan") << QByteArray("temperature must be");
    QTest::newRow("token") << QByteArray("image_tokens") << QByteArray("1 2 -3") << QByteArray("image_tokens");
    QTest::newRow("word") << QByteArray("image_tokens") << QByteArray("1 two 3") << QByteArray("image_tokens");
    QTest::newRow("kept") << QByteArray("kept_tokens") << QByteArray("5") << QByteArray("kept_tokens");
    QTest::newRow("region of three") << QByteArray("region") << QByteArray("0,0,1") << QByteArray("region");
    QTest::newRow("region with a tail") << QByteArray("region") << QByteArray("0,0,1,1,") << QByteArray("region");
    QTest::newRow("region outside") << QByteArray("region") << QByteArray("1,1,1,2") << QByteArray("region");
    QTest::newRow("region of nothing") << QByteArray("region") << QByteArray("0,0,0,1") << QByteArray("region");
    QTest::newRow("region too large") << QByteArray("region") << QByteArray("0,0,9223372036854775807,1") << QByteArray("region");
    QTest::newRow("no chance") << QByteArray("shows_prompt") << QByteArray("1.5") << QByteArray("shows_prompt");
    QTest::newRow("chance of no number") << QByteArray("shows_prompt") << QByteArray("nan") << QByteArray("shows_prompt");
    QTest::newRow("hash") << QByteArray("model_hash") << QByteArray("12g") << QByteArray("model_hash");
    QTest::newRow("unfinished") << QByteArray("unfinished") << QByteArray("of tokens") << QByteArray("unfinished");
  }
  void aNoteThatCannotBeReadIsNamed() {
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, named);
    auto notes = png_notes(picture());
    notes[key.toStdString()] = value.toStdString();
    try {
      (void)read_png_notes(notes, "x.png");
      QFAIL("it was read");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::file_damaged);
      QVERIFY2(QByteArray(error.what()).contains(named), error.what());
      QVERIFY2(QByteArray(error.what()).contains("x.png"), error.what());
    }
  }
};

BIFRONS_TEST(TestPictureMetadata)
#include "tst_picture_metadata.moc"
