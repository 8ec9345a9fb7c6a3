#include "ui/chat/stored_pictures.h"

#include "ui/store/attachment_files.h"

namespace ui {

StoredPictures::StoredPictures(const QString& dataFolder, QObject* parent) : QObject(parent), m_dataFolder(dataFolder) {
  connect(&m_reader, &AttachmentReader::pictureRead, this, [this](quint64 request, AttachedPicture picture) {
    picture.file = m_reading.take(request);  // a file that was changed keeps its place
    picture.encoded.clear();                 // it is kept already
    Q_EMIT read(picture);
  });
  connect(&m_reader, &AttachmentReader::refused, this, [this](quint64 request, const QString&, const QString& why) {
    Q_EMIT missing(m_reading.take(request), tr("A picture of this chat cannot be read any more. %1").arg(why));
  });
}

void StoredPictures::want(const AttachedPicture& picture) {
  if (m_reading.values().contains(picture.file)) return;
  const QString path = attachment_files::pathOf(m_dataFolder, picture.file);
  m_reading.insert(m_reader.readKept(path, picture.name), picture.file);
}

}  // namespace ui
