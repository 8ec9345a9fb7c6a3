#include <QFile>
#include <QTest>
#include <cerrno>
#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/support/test_registry.h"
#ifdef REAL_PROGRAM
#include "tests/support/tiny_folder.h"
#endif

namespace {

using Json = nlohmann::ordered_json;

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

QStringList keys(const Json& object) {
  QStringList names;
  for (const auto& item : object.items()) names.append(QString::fromStdString(item.key()));
  return names;
}

/// The one object that a run wrote.
Json object_of(const tests::Run& run) { return Json::parse(run.out.toStdString(), nullptr, /*allow_exceptions=*/false); }

/// What the contract promises, and more: `instructions`, what the processor multiplies, and the step of four pictures.
QStringList report_keys() {
  return words("shape device dtype threads instructions read_gb_per_s multiply_gflop_per_s prompt_positions image_tokens "
               "load_seconds look_seconds prompt_seconds text_tokens_per_second image_step_one_row_seconds "
               "image_step_guided_seconds image_step_four_seconds image_tokens_seconds paint_seconds prompt_share_of_multiply "
               "text_share_of_read peak_memory_bytes");
}

}  // namespace

/// What `bench` writes, and how it ends.
class TestBench : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void writesOneObject() {
    const tests::Run run = program_.run(words("bench --json"));
    QCOMPARE(run.status, 0);
    QCOMPARE(run.outLines().size(), 1);
    const Json report = object_of(run);
    QCOMPARE(keys(report), report_keys());
    QCOMPARE(report["text_tokens_per_second"].get<double>(), 2.0);
    QCOMPARE(report["look_seconds"].get<double>(), 0.5);
    QCOMPARE(report["peak_memory_bytes"].get<int>(), 500'000'000);
  }

  void aPeerHasTheSameKeysAndRatios() {
    const Json report = object_of(program_.run(words("bench --json --shape janus-pro-1b --peer transformers")));
    QCOMPARE(keys(report), report_keys() + words("peer ratio"));
    const Json& peer = report["peer"];
    QStringList peer_keys = report_keys();
    peer_keys.removeOne(QStringLiteral("prompt_share_of_multiply"));
    QCOMPARE(keys(peer), peer_keys + words("name versions dtypes types"));
    QCOMPARE(peer["dtype"].get<std::string>(), std::string("bf16, fp32"));
    QCOMPARE(peer["text_tokens_per_second"].get<double>(), 1.0);
    QCOMPARE(peer["dtypes"]["paint_seconds"].get<std::string>(), std::string("bf16"));
    QCOMPARE(peer["types"].size(), std::size_t{2});
    QCOMPARE(keys(peer["types"][1]), peer_keys);
    QCOMPARE(peer["types"][1]["look_seconds"].get<double>(), 2.0);
    QCOMPARE(keys(report["ratio"]),
             words("look_seconds prompt_seconds text_tokens_per_second image_step_one_row_seconds image_step_guided_seconds "
                   "image_step_four_seconds image_tokens_seconds paint_seconds peak_memory_bytes"));
    for (const auto& [key, ratio] : report["ratio"].items()) QVERIFY2(ratio.get<double>() == 2.0, key.c_str());
  }

  void theTableHasAColumnForEachSide() {
    const tests::Run plain = program_.run(words("bench"));
    QVERIFY2(plain.out.contains("looking at a picture        0.5 s\n") && !plain.out.contains("ratio"), plain.text());
    QVERIFY2(plain.out.contains("matrix products             1850 GFLOP/s\n"), plain.text());
    QVERIFY2(plain.out.contains("reading 600 positions       0.5 s, 75 % of the rate of matrix products\n"), plain.text());
    QVERIFY2(plain.out.contains("painting                    0.0000125 s\n") && !plain.out.contains("e-"), plain.text());
    QVERIFY2(plain.out.contains("writing                     2 tokens/s, 50 % of memory bandwidth\n"), plain.text());
    QVERIFY2(plain.out.contains("image step, guided          0.5 s, 1 times one row\n"), plain.text());
    const tests::Run both = program_.run(words("bench --peer transformers"));
    QVERIFY2(both.out.contains("peer                        transformers 5.23.0, torch 2.11.0\n"), both.text());
    const QByteArrayList lines = both.out.split('\n');
    const auto line = [&](const char* title) {
      for (const QByteArray& text : lines) {
        if (text.startsWith(title)) return text.simplified();
      }
      return QByteArray();
    };
    QVERIFY2(both.out.contains(" Bifrons ") && both.out.contains(" transformers ") && both.out.contains(" ratio\n"), both.text());
    QCOMPARE(line("looking"), QByteArray("looking at a picture 0.5 s 1 s (bf16) 2"));
    QCOMPARE(line("loading"), QByteArray("loading 0.5 s 1 s (bf16)"));
    QCOMPARE(line("image step, guided"), QByteArray("image step, guided 0.5 s, 1 times one row 1 s (bf16) 2"));
    QCOMPARE(line("peak"), QByteArray("peak memory 500 MB 1.0 GB (bf16) 2"));
  }

  void wrongRequestsEndWithTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("peer") << words("bench --peer llama") << "--peer must be transformers, not “llama”";
    QTest::newRow("shape") << words("bench --shape janus-pro-2b") << "--shape must be janus-pro-1b or janus-pro-7b, not “janus-pro-2b”";
    QTest::newRow("shape and model") << words("bench --shape janus-pro-1b --model m") << "--model and --shape cannot be given together";
  }
  void wrongRequestsEndWithTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const tests::Run run = program_.run(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.isOneError(named), run.text());
  }

  void anInterruptEndsWith130() {
    const tests::Run run = program_.interrupt(words("bench --shape janus-pro-7b"), "measuring");
    QCOMPARE(run.status, 130);
    QVERIFY2(run.out.isEmpty() && run.err.endsWith("bifrons-cli: Interrupted.\n"), run.text());
  }

