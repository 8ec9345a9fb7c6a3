#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "tests/support/test_registry.h"
#include "ui/bridge/attachment_reader.h"

using ui::AttachedPicture;
using ui::AttachmentReader;

class TestAttachmentReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(m_folder.isValid()); }

  void init() {
    m_reader = std::make_unique<AttachmentReader>();
    m_pictures = std::make_unique<QSignalSpy>(m_reader.get(), &AttachmentReader::pictureRead);
    m_texts = std::make_unique<QSignalSpy>(m_reader.get(), &AttachmentReader::textRead);
    m_refused = std::make_unique<QSignalSpy>(m_reader.get(), &AttachmentReader::refused);
  }

  void answersInTheOrderOfTheRequests() {
    for (int i = 0; i < 8; ++i) {
      QImage image(300 - 30 * i, 20, QImage::Format_RGB32);
      image.fill(Qt::green);
      const QString path = m_folder.filePath(QStringLiteral("%1.png").arg(i));
      QVERIFY(image.save(path));
      m_reader->readFile(path);
    }
    QCOMPARE(m_pictures->count(), 0);  // not before control is back in the event loop
    QTRY_COMPARE(m_pictures->count(), 8);
    for (int i = 0; i < 8; ++i) {
      const auto picture = m_pictures->at(i).at(1).value<AttachedPicture>();
      QCOMPARE(picture.name, QStringLiteral("%1.png").arg(i));
      QCOMPARE(picture.pixels->width, 300 - 30 * i);
      QCOMPARE(picture.thumb.size(), QSize(224, 224));
    }
  }

  void keepsAllPixelsForTheModelAndFewForTheWindow() {
    QImage image(4000, 1000, QImage::Format_RGB32);
    image.fill(QColor(1, 2, 3));
    m_reader->readImage(image, QStringLiteral("x"));
    QTRY_COMPARE(m_pictures->count(), 1);
    const auto picture = m_pictures->at(0).at(1).value<AttachedPicture>();
    QCOMPARE(picture.pixels->width, 4000);
    QCOMPARE(picture.view.size(), QSize(1600, 400));
    QCOMPARE(picture.view.pixelColor(5, 5), QColor(1, 2, 3));
  }

  void readsOnePixel() {
    QImage image(1, 1, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QString path = m_folder.filePath(QStringLiteral("one.png"));
    QVERIFY(image.save(path));
    m_reader->readFile(path);
    QTRY_COMPARE(m_pictures->count(), 1);
    QCOMPARE(m_pictures->at(0).at(1).value<AttachedPicture>().thumb.pixelColor(100, 100), QColor(Qt::red));
  }

  void tellsTextFromPicturesByName() {
    QVERIFY(AttachmentReader::isTextFile(QStringLiteral("/x/notes.txt")));
    QVERIFY(AttachmentReader::isTextFile(QStringLiteral("/x/README.md")));
    QVERIFY(!AttachmentReader::isTextFile(QStringLiteral("/x/a.png")));
    QVERIFY(!AttachmentReader::isTextFile(QStringLiteral("/x/without-ending")));
  }

  void refusesATextThatNoModelCanRead() {
    for (const char* character : {"a", "绿"}) {
      const QString path = write("long.txt", QByteArray(character).repeated(AttachmentReader::longestText + 1));
      m_refused->clear();
      m_reader->readFile(path);
      QTRY_COMPARE(m_refused->count(), 1);
      QVERIFY(m_refused->at(0).at(1).toString().startsWith(QStringLiteral("“long.txt” was not attached. ")));
    }
    QCOMPARE(m_texts->count(), 0);
  }

  void measuresATextInCharacters() {
    for (const char* character : {"a", "绿"}) {
      const QByteArray text = QByteArray(character).repeated(AttachmentReader::longestText);
      m_texts->clear();
      m_reader->readFile(write("longest.txt", "\xEF\xBB\xBF" + text));  // with a mark of order
      QTRY_COMPARE(m_texts->count(), 1);
      QVERIFY(m_texts->at(0).at(1).toString() == QString::fromUtf8(text));
    }
    QCOMPARE(m_refused->count(), 0);
  }

  void isDestroyedWhileReading() {
    QImage image(2000, 2000, QImage::Format_RGB32);
    image.fill(Qt::blue);
    const QString path = m_folder.filePath(QStringLiteral("large.png"));
    QVERIFY(image.save(path));
    for (int i = 0; i < 20; ++i) m_reader->readFile(path);
    QElapsedTimer timer;
    timer.start();
    m_reader.reset();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QTest::qWait(20);
    QCOMPARE(m_pictures->count(), 0);
  }

 private:
  QString write(const char* name, const QByteArray& content) const {
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) qWarning("%s is not written", name);
    return path;
  }

  QTemporaryDir m_folder;
  std::unique_ptr<AttachmentReader> m_reader;
  std::unique_ptr<QSignalSpy> m_pictures;
  std::unique_ptr<QSignalSpy> m_texts;
  std::unique_ptr<QSignalSpy> m_refused;
};

BIFRONS_TEST(TestAttachmentReader)
#include "tst_attachment_reader.moc"
