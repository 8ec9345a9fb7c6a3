#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/drawn_note.h"
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"
#include "ui/create/prompt_composer.h"
#include "ui/main_window.h"
#include "ui/store/picture_files.h"
#include "ui/widgets/text_button.h"

/// From a picture that was attached in Chat to the settings that it was drawn with.
class TestDrawnPicture : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isOpenedInCreate() {
    tests::UiFixture fixture;
    ui::MainWindow window(*fixture.bridge, fixture.preferences, fixture.storage, fixture.host.planner());
    window.loadModel({});
    window.show();
    QTRY_VERIFY(fixture.bridge->model() != nullptr);
    core::inference::PictureMetadata drawn{.prompt = "a yellow star", .options = {.sampling = {.seed = 99}}, .model = "Fake Blocks"};
    drawn.tokens.assign(16, 3);
    QImage picture(32, 32, QImage::Format_RGB888);
    picture.fill(Qt::yellow);
    const QString path = fixture.folder.filePath(QStringLiteral("star.png"));
    ui::picture_files::write(path, picture, drawn);

    auto* chat = window.findChild<ui::ChatPage*>();
    chat->openFiles({path});
    auto* note = chat->findChild<ui::DrawnNote*>();
    QTRY_VERIFY(note->isVisible());
    note->openButton()->click();
    auto* create = window.findChild<ui::CreatePage*>();
    QVERIFY(create->isVisible());
    QCOMPARE(create->composer().prompt(), QStringLiteral("a yellow star"));
    QCOMPARE(create->settings().options().sampling.seed, std::uint64_t{99});
    QCOMPARE(create->model().drawings().size(), 1);
    QCOMPARE(create->model().drawings().first().tiles[0].codes, drawn.tokens);
    QCOMPARE(chat->composer().pictures().size(), 1);
  }
};

BIFRONS_TEST(TestDrawnPicture)
#include "tst_drawn_picture.moc"
