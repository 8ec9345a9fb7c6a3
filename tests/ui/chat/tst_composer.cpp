#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_fixture.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/send_button.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/text_button.h"

using ui::Composer;

namespace {

/// The beginning of a PNG file that promises 20,000 × 20,000 pixels.
QByteArray hugePicture() {
  return QByteArray::fromHex(
      "89504e470d0a1a0a0000000d49484452"
      "00004e20"
      "00004e20"
      "0802000000"
      "6c12d16e");
}

}  // namespace

class TestComposer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    ui::theme().install();
    QVERIFY(m_folder.isValid());
    QVERIFY(testPicture().save(file("red.png")));
    write("notes.txt", "Zeile eins — 绿\n");
    write("fake.png", "This is a text file.");
    write("empty.png", "");
    write("song.mp3", "x");
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("holiday")));
    QFile huge(file("huge.png"));
    QVERIFY(huge.open(QIODevice::WriteOnly));
    huge.write(hugePicture());
  }

  void init() {
    m_composer = std::make_unique<Composer>();
    m_composer->resize(600, 200);
    m_composer->show();
    m_composer->edit()->setFocus();
    m_sent = std::make_unique<QSignalSpy>(m_composer.get(), &Composer::sendRequested);
    m_refused = std::make_unique<QSignalSpy>(m_composer.get(), &Composer::refused);
  }

  void enterSendsAndShiftEnterBreaksTheLine() {
    type("one");
    QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
    type("two");
    QCOMPARE(m_sent->count(), 0);
    QCOMPARE(m_composer->text(), QStringLiteral("one\ntwo"));
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    QCOMPARE(m_sent->count(), 1);
    QTest::keyClick(m_composer->edit(), Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(m_sent->count(), 2);
    QCOMPARE(m_composer->text(), QStringLiteral("one\ntwo"));  // who listens decides what is cleared
  }

  void enterDoesNotSendWhileAnInputMethodComposes() {
    type("a");
    QInputMethodEvent composing(QStringLiteral("ni"), {});
    QCoreApplication::sendEvent(m_composer->edit(), &composing);
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    QCOMPARE(m_sent->count(), 0);
    QInputMethodEvent done(QString(), {});
    done.setCommitString(QStringLiteral("你"));
    QCoreApplication::sendEvent(m_composer->edit(), &done);
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    QCOMPARE(m_sent->count(), 1);
  }

  void sendIsOffWhileThereIsNothingToSend() {
    QVERIFY(!m_composer->sendButton()->isEnabled());
    QVERIFY(!m_composer->sendButton()->toolTip().isEmpty());
    type("  ");
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    QCOMPARE(m_sent->count(), 0);
    QCOMPARE(m_composer->hint(), QStringLiteral("Write something or attach a picture first"));
    QCOMPARE(m_composer->text(), QStringLiteral("  "));
    type("x");
    QVERIFY(m_composer->sendButton()->isEnabled());
    QTest::mouseClick(m_composer->sendButton(), Qt::LeftButton);
    QCOMPARE(m_sent->count(), 1);
  }

  void enterKeepsTheTextWhileAnAnswerRunsAndSaysSo() {
    type("next");
    const QString keys = m_composer->hint();
    m_composer->setAnswering(true);
    QVERIFY(m_composer->stopButton()->isVisible());
    QVERIFY(!m_composer->sendButton()->isVisible());
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    QCOMPARE(m_sent->count(), 0);
    QCOMPARE(m_composer->text(), QStringLiteral("next"));
    QVERIFY(m_composer->hint() != keys);
    QSignalSpy stop(m_composer.get(), &Composer::stopRequested);
    QTest::mouseClick(m_composer->stopButton(), Qt::LeftButton);
    QCOMPARE(stop.count(), 1);
    m_composer->setAnswering(false);
    QCOMPARE(m_composer->hint(), keys);
  }

  void growsToEightLinesAndThenScrolls() {
    const int one = m_composer->edit()->height();
    int last = one;
    for (int line = 2; line <= 8; ++line) {
      QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
      QVERIFY2(m_composer->edit()->height() >= last, qPrintable(QString::number(line)));
      last = m_composer->edit()->height();
    }
    QVERIFY(last > one * 4);
    for (int line = 9; line <= 20; ++line) QTest::keyClick(m_composer->edit(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_composer->edit()->height(), last);
    m_composer->clear();
    QCOMPARE(m_composer->edit()->height(), one);
  }

  void linesOfAnotherFontAndALargerFontAreShownWhole() {
    const int one = m_composer->edit()->height();
    m_composer->setText(QStringLiteral("一张图片\n两张图片\n三张图片"));
    QTextCursor end = m_composer->edit()->textCursor();
    end.movePosition(QTextCursor::End);
    QVERIFY(m_composer->edit()->cursorRect(end).bottom() <= m_composer->edit()->viewport()->height());
    m_composer->clear();
    QFont larger = m_composer->edit()->font();
    larger.setPointSizeF(2 * larger.pointSizeF());
    m_composer->edit()->setFont(larger);
    QVERIFY(m_composer->edit()->height() > one);
  }

  void pastesAPictureFromTheClipboard() {
    QGuiApplication::clipboard()->setImage(testPicture());
    m_composer->edit()->paste();
    QTRY_COMPARE(m_composer->pictures().size(), 1);
    QCOMPARE(m_composer->pictures().at(0).pixels->width, 40);
    QCOMPARE(int{m_composer->pictures().at(0).pixels->at(3, 3)[0]}, 222);
    QVERIFY(m_composer->text().isEmpty());
    QVERIFY(m_composer->sendButton()->isEnabled());
  }

  void pastesFilesFromTheClipboard() {
    auto* mime = new QMimeData;
    mime->setUrls({QUrl::fromLocalFile(file("red.png")), QUrl::fromLocalFile(file("notes.txt"))});
    QGuiApplication::clipboard()->setMimeData(mime);
    m_composer->edit()->paste();
    QTRY_COMPARE(m_composer->text(), QStringLiteral("Zeile eins — 绿\n"));
    QCOMPARE(m_composer->pictures().size(), 1);
    QCOMPARE(m_composer->pictures().at(0).name, QStringLiteral("red.png"));
  }

  void pastesTextAsText() {
    auto* mime = new QMimeData;
    mime->setText(QStringLiteral("plain"));
    mime->setHtml(QStringLiteral("<b>plain</b>"));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_composer->edit()->paste();
    QCOMPARE(m_composer->text(), QStringLiteral("plain"));
  }

  void saysWhyAFileWasNotAttached_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("text named .png") << QStringLiteral("fake.png");
    QTest::newRow("0 bytes") << QStringLiteral("empty.png");
    QTest::newRow("not there") << QStringLiteral("missing.png");
    QTest::newRow("text not there") << QStringLiteral("missing.txt");
    QTest::newRow("a folder") << QStringLiteral("holiday");
    QTest::newRow("20,000 × 20,000 pixels") << QStringLiteral("huge.png");
  }

  void saysWhyAFileWasNotAttached() {
    QFETCH(QString, name);
    type("kept");
    m_composer->takeFiles({file(name)});
    QTRY_COMPARE(m_refused->count(), 1);
    const QString sentence = m_refused->at(0).at(0).toString();
    QVERIFY2(sentence.startsWith(QStringLiteral("“%1” was not attached. ").arg(name)), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));
    QVERIFY(m_composer->pictures().isEmpty());
    QCOMPARE(m_composer->text(), QStringLiteral("kept"));
  }

  void refusesWhatIsNeitherPictureNorText() {
    type("kept");
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file("song.mp3"))});
    m_composer->take(&mime);
    QCOMPARE(m_refused->count(), 1);
    QCOMPARE(m_refused->at(0).at(0).toString(),
             QStringLiteral("“song.mp3” was not attached. It is neither a picture nor text."));
    QCOMPARE(m_composer->text(), QStringLiteral("kept"));
  }

  void takesTenFilesAndTellsOnceWhatItCouldNotTake() {
    QMimeData mime;
    QList<QUrl> urls{QUrl::fromLocalFile(file("song.mp3")), QUrl::fromLocalFile(file("fake.png"))};
    for (int i = 0; i < 8; ++i) {
      const QString name = file(QStringLiteral("%1.png").arg(i));
      QVERIFY(testPicture(10 + i).save(name));
      urls.append(QUrl::fromLocalFile(name));
    }
    mime.setUrls(urls);
    m_composer->take(&mime);
    QTRY_COMPARE(m_refused->count(), 1);
    QCOMPARE(m_composer->pictures().size(), 8);
    for (int i = 0; i < 8; ++i) QCOMPARE(m_composer->pictures().at(i).pixels->width, 10 + i);
    const QString sentence = m_refused->at(0).at(0).toString();
    QVERIFY2(sentence.startsWith(QStringLiteral("“song.mp3” was not attached. ")), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(QStringLiteral(" 1 other was not attached either.")), qPrintable(sentence));
    QTest::qWait(20);
    QCOMPARE(m_refused->count(), 1);
  }

  void refusesATextOfAMegabyteAndKeepsWhatWasTyped() {
    type("kept");
    QElapsedTimer timer;
    timer.start();
    QGuiApplication::clipboard()->setText(QString(1'000'000, QLatin1Char('a')));
    m_composer->edit()->paste();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(m_refused->count(), 1);
    QVERIFY(m_refused->at(0).at(0).toString().startsWith(QStringLiteral("The text was not added. It has 1,000,000 ")));
    QCOMPARE(m_composer->text(), QStringLiteral("kept"));
  }

  void saysThatSomethingNewIsBeingAttached() {
    QSignalSpy attaching(m_composer.get(), &Composer::attaching);
    m_composer->takeFiles({file("red.png")});
    QCOMPARE(attaching.count(), 1);
    QTRY_COMPARE(m_composer->pictures().size(), 1);
    m_composer->takePicture(testPicture(), QStringLiteral("x"));
    QCOMPARE(attaching.count(), 2);
  }

  void bringsAQuestionBackBeforeTheDraft() {
    type("draft");
    m_composer->takePicture(testPicture(), QStringLiteral("x"));
    QTRY_COMPARE(m_composer->pictures().size(), 1);
    const auto pictures = m_composer->pictures();
    m_composer->clear();
    type("draft");
    m_composer->bringBack(QStringLiteral("question"), pictures);
    QCOMPARE(m_composer->text(), QStringLiteral("question\ndraft"));
    QCOMPARE(m_composer->pictures().size(), 1);
  }

  void readsAnExtremeShape() {
    QImage wide(30000, 2, QImage::Format_RGB32);
    wide.fill(Qt::blue);
    QVERIFY(wide.save(file("wide.png")));
    m_composer->takeFiles({file("wide.png")});
    QTRY_COMPARE(m_composer->pictures().size(), 1);
    QCOMPARE(m_composer->pictures().at(0).pixels->width, 30000);
    QVERIFY(m_composer->pictures().at(0).view.width() <= 1600);
    QVERIFY(m_composer->pictures().at(0).view.height() >= 1);
    m_composer->grab();  // paints the thumbnail
  }

  void takesAPictureOutByCrossAndByKey() {
    for (int i = 0; i < 3; ++i) m_composer->takePicture(testPicture(20 + i), QString::number(i));
    QTRY_COMPARE(m_composer->pictures().size(), 3);
    m_composer->setFirstPictureNumber(4);
    QCOMPARE(m_composer->thumbs().at(2)->accessibleName(), QStringLiteral("Picture 6"));
    QTest::keyClick(m_composer->thumbs().at(0), Qt::Key_Delete);
    QCOMPARE(m_composer->pictures().size(), 2);
    QCOMPARE(m_composer->pictures().at(0).name, QStringLiteral("1"));
    QCOMPARE(m_composer->thumbs().at(0)->accessibleName(), QStringLiteral("Picture 4"));
    auto* cross = m_composer->thumbs().at(1)->findChild<QAbstractButton*>();
    QVERIFY(cross != nullptr);
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(m_composer->pictures().size(), 1);
  }

  void sendsOnceThePictureIsRead() {
    type("x");
    m_composer->takeFiles({file("red.png")});
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    QCOMPARE(m_sent->count(), 0);
    QTRY_COMPARE(m_sent->count(), 1);
    QCOMPARE(m_composer->pictures().size(), 1);
  }

  void doesNotSendWhenThePictureWasRefused() {
    type("x");
    m_composer->takeFiles({file("fake.png")});
    const QString keys = m_composer->hint();
    QTest::keyClick(m_composer->edit(), Qt::Key_Return);
    QVERIFY(m_composer->hint() != keys);
    QTRY_COMPARE(m_refused->count(), 1);
    QTest::qWait(20);
    QCOMPARE(m_sent->count(), 0);
    QCOMPARE(m_composer->hint(), keys);  // nothing is sent any more
    QCOMPARE(m_composer->text(), QStringLiteral("x"));
  }

  void everyControlHasAName() {
    m_composer->takePicture(testPicture(), QStringLiteral("a"));
    QTRY_COMPARE(m_composer->pictures().size(), 1);
    for (const auto* button : m_composer->findChildren<QAbstractButton*>()) {
      QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), button->metaObject()->className());
    }
    QVERIFY(!m_composer->edit()->accessibleName().isEmpty());
  }

 private:
  [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }
  [[nodiscard]] QString file(const char* name) const { return file(QString::fromLatin1(name)); }
  void write(const char* name, const char* content) const {
    QFile out(file(name));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(content);
  }
  void type(const char* text) { QTest::keyClicks(m_composer->edit(), QString::fromLatin1(text)); }

  QTemporaryDir m_folder;
  std::unique_ptr<Composer> m_composer;
  std::unique_ptr<QSignalSpy> m_sent;
  std::unique_ptr<QSignalSpy> m_refused;
};

BIFRONS_TEST(TestComposer)
#include "tst_composer.moc"
