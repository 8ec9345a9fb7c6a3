#include "ui/chat/dropped_content.h"

#include <QMimeData>
#include <QMimeDatabase>
#include <QUrl>

#include "ui/bridge/attachment_reader.h"

namespace ui {

bool mayBeAttached(const QString& path) {
  const QMimeType type = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension);
  return type.isDefault() || type.name().startsWith(QLatin1String("image/")) || AttachmentReader::isTextFile(path);
}

DroppedContent droppedContent(const QMimeData* mime) {
  DroppedContent content;
  if (mime == nullptr) return content;
  for (const QUrl& url : mime->urls()) {
    if (!url.isLocalFile()) continue;
    (mayBeAttached(url.toLocalFile()) ? content.files : content.others).append(url.toLocalFile());
  }
  if (!content.files.isEmpty()) {
    content.kind = DroppedContent::Kind::Files;
    for (const QString& file : content.files) content.pictures += AttachmentReader::isTextFile(file) ? 0 : 1;
  } else if (mime->hasImage()) {
    content.kind = DroppedContent::Kind::Picture;
    content.pictures = 1;
  } else if (mime->hasText() && !mime->hasUrls()) {
    content.kind = DroppedContent::Kind::Text;
  }
  return content;
}

}  // namespace ui
