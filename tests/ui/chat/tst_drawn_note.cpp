#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "core/image/image_file.h"
#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_page_test.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/drawn_note.h"
#include "ui/store/picture_files.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/text_button.h"

using namespace ui;

/// A picture that Bifrons drew is attached like any other, and the way back to its settings is offered.
class TestDrawnNote : public ChatPageTest {
  Q_OBJECT

 private Q_SLOTS:
  void offersTheWayToCreate() {
    QMimeData content;
    content.setUrls({QUrl::fromLocalFile(drawn("star.png", "a yellow star"))});
    m_page->composer().take(&content);
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);  // it can be asked about
    QVERIFY(note()->isVisible());
    QCOMPARE(note()->text(), QStringLiteral("This picture was drawn by Bifrons."));
    QCOMPARE(note()->accessibleName(), note()->text());
    QSignalSpy wanted(m_page.get(), &ChatPage::createRequested);
    note()->openButton()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(note()->openButton(), Qt::Key_Space);
    QCOMPARE(wanted.count(), 1);
    const auto back = wanted.first().at(1).value<core::inference::PictureMetadata>();
    QCOMPARE(back.prompt, std::string("a yellow star"));
    QCOMPARE(back.options.sampling.seed, std::uint64_t{99});
    QCOMPARE(back.tokens, std::vector<std::int64_t>(16, 3));
    QCOMPARE(back.width, 40);
    QCOMPARE(toPixelImage(wanted.first().at(0).value<QImage>()), toPixelImage(testPicture()));
    QCOMPARE(m_page->composer().pictures().size(), 1);
  }

  void goesWithThePicture() {
    m_page->openFiles({drawn("star.png", "a yellow star")});
    QTRY_VERIFY(note()->isVisible());
    ask("What is it?");
    QVERIFY(!note()->isVisible());
    waitForAnswer();
    m_page->openFiles({drawn("star.png", "a yellow star")});
    QTRY_VERIFY(note()->isVisible());
    Q_EMIT m_page->composer().thumbs().first()->removeRequested();
    QVERIFY(!note()->isVisible());
  }

  void comesBackWithTheDraft() {
    m_page->openFiles({drawn("star.png", "a yellow star")});
    QTRY_VERIFY(note()->isVisible());
    makePage();
    QTRY_VERIFY(note()->isVisible());
  }

  void namesTheOneOfSeveral() {
    m_page->openFiles({drawn("star.png", "a yellow star"), m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 2);
    QCOMPARE(note()->text(), QStringLiteral("“star.png” was drawn by Bifrons."));
  }

  void isClosedForThatPicture() {
    m_page->openFiles({drawn("star.png", "a yellow star")});
    QTRY_VERIFY(note()->isVisible());
    QTest::mouseClick(button(note(), "Close this message"), Qt::LeftButton);
    QVERIFY(!note()->isVisible());
    m_page->composer().setText(QStringLiteral("What is it?"));
    QVERIFY(!note()->isVisible());
    m_page->openFiles({drawn("circle.png", "a red circle")});
    QTRY_VERIFY(note()->isVisible());
    QCOMPARE(note()->text(), QStringLiteral("“circle.png” was drawn by Bifrons."));
  }

  void otherPicturesAreOnlyAttached() {
    m_page->openFiles({m_folder.filePath(QStringLiteral("red.png"))});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QVERIFY(!note()->isVisible());
  }

  void damagedNotesLeaveAPictureToAskAbout() {
    const QString path = drawn("star.png", "a yellow star");
    auto notes = core::image::read_png_text(toPath(path));
    notes["image_tokens"] = "3 3 x";
    core::image::write_png(toPath(path), core::image::read_image(toPath(path)), notes);
    m_page->openFiles({path});
    QTRY_COMPARE(m_page->composer().pictures().size(), 1);
    QVERIFY(!note()->isVisible());
    QVERIFY(!child<InlineNote>()->isVisible());
  }

 private:
  [[nodiscard]] DrawnNote* note() const { return child<DrawnNote>(); }

  /// Writes a file as Bifrons does.
  [[nodiscard]] QString drawn(const char* name, const std::string& prompt) const {
    core::inference::PictureMetadata drawn{.prompt = prompt, .options = {.sampling = {.seed = 99}}, .model = "Fake Blocks"};
    drawn.width = drawn.height = 40;
    drawn.tokens.assign(16, 3);
    const QString path = m_folder.filePath(QLatin1String(name));
    picture_files::write(path, testPicture(), drawn);
    return path;
  }
};

BIFRONS_TEST(TestDrawnNote)
#include "tst_drawn_note.moc"
