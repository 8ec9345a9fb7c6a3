#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <cstdlib>

#include "core/base/file_io.h"
#include "core/image/image_file.h"
#include "tests/cli/program.h"
#include "tests/support/janus_folder.h"
#include "tests/support/test_registry.h"

namespace {

QJsonObject expected() {
  static const QByteArray text = QByteArray::fromStdString(core::read_file(tests::janus_golden("expected.json")));
  return QJsonDocument::fromJson(text).object();
}

QString words(const QJsonArray& numbers) {
  QStringList list;
  for (const QJsonValue& number : numbers) list.append(QString::number(number.toInt()));
  return list.join(QLatin1Char(' '));
}

/// The ids that the program says it gave the model.
QString promptOf(const tests::Run& run) {
  const QString log = QString::fromUtf8(run.err);
  const qsizetype at = log.indexOf(QStringLiteral("tokens: "), log.indexOf(QStringLiteral("prompt of ")));
  return at < 0 ? QString() : log.mid(at + 8).section(QLatin1Char('\n'), 0, 0).trimmed();
}

/// Whether two pictures have the same levels, but for one in two hundred that may lie on the other side of a border. Where
/// levels are rounded and not cut off, half of them are others.
bool same(const core::image::PixelImage& picture, const QByteArray& pixels) {
  if (picture.pixels.size() != static_cast<std::size_t>(pixels.size())) return false;
  std::size_t others = 0;
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    const int reference = static_cast<std::uint8_t>(pixels[static_cast<qsizetype>(i)]);
    if (std::abs(picture.pixels[i] - reference) > 1) return false;
    if (picture.pixels[i] != reference) ++others;
  }
  return others <= picture.pixels.size() / 200;
}

}  // namespace

/// The program on one small random Janus in the layouts in which users have such models: it says and draws what the
/// reference implementation does.
class TestJanusFolders : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    write("transformers", [](const std::filesystem::path& path) { tests::write_transformers_folder(path); });
    write("official", [](const std::filesystem::path& path) { tests::write_official_folder(path); });
    write("official_old", [](const std::filesystem::path& path) { tests::write_old_official_folder(path); });
    write("official_shifted", [](const std::filesystem::path& path) { tests::write_shifted_official_folder(path); });
    folders_["hub"] = QString::fromStdString(
        tests::write_cached_folder(program_.path(QStringLiteral("cache")).toStdString()).string());
  }

  void answersAsTheReference_data() { cases("describe", "question"); }
  void answersAsTheReference() {
    const QJsonObject wanted = current("describe");
    QStringList arguments{"describe", wanted["question"].toString()};
    for (const QJsonValue& image : wanted["images"].toArray()) {
      arguments += {"--image", QStringLiteral(BIFRONS_SOURCE_DIR "/tests/golden/image/") + image.toString()};
    }
    const tests::Run run = program_.run(arguments + QStringList{"--max-new-tokens", "24"} + common(wanted));
    QVERIFY2(run.status == 0 && run.objects().size() == 1, run.text());
    QCOMPARE(promptOf(run), words(wanted["ids"].toArray()));
    QCOMPARE(words(run.objects().at(0)["tokens"].toArray()), words(wanted["tokens"].toArray()));
  }

  void drawsAsTheReference_data() { cases("draw", "prompt"); }
  void drawsAsTheReference() {
    const QJsonObject wanted = current("draw");
    const tests::Run run =
        program_.run(QStringList{"draw", wanted["prompt"].toString(), "--cfg", "5", "--out", "drawn"} + common(wanted));
    QVERIFY2(run.status == 0 && run.objects().size() == 1, run.text());
    QCOMPARE(promptOf(run), words(wanted["ids"].toArray()));
    QCOMPARE(words(run.objects().at(0)["tokens"].toArray()), words(wanted["tokens"].toArray()));
    const QString file = program_.path(run.objects().at(0)["image"].toString());
    const QByteArray pixels = QByteArray::fromHex(wanted["pixels"].toString().toLatin1());
    QVERIFY(same(core::image::read_image(file.toStdString()), pixels));
  }

  void whatDoesNotFitIsNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named");
    QTest::newRow("template") << "chat_template.jinja" << QByteArray("{% macro f() %}{% endmacro %}") << "macro";
    QTest::newRow("other end") << "generation_config.json" << QByteArray(R"({"eos_token_id": 7})") << "has 7 for";
    QTest::newRow("penalty") << "generation_config.json" << QByteArray(R"({"repetition_penalty": 1.1})") << "repetition_penalty";
    QTest::newRow("other class") << "processor_config.json" << QByteArray(R"({"processor_class": "LlavaProcessor"})")
                                 << "LlavaProcessor";
    QTest::newRow("picture size") << "preprocessor_config.json" << QByteArray(R"({"size": {"height": 64, "width": 64}})") << "64 pixels";
  }
  void whatDoesNotFitIsNamed() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, named);
    const QString folder = QStringLiteral("bad/") + QLatin1String(QTest::currentDataTag());
    std::filesystem::create_directories(program_.path(QStringLiteral("bad")).toStdString());
    std::filesystem::copy(folders_["hub"].toStdString(), program_.path(folder).toStdString(),
                          std::filesystem::copy_options::recursive);
    program_.write(folder + QLatin1Char('/') + file, content);
    const tests::Run run = program_.run({"describe", "hello", "--model", folder});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(named) && run.err.contains(file.toUtf8()), run.text());
  }

 private:
  template <typename Write>
  void write(const char* name, const Write& write) {
    folders_[name] = program_.path(QLatin1String(name));
    write(std::filesystem::path(folders_[name].toStdString()));
  }

  static void cases(const char* part, const char* title) {
    QTest::addColumn<int>("index");
    int index = 0;
    for (const QJsonValue& entry : expected()[QLatin1String(part)].toArray()) {
      if (entry[QLatin1String(title)].toString().isEmpty()) {  // refused by the command line
        ++index;
        continue;
      }
      const QString name = entry["folder"].toString() + QStringLiteral(": ") + entry[QLatin1String(title)].toString();
      QTest::addRow("%d %s", index, qPrintable(name.simplified())) << index;
      ++index;
    }
  }

  static QJsonObject current(const char* part) {
    QFETCH(int, index);
    return expected()[QLatin1String(part)].toArray().at(index).toObject();
  }

  [[nodiscard]] QStringList common(const QJsonObject& wanted) const {
    const QString named = qEnvironmentVariable("BIFRONS_TEST_DEVICE"), device = named.isEmpty() ? QStringLiteral("cpu") : named;
    return {"--model", folders_[wanted["folder"].toString()], "--temperature", "0", "--dtype", "fp32", "--device", device,
            "--json",  "--verbose"};
  }

  tests::Program program_{QStringLiteral(REAL_PROGRAM)};
  QMap<QString, QString> folders_;
};

BIFRONS_TEST(TestJanusFolders)
#include "tst_janus_folders.moc"
