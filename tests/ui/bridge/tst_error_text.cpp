#include <QSet>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/bridge/error_text.h"

using core::ErrorKind;

class TestErrorText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyKindHasItsHeadingAndAdvice_data() {
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("body");
    const auto row = [](ErrorKind kind, const char* sentence, const char* heading, const char* advice) {
      QTest::newRow(heading) << kind << QString::fromUtf8(sentence) << QString::fromUtf8(heading)
                             << QString::fromUtf8(sentence) + QString::fromUtf8(advice);
    };
    row(ErrorKind::invalid_request, "The question is empty. Write something, or add a picture.", "This cannot be done",
        "");
    row(ErrorKind::file_missing, "“/m/a.png” cannot be read: Permission denied.", "A file cannot be read", "");
    row(ErrorKind::file_damaged, "“a.safetensors” is damaged: it ends too early.", "A file is damaged",
        " Get another copy of it.");
    row(ErrorKind::file_not_written, "“/x/1.png” could not be saved: No space left on device.",
        "A file could not be saved", " Check the free space and the folder’s permissions.");
    row(ErrorKind::unsupported, "“a.png” is too large: 20000 × 20000 pixels, the limit is 200 million.",
        "This is not supported", "");
    row(ErrorKind::out_of_memory, "There is not enough memory on the CPU. Choose a smaller model.",
        "There is not enough memory", "");
    row(ErrorKind::device_failed, "The graphics card stopped working while drawing. Load the model on the CPU.",
        "The graphics card has stopped", "");
    row(ErrorKind::internal, "The model's output is not a number.", "Something went wrong inside Bifrons",
        " The log says more.");
  }

  void everyKindHasItsHeadingAndAdvice() {
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, sentence);
    QFETCH(const QString, heading);
    QFETCH(const QString, body);
    QCOMPARE(ui::errorText(kind).heading, heading);
    QCOMPARE(ui::errorBody(kind, sentence), body);
  }

  void aFileThatIsMissingMeansNoModelWhereOneWasToBeLoaded() {
    QCOMPARE(ui::loadErrorHeading(ErrorKind::file_missing), QStringLiteral("No usable model in this folder"));
    QCOMPARE(ui::loadErrorHeading(ErrorKind::out_of_memory), ui::errorText(ErrorKind::out_of_memory).heading);
  }

  void noTwoKindsShareAHeading() {
    QSet<QString> headings;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind) {
      headings.insert(ui::errorText(static_cast<ErrorKind>(kind)).heading);
    }
    QCOMPARE(headings.size(), static_cast<int>(ErrorKind::internal) + 1);
  }
};

BIFRONS_TEST(TestErrorText)
#include "tst_error_text.moc"
