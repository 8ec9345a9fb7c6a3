#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/include_rules/include_rules.h"
#include "tests/support/test_registry.h"

namespace {

/// A small tree that keeps every rule; each planted case adds one file to it.
class PlantedTree {
 public:
  PlantedTree() {
    add("core/base/error.h", "#pragma once\n#include <string>\n");
    add("core/tensor/device.h", "#pragma once\n#include <ATen/core/Tensor.h>\n#include \"core/base/error.h\"\n");
    add("core/model/decoder.h", "#pragma once\n#include \"core/tensor/device.h\"\n");
    add("core/inference/text_options.h", "#pragma once\n#include <cstdint>\n");
    add("core/engine/engine.h", "#pragma once\n#include \"core/inference/text_options.h\"\n");
    add("core/engine/engine.cpp", "#include \"core/engine/engine.h\"\n#include \"core/model/decoder.h\"\n");
    add("core/text/token.h", "#pragma once\n#include <cstdint>\n");
    add("ui/chat/page.h", "#pragma once\n");
    add("ui/chat/page.cpp", "#include <QWidget>\n#include \"core/engine/engine.h\"\n");
    add("app/cli/main.cpp", "#include \"core/inference/text_options.h\"\n");
    add("tests/core/model/tst_decoder.cpp", "#include \"core/model/decoder.h\"\n#include \"tst_decoder.moc\"\n");
  }

  void add(const QString& path, const QByteArray& content) const {
    const QString whole = folder_.filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
  }

  [[nodiscard]] std::vector<std::string> violations() const {
    return tests::include_violations(folder_.path().toStdString());
  }

 private:
  QTemporaryDir folder_;
};

}  // namespace

class TestIncludeRules : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sourceTreeKeepsTheRules() {
    const auto found = tests::include_violations(BIFRONS_SOURCE_DIR);
    for (const std::string& sentence : found) {
      qWarning("%s", sentence.c_str());
    }
    QVERIFY2(found.empty(), "the breaches are listed above");
  }

  void acceptsATreeThatKeepsThem() {
    const PlantedTree tree;
    QVERIFY(tree.violations().empty());
  }

  void findsThePlantedBreach_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("upwards") << "core/base/log.cpp" << QByteArray("\n#include \"core/tensor/device.h\"\n")
                             << "core/base/log.cpp:2: core/base may not include \"core/tensor/device.h\"";
    QTest::newRow("core to ui") << "core/engine/x.cpp" << QByteArray("#include \"ui/chat/page.h\"\n")
                                << "core/engine/x.cpp:1: core/engine may not include \"ui/chat/page.h\"";
    QTest::newRow("a header that is not there") << "core/engine/x.cpp" << QByteArray("#include \"core/engine/y.h\"\n")
                                                << "core/engine/x.cpp:1: \"core/engine/y.h\" does not exist";
    QTest::newRow("Qt in core") << "core/base/log.cpp" << QByteArray("#include <QString>\n")
                                << "core/base/log.cpp:1: no Qt here, but it includes <QString>";
    QTest::newRow("Qt in the command line") << "app/cli/draw.cpp" << QByteArray("#include <QString>\n")
                                            << "app/cli/draw.cpp:1: no Qt here, but it includes <QString>";
    QTest::newRow("torch in the window") << "ui/chat/x.cpp" << QByteArray("# include <torch/nn.h>\n")
                                         << "ui/chat/x.cpp:1: no torch here, but it includes <torch/nn.h>";
    QTest::newRow("torch in a source of text")
        << "core/text/x.cpp" << QByteArray("#include <c10/util/Exception.h>\n")
        << "core/text/x.cpp:1: no torch here, but it includes <c10/util/Exception.h>";
    QTest::newRow("torch through another header")
        << "core/evaluation/score.h" << QByteArray("#pragma once\n#include \"core/model/decoder.h\"\n")
        << "core/evaluation/score.h:1: the header must be free of torch, but brings in <ATen/core/Tensor.h>";
    QTest::newRow("torch in an options header")
        << "core/training/x_options.h" << QByteArray("#pragma once\n#include <ATen/core/Tensor.h>\n")
        << "core/training/x_options.h:1: the header must be free of torch, but brings in <ATen/core/Tensor.h>";
    QTest::newRow("window to model") << "ui/chat/x.cpp" << QByteArray("#include \"core/model/decoder.h\"\n")
                                     << "ui/chat/x.cpp:1: ui may not include \"core/model/decoder.h\"";
    QTest::newRow("engine header to text")
        << "core/engine/x.h" << QByteArray("#pragma once\n#include \"core/text/token.h\"\n")
        << "core/engine/x.h:2: core/engine may not include \"core/text/token.h\"";
    QTest::newRow("product to tests")
        << "core/base/x.cpp" << QByteArray("#include \"tests/core/model/tst_decoder.cpp\"\n")
        << "core/base/x.cpp:1: core/base may not include \"tests/core/model/tst_decoder.cpp\"";
    QTest::newRow("test of another module")
        << "tests/core/base/tst_x.cpp" << QByteArray("#include \"core/model/decoder.h\"\n")
        << "tests/core/base/tst_x.cpp:1: core/base may not include \"core/model/decoder.h\"";
    QTest::newRow("no guard") << "core/base/x.h" << QByteArray("#include <string>\n")
                              << "core/base/x.h:1: the header has no #pragma once";
    QTest::newRow("short path")
        << "core/base/x.cpp" << QByteArray("#include \"error.h\"\n")
        << "core/base/x.cpp:1: project headers are included by their whole path, not \"error.h\"";
    QTest::newRow("unknown folder") << "core/extra/x.cpp" << QByteArray("\n")
                                    << "core/extra/x.cpp:1: the folder has no row in the table of who may include whom";
  }
  void findsThePlantedBreach() {
    QFETCH(QString, path);
    QFETCH(QByteArray, content);
    QFETCH(QString, sentence);
    const PlantedTree tree;
    tree.add(path, content);
    const auto found = tree.violations();
    QVERIFY(!found.empty());
    QCOMPARE(QString::fromStdString(found.front()), sentence);
    QCOMPARE(found.size(), std::size_t{1});
  }
};

BIFRONS_TEST(TestIncludeRules)
#include "tst_include_rules.moc"