#ifdef REAL_PROGRAM
  void measuresARealModel() {
    tests::Program real(QStringLiteral(REAL_PROGRAM));
    tests::write_tiny_folder(real.path(QStringLiteral("tiny")).toStdString());
    const tests::Run run = real.run(words("bench --model tiny --device cpu --json"));
    QVERIFY2(run.status == 0, run.text());
    QCOMPARE(keys(object_of(run)), report_keys());
  }

  void aPeerThatIsNotInstalledEndsWithOneAndAdvice() {
    tests::Program real(QStringLiteral(REAL_PROGRAM));
    tests::write_tiny_folder(real.path(QStringLiteral("tiny")).toStdString());
    real.set(QStringLiteral("BIFRONS_PYTHON"), QStringLiteral("/nowhere/python"));
    const tests::Run run = real.run(words("bench --model tiny --device cpu --peer transformers"));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(QStringLiteral("pip install")), run.text());
  }

  void anInterruptLeavesNoPeerBehind() {
    tests::Program real(QStringLiteral(REAL_PROGRAM));
    tests::write_tiny_folder(real.path(QStringLiteral("tiny")).toStdString());
    const QString script = real.path(QStringLiteral("python"));
    real.write(QStringLiteral("python"), "#!/bin/sh\necho $$ >> processes\nsleep 1000\n");
    QFile::setPermissions(script, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    real.set(QStringLiteral("BIFRONS_PYTHON"), script);
    const tests::Run run = real.interrupt(words("bench --model tiny --device cpu --peer transformers --verbose"), "starts");
    QCOMPARE(run.status, 130);
    for (const QByteArray& id : real.read(QStringLiteral("processes")).split('\n')) {
      QVERIFY2(id.isEmpty() || (::kill(id.toInt(), 0) != 0 && errno == ESRCH), id.constData());
    }
  }
#endif

 private:
  tests::Program program_{QStringLiteral(FAKE_PROGRAM)};
};

BIFRONS_TEST(TestBench)
#include "tst_bench.moc"
