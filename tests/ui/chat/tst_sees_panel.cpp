#include <QAbstractButton>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_page_test.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/crop_view.h"
#include "ui/chat/question_view.h"
#include "ui/chat/sees_panel.h"
#include "ui/chat/transcript_view.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_button.h"

using namespace ui;

/// The panel beside the chat: the square that the model gets, and a part of a picture in the place of the whole.
class TestSeesPanel : public ChatPageTest {
  Q_OBJECT

  void attachWide() {
    QImage wide(400, 200, QImage::Format_RGB32);
    wide.fill(Qt::blue);
    for (int y = 0; y < 200; ++y) {
      for (int x = 200; x < 400; ++x) wide.setPixelColor(x, y, Qt::red);
    }
    m_page->composer().takePicture(wide, QStringLiteral("wide.png"));
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
  }

  [[nodiscard]] SeesPanel& panel() const { return m_page->seesPanel(); }
  [[nodiscard]] QSize attachedSize() const {
    const auto& pixels = m_page->composer().pictures().first().pixels;
    return {static_cast<int>(pixels->width), static_cast<int>(pixels->height)};
  }

 private Q_SLOTS:
  void showsThePaddedSquareAndWhatItCosts() {
    m_page->resize(1200, 700);
    QVERIFY(!panel().isVisible());
    m_page->togglePanel();
    QVERIFY(panel().isVisible());
    attachWide();
    QTRY_VERIFY(!panel().square().isNull());
    const QImage square = panel().square();
    QCOMPARE(square.width(), square.height());
    QCOMPARE(square.pixelColor(square.width() / 4, square.height() / 2), QColor(Qt::blue));
    QVERIFY(square.pixelColor(square.width() / 4, 1) != QColor(Qt::blue));  // padding
    QVERIFY(panel().facts().startsWith(QStringLiteral("wide.png\n400 × 200\n")));
    QVERIFY(panel().facts().endsWith(QStringLiteral("38 of 512 positions")));
    m_page->togglePanel();
    QVERIFY(!panel().isVisible());
  }

  void aPartTakesThePlaceOfTheWholeAndTheWholeComesBack() {
    m_page->resize(1200, 700);
    m_page->togglePanel();
    attachWide();
    QTRY_VERIFY(!panel().square().isNull());
    QTest::mouseClick(panel().mode()->choice(1), Qt::LeftButton);
    panel().cropView()->setPart(QRect(200, 0, 200, 200));
    QTRY_COMPARE(panel().square().pixelColor(5, panel().square().height() / 2), QColor(Qt::red));
    QTest::mouseClick(panel().useButton(), Qt::LeftButton);
    QTRY_COMPARE(attachedSize(), QSize(200, 200));
    QCOMPARE(panel().mode()->current(), 1);
    QVERIFY(!panel().useButton()->isEnabled());  // it is what stands there
    panel().cropView()->setPart(QRect(100, 0, 100, 100));
    QTRY_VERIFY(panel().useButton()->isEnabled());
    QTest::mouseClick(panel().useButton(), Qt::LeftButton);
    QTRY_COMPARE(attachedSize(), QSize(100, 100));
    QTest::mouseClick(panel().mode()->choice(0), Qt::LeftButton);
    QTRY_COMPARE(attachedSize(), QSize(400, 200));
    ask("x");
    waitForAnswer();
    QCOMPARE(m_fixture->host.calls().last_text.turns.front().pictures.front()->width, 400);
  }

  void theModelGetsThePart() {
    attachWide();
    m_page->composer().crop(m_page->composer().pictures().first(), QRect(200, 50, 30, 20));
    ask("x");  // waits for the part
    QTRY_COMPARE(m_fixture->host.calls().texts, 1);
    waitForAnswer();
    const auto picture = m_fixture->host.calls().last_text.turns.front().pictures.front();
    QCOMPARE(picture->width, 30);
    QCOMPARE(picture->height, 20);
  }

  void whatWasSentCannotBeCut() {
    m_page->resize(1200, 700);
    attachWide();
    ask("x");
    waitForAnswer();
    auto* thumb = child<TranscriptView>()->question(0)->findChild<PictureThumb*>();
    thumb->actions().first()->trigger();
    QVERIFY(panel().isVisible());
    QTRY_VERIFY(!panel().square().isNull());
    QVERIFY(!panel().mode()->choice(1)->isEnabled());
    const auto* note = panel().findChild<InlineNote*>();
    QVERIFY2(note->sentence().contains(QStringLiteral("Attach it again")), qPrintable(note->sentence()));  // what can be done
  }

  void aPartIsChosenByMouseAndKeys() {
    CropView view;
    view.resize(200, 200);
    view.setPicture(testPicture(200), QSize(400, 400));
    QCOMPARE(view.part(), QRect(0, 0, 400, 400));
    view.show();
    QTest::mousePress(&view, Qt::LeftButton, Qt::NoModifier, QPoint(50, 50));
    QTest::mouseMove(&view, QPoint(150, 100));
    QCOMPARE(view.part(), QRect(100, 100, 200, 100));
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::NoModifier, QPoint(150, 100));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.part(), QRect(110, 100, 200, 100));
    QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view.part(), QRect(110, 100, 200, 110));
    for (int i = 0; i < 100; ++i) QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.part().right(), 399);  // stays inside
    view.setPart(QRect(0, 0, 0, 0));
    QVERIFY(view.part().width() > 0);
  }
};

BIFRONS_TEST(TestSeesPanel)
#include "tst_sees_panel.moc"
