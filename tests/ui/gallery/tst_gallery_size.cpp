#include <QElapsedTimer>
#include <QScrollBar>
#include <QTimer>
#include <algorithm>

#include "tests/support/test_registry.h"
#include "tests/ui/gallery/gallery_stage.h"
#include "tests/ui/support/event_gaps.h"
#include "ui/store/database.h"

namespace {

constexpr int pictures = 25'000;
constexpr int days = 250;

/// Rows without files, which cost the list the same.
void fill(ui::Storage& storage) {
  storage.run([](ui::Database& database) {
    database.transact([&] {
      const qint64 now = QDateTime::currentMSecsSinceEpoch();
      for (int number = 0; number < pictures; ++number) {
        database.run(
            QStringLiteral("INSERT INTO picture (file, prompt, model, seed, number, guidance, temperature, top_k, top_p, "
                           "width, height, tokens_shown, tokens_wanted, kept_tokens, parent_file, made, seconds, starred) "
                           "VALUES (?, ?, ?, ?, 0, 5, 1, 0, 1, 384, 384, 576, 576, 0, '', ?, 9, ?)"),
            {QStringLiteral("2026-11/%1.png").arg(number), QStringLiteral("a picture with the number %1").arg(number),
             number % 2 == 0 ? QStringLiteral("Janus-Pro-1B") : QStringLiteral("Janus-Pro-7B"), number,
             now - static_cast<qint64>(number) * days * 24 * 3600 * 1000 / pictures, number % 10 == 0});
      }
    });
  }).waitForFinished();
}

}  // namespace

/// The gallery with 25,000 pictures: all is there and found, and what it costs is printed.
class TestGallerySize : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void twentyFiveThousandPictures() {
    GalleryHistory history;
    fill(history.storage);
    tests::EventGaps gaps;
    QElapsedTimer clock;
    clock.start();
    ui::GalleryPage page(*history.bridge, history.preferences, history.archive, history.folder.path());
    page.resize(1212, 722);
    page.show();
    QTRY_COMPARE(page.model().count(), pictures);
    qInfo("opened in %lld ms, longest gap of the GUI thread %.0f ms", clock.elapsed(), gaps.takeLongestMs());

    QScrollBar* bar = page.grid().verticalScrollBar();
    qint64 slowest = 0;
    clock.restart();
    int frames = 0;
    for (int at = 0; at < bar->maximum(); at += bar->maximum() / 200, ++frames) {
      QElapsedTimer frame;
      frame.start();
      bar->setValue(at);
      page.grid().viewport()->repaint();
      slowest = std::max(slowest, frame.nsecsElapsed() / 1000);
      QCoreApplication::processEvents();
    }
    qInfo("%d frames through all of it: %.2f ms each, the slowest %.2f ms, longest gap %.0f ms", frames,
          static_cast<double>(clock.elapsed()) / frames, static_cast<double>(slowest) / 1000, gaps.takeLongestMs());

    clock.restart();
    page.grid().selectAll();
    page.grid().viewport()->repaint();
    qInfo("all selected in %lld ms", clock.elapsed());
    QCOMPARE(page.grid().selectedCount(), pictures);

    clock.restart();
    page.model().setFilter({.words = QStringLiteral("number 24999")});
    QTRY_COMPARE(page.model().count(), 1);
    qInfo("a phrase found in %lld ms", clock.elapsed());
    page.model().setFilter({.model = QStringLiteral("Janus-Pro-7B"), .starred = false});
    QTRY_COMPARE(page.model().count(), pictures / 2);
    page.model().setFilter({.starred = true});
    QTRY_COMPARE(page.model().count(), pictures / 10);
    qInfo("longest gap while filtering %.0f ms", gaps.takeLongestMs());
  }
};

BIFRONS_TEST(TestGallerySize)
#include "tst_gallery_size.moc"
