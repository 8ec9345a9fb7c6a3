#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "core/image/image_file.h"
#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

namespace {

QStringList keys(const QJsonObject& object) { return object.keys(); }  // in alphabetical order

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

}  // namespace

/// Pictures that bifrons-cli draws and judges, on the fake engine.
class TestDrawings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void drawSavesPicturesThatCarryTheirSettings() {
    const tests::Run run = program_.run({"draw", "a Red circle!", "--count", "2", "--seed", "7", "--guidance", "2.5",
                                         "--top-k", "9", "--out", "D/new", "--json"});
    QCOMPARE(run.status, 0);
    const QList<QJsonObject> objects = run.objects();
    QCOMPARE(objects.size(), 2);
    QCOMPARE(keys(objects[1]), words("image index prompt seconds seed tokens"));
    QCOMPARE(objects[1][QLatin1String("image")].toString(), QStringLiteral("D/new/a-red-circle-7-0001.png"));
    QCOMPARE(objects[1][QLatin1String("index")].toInt(), 1);
    QCOMPARE(objects[1][QLatin1String("seed")].toInt(), 7);
    QCOMPARE(objects[1][QLatin1String("tokens")].toArray().size(), 16);
    const auto notes =
        core::image::read_png_text(program_.path(objects[1][QLatin1String("image")].toString()).toStdString());
    QCOMPARE(notes.at("prompt"), std::string("a Red circle!"));
    QCOMPARE(notes.at("seed"), std::string("7"));
    QCOMPARE(notes.at("index"), std::string("1"));
    QCOMPARE(notes.at("guidance"), std::string("2.5"));
    QCOMPARE(notes.at("top_k"), std::string("9"));
    QCOMPARE(notes.at("model"), std::string("Fake Blocks"));
    QCOMPARE(notes.at("image_tokens"), std::string("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"));
    QVERIFY(notes.at("parameters").starts_with("a Red circle!\nSteps: 16, "));
  }

  void drawIsToldWhatToAvoid() {
    const auto draw = [this](const QStringList& more) {
      return program_.run(QStringList{"draw", "a star", "--out", "V"} + more).out.trimmed();
    };
    const auto notes = [this](const QByteArray& file) { return core::image::read_png_text(program_.path(QString::fromUtf8(file)).toStdString()); };
    const QByteArray plain = draw({}), led = draw({"--avoid", "text, frame"});
    QVERIFY(!notes(plain).contains("avoid"));
    QCOMPARE(notes(led).at("avoid"), std::string("text, frame"));
    QVERIFY(notes(led).at("parameters").starts_with("a star\nNegative prompt: text, frame\nSteps: "));
    QVERIFY(led != plain);  // another picture gets another name
    program_.write(QStringLiteral("v.jsonl"), "{\"prompt\": \"a\"}\n");
    QCOMPARE(program_.run(words("draw --prompts v.jsonl --out W")).status, 0);
    const tests::Run other = program_.run(words("draw --prompts v.jsonl --out W --avoid text"));
    QVERIFY2(other.isOneError(QStringLiteral("its avoid is nothing, not text")), other.text());
  }

  void drawKeepsOtherPicturesOfTheSameName() {
    const auto draw = [this](const char* guidance) {
      return program_.run({"draw", "a star", "--guidance", guidance, "--out", "K"}).out.trimmed();
    };
    QCOMPARE(draw("2"), QByteArray("K/a-star-0-0000.png"));
    const QByteArray first = program_.read(QStringLiteral("K/a-star-0-0000.png"));
    QCOMPARE(draw("3"), QByteArray("K/a-star-0-0000-2.png"));
    QCOMPARE(draw("4"), QByteArray("K/a-star-0-0000-3.png"));
    QCOMPARE(draw("3"), QByteArray("K/a-star-0-0000-2.png"));  // the same picture once more
    QCOMPARE(draw("2"), QByteArray("K/a-star-0-0000.png"));
    QCOMPARE(program_.read(QStringLiteral("K/a-star-0-0000.png")), first);
  }

  void drawWithPromptsDoesNotReplaceOtherPictures() {
    program_.write(QStringLiteral("r.jsonl"), "{\"prompt\": \"a\"}\n{\"prompt\": \"b\"}\n");
    const auto draw = [this](const char* options) { return program_.run(words("draw --prompts r.jsonl --out R") + words(options)); };
    QCOMPARE(draw("--count 2 --seed 3").status, 0);
    QCOMPARE(draw("--count 3 --seed 3").status, 0);  // one more of the same
    QCOMPARE(program_.read(QStringLiteral("R/00001/samples/0002.png")).isEmpty(), false);
    const QByteArray before = program_.read(QStringLiteral("R/00000/samples/0000.png"));
    const tests::Run other = draw("--seed 4");
    QCOMPARE(other.status, 2);
    QVERIFY2(other.isOneError(QStringLiteral("“R/00000/samples/0000.png” would be replaced by another picture: its seed is 3, not 4")),
             other.text());
    QCOMPARE(program_.read(QStringLiteral("R/00000/samples/0000.png")), before);
    program_.write(QStringLiteral("R/00001/samples/0000.png"), "somebody's");
    QVERIFY2(draw("--seed 3").isOneError(QStringLiteral("R/00001/samples/0000.png” would be")), "of another program");
    QCOMPARE(program_.read(QStringLiteral("R/00001/samples/0000.png")), QByteArray("somebody's"));
  }

  void drawWithPromptsMakesGenEvalFolders() {
    const QByteArray line =
        R"({"tag": "colors",  "prompt": "a pink heart", "include": [{"class": "heart", "color": "pink"}]})";
    program_.write(QStringLiteral("p.jsonl"), line + "\n" + line + "\n");
    const tests::Run run = program_.run(words("draw --prompts p.jsonl --count 2 --out G --json"));
    QCOMPARE(run.status, 0);
    QCOMPARE(run.objects().size(), 4);
    QCOMPARE(run.objects().at(3)[QLatin1String("image")].toString(), QStringLiteral("G/00001/samples/0001.png"));
    QCOMPARE(program_.read(QStringLiteral("G/00001/metadata.jsonl")).trimmed(), line);
    QVERIFY(program_.read(QStringLiteral("G/00000/samples/0000.png")).startsWith("\x89PNG"));
    program_.write(QStringLiteral("other.jsonl"), "{\"prompt\": \"something else\"}");
    const tests::Run other = program_.run(words("draw --prompts other.jsonl --out G"));
    QCOMPARE(other.status, 2);
    QVERIFY2(other.isOneError(QStringLiteral("another prompt")), other.text());

    const tests::Run judged = program_.run(words("evaluate --drawings G --json"));
    QCOMPARE(judged.status, 0);
    const QList<QJsonObject> rows = judged.objects();
    QCOMPARE(rows.size(), 5);
    QCOMPARE(keys(rows[0]), words("correct image prediction prompt reason tag"));
    QCOMPARE(rows[0][QLatin1String("correct")].toBool(true), false);  // the fake draws no heart
    QCOMPARE(rows[4][QLatin1String("summary")].toString(), QStringLiteral("drawings"));
    QCOMPARE(rows[4][QLatin1String("types")][QLatin1String("colors")][QLatin1String("count")].toInt(), 4);
  }

  /// Three pictures of one kind that are right and one of another that is not: the share is 75 %, the mean 50 %.
  void theMeanOfTheKindsIsNotGivenForTheShareOfThePictures() {
    QCOMPARE(program_.run(words("scenes --count 30 --seed 3 --out L")).status, 0);
    QByteArray shape, picture;
    for (const QByteArray& line : program_.read(QStringLiteral("L/scenes.jsonl")).split('\n')) {
      const QJsonObject scene = QJsonDocument::fromJson(line).object();
      if (scene[QLatin1String("objects")].toArray().size() != 1) continue;
      shape = scene[QLatin1String("objects")][0][QLatin1String("shape")].toString().toUtf8();
      picture = program_.read(QStringLiteral("L/") + scene[QLatin1String("image")].toString());
    }
    QVERIFY(!picture.isEmpty());
    const auto put = [&](const QString& folder, const QByteArray& tag, const QByteArray& count) {
      program_.write(folder + QStringLiteral("/metadata.jsonl"), R"({"prompt": "p", "tag": ")" + tag + R"(", "include": [{"class": ")" +
                                                                     shape + R"(", "count": )" + count + "}]}\n");
      program_.write(folder + QStringLiteral("/samples/0000.png"), picture);
    };
    for (const char* folder : {"M/00000", "M/00001", "M/00002"}) put(QLatin1String(folder), "single_object", "1");
    put(QStringLiteral("M/00003"), "counting", "3");
    const tests::Run run = program_.run(words("evaluate --drawings M"));
    QVERIFY2(run.out.contains("all pictures    75.0 %  (3 of 4 in "), run.text());
    QVERIFY2(run.out.contains("overall         50.0 %  (the mean of the kinds above, 2 in all"), run.text());
  }

 private:
  tests::Program program_{QStringLiteral(FAKE_PROGRAM)};
};

BIFRONS_TEST(TestDrawings)
#include "tst_drawings.moc"
