#include <QDir>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QObject>
#include <QTest>
#include <QUrl>

#include "tests/support/test_registry.h"
#include "tests/ui/chat/chat_fixture.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/sample_picture.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/surface.h"

using namespace ui;

/// Pictures of the page in its states, for people to look at: written to $BIFRONS_GRAB when that names a folder.
/// Without it the test still builds and paints every state.
class TestChatGrab : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void paintsEveryState_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    const QSize large(1212, 722);  // the page in a window of 1280 × 800
    const QSize small(832, 522);   // 900 × 600
    QTest::newRow("light") << false << large;
    QTest::newRow("dark") << true << large;
    QTest::newRow("light-small") << false << small;
    QTest::newRow("dark-small") << true << small;
  }

  void paintsEveryState() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    ChatFixture fixture;
    QVERIFY(fixture.loaded);
    theme().setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
    Surface window(ColorRole::Surface);
    window.resize(size);
    ChatPage page(*fixture.bridge, fixture.preferences, fixture.storage, &window);
    page.setGeometry(window.rect());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    page.focusInput();
    QVERIFY(save(window, "first-run"));

    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/picture.png"))});
    QDragEnterEvent enter(QPoint(300, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&page, &enter);
    QVERIFY(save(window, "drop"));
    QDragLeaveEvent leave;
    QApplication::sendEvent(&page, &leave);

    fixture.answerWith(
        {"A **red circle** sits left of the blue square, level with it and almost the same width. Both float "
         "above a flat white ground.\n\nTwo small changes would settle it:\n\n- **Rest the shapes on the ground**, "
         "so that neither seems to fall.\n- **Move the square a third of its width to the right**; the gap then "
         "matches the margin at the left.\n"},
        std::chrono::milliseconds(30));
    ask(page, "Which shape is left of the blue square? How would you make the composition calmer?", 1);
    fixture.answerWith(
        std::vector<std::string>{"**Picture 2** shows a circle. **Picture 3** shows a triangle.\n\n- Picture 2: "
                                 "`#1F4E5F` `#F3C98B`\n- Picture 3: `#FBE3C0` "});
    ask(page, "Now these two. One sentence each, then the main colours as hex values.", 2);
    QVERIFY(save(window, "conversation"));

    fixture.answerForever();
    page.composer().setText(QStringLiteral("Go on."));
    QTest::keyClick(page.composer().edit(), Qt::Key_Return);
    QTRY_VERIFY(page.model().turns().last().answer.text.size() > 100);
    page.composer().takePicture(samplePicture(), QStringLiteral("cactus.png"));
    page.composer().setText(QStringLiteral("And is this one a cactus or a succulent?"));
    QTRY_COMPARE(page.composer().pictures().size(), 1);
    QTest::keyClick(page.composer().edit(), Qt::Key_Return);
    QVERIFY(save(window, "writing"));
    page.model().stop();
    QTRY_VERIFY(!page.model().isAnswering());
    QTest::mouseClick(page.composer().samplingButton(), Qt::LeftButton);
    QVERIFY(save(window, "stopped-sampling"));
    page.escape();

    auto script = fixture.host.script();
    script.text_error = core::Error(core::ErrorKind::invalid_request, "The prompt takes 612 of 512 positions.");
    script.prompt_tokens = 612;
    fixture.host.set_script(script);
    QTest::keyClick(page.composer().edit(), Qt::Key_Return);
    QTRY_VERIFY(!page.model().isAnswering());
    page.composer().setText(QStringLiteral("one\ntwo\nthree"));
    page.openFiles({fixture.folder.filePath(QStringLiteral("notes.png"))});
    QTRY_COMPARE(page.model().contextUsed(), 612);
    QVERIFY(save(window, "failed"));
  }

 private:
  void ask(ChatPage& page, const char* question, int pictures) {
    for (int i = 0; i < pictures; ++i) {
      page.composer().takePicture(i == 0 ? samplePicture() : secondSamplePicture(), QStringLiteral("sample.png"));
    }
    QTRY_COMPARE(page.composer().pictures().size(), pictures);
    page.composer().setText(QString::fromLatin1(question));
    QTest::keyClick(page.composer().edit(), Qt::Key_Return);
    QTRY_VERIFY(!page.model().isAnswering());
  }

  static bool save(QWidget& window, const char* state) {
    QTest::qWait(80);  // layouts, the transcript's timer, the count of the draft
    const QPixmap picture = window.grab();
    const QString folder = qEnvironmentVariable("BIFRONS_GRAB");
    if (folder.isEmpty()) return !picture.isNull();
    return QDir().mkpath(folder) &&
           picture.save(QStringLiteral("%1/chat-%2-%3.png")
                            .arg(folder, QString::fromLatin1(QTest::currentDataTag()), QString::fromLatin1(state)));
  }
};

BIFRONS_TEST(TestChatGrab)
#include "tst_chat_grab.moc"
