#include "ui/chat/chat_page.h"
#include "ui/create/create_page.h"
#include "ui/gallery/gallery_page.h"
#include "ui/main_window.h"

namespace ui {

void MainWindow::connectPictures(ChatPage& chat, CreatePage& create, GalleryPage& gallery) {
  connect(&gallery, &GalleryPage::createRequested, this, [this] { openPage(QStringLiteral("create")); });
  connect(&gallery, &GalleryPage::reuseRequested, this, [this, &create](const PictureRecord& record) {
    openPage(QStringLiteral("create"));
    create.reuse(record.drawn);
  });
  const auto bringBack = [this, &create](const QImage& picture, const core::inference::PictureMetadata& drawn) {
    openPage(QStringLiteral("create"));
    create.bringBack(picture, drawn);
  };
  connect(&gallery, &GalleryPage::pictureDropped, this, bringBack);
  connect(&chat, &ChatPage::createRequested, this, bringBack);
  connect(&create, &CreatePage::discussRequested, this, [this, &chat](const QImage& picture, const QString& name) {
    openPage(QStringLiteral("chat"));
    chat.discuss(picture, name);
  });
  connect(&gallery, &GalleryPage::discussRequested, this, [this, &chat](const QString& path) {
    openPage(QStringLiteral("chat"));
    chat.openFiles({path});
  });
}

}  // namespace ui
