// What is attached to a question: pictures, and texts that go into it.
#include <QAction>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <utility>

#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/dropped_content.h"
#include "ui/chat/thumb_strip.h"
#include "ui/theme/icon_provider.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/picture_thumb.h"

namespace ui {

void Composer::connectReader() {
  connect(&m_reader, &AttachmentReader::pictureRead, this, [this](quint64 request, const AttachedPicture& picture) {
    if (request < m_firstRequest) return;
    if (m_cutting.contains(request)) {
      replacePicture(m_cutting.take(request), picture);
    } else {
      addPicture(picture);
    }
    readingEnded();
  });
  connect(&m_reader, &AttachmentReader::textRead, this, [this](quint64 request, const QString& text) {
    if (request < m_firstRequest) return;
    m_edit->insertPlainText(text);
    readingEnded();
  });
  connect(&m_reader, &AttachmentReader::refused, this, [this](quint64 request, const QString& sentence) {
    if (request < m_firstRequest) return;
    m_cutting.remove(request);
    m_refusals.append(sentence);
    readingEnded();
  });
}

void Composer::take(const QMimeData* mime) {
  const DroppedContent content = droppedContent(mime);
  switch (content.kind) {
    case DroppedContent::Kind::Files:
      takeFiles(content.files);
      break;
    case DroppedContent::Kind::Picture:
      takePicture(qvariant_cast<QImage>(mime->imageData()), tr("Pasted picture"));
      break;
    case DroppedContent::Kind::Text:
      takeText(mime->text());
      break;
    case DroppedContent::Kind::Nothing:
      if (content.others.isEmpty()) refuse(tr("This is not a picture or text. Nothing was attached."));
      break;
  }
  for (const QString& other : content.others) {
    m_refusals.append(tr("“%1” was not attached. It is neither a picture nor text.").arg(QFileInfo(other).fileName()));
  }
  if (m_reading == 0 && !m_refusals.isEmpty()) tellRefusals();
}

void Composer::takeFiles(const QList<QString>& paths) {
  Q_EMIT attaching();
  m_reading += static_cast<int>(paths.size());
  for (const QString& path : paths) m_lastRequest = m_reader.readFile(path);
}

void Composer::takeText(const QString& text) {
  if (text.size() > AttachmentReader::longestText) {
    const QLocale locale;
    return refuse(tr("The text was not added. It has %1 characters; no model can read more than %2.")
                      .arg(locale.toString(text.size()), locale.toString(AttachmentReader::longestText)));
  }
  m_edit->insertPlainText(text);
  m_edit->ensureCursorVisible();
}

void Composer::takePicture(const QImage& picture, const QString& name) {
  if (picture.isNull()) return refuse(tr("The picture could not be read. Nothing was attached."));
  Q_EMIT attaching();
  ++m_reading;
  m_lastRequest = m_reader.readImage(picture, name);
}

void Composer::addPicture(const AttachedPicture& picture) {
  auto* thumb = new PictureThumb(QPixmap::fromImage(picture.thumb), ThumbStrip::thumbSide, m_strip);
  thumb->setRemovable(true);
  setTabOrder(m_thumbs.isEmpty() ? static_cast<QWidget*>(m_edit) : m_thumbs.last(), thumb);
  m_pictures.append(picture);
  m_thumbs.append(thumb);
  m_strip->add(thumb);
  connect(thumb, &PictureThumb::removeRequested, this, [this, thumb] { removePicture(thumb); });
  connect(thumb, &QAbstractButton::clicked, this,
          [this, thumb] { Q_EMIT pictureOpened(m_pictures[m_thumbs.indexOf(thumb)]); });
  thumb->setContextMenuPolicy(Qt::ActionsContextMenu);
  auto* sees = new QAction(IconProvider::icon(QStringLiteral("eye")), tr("What the model sees"), thumb);
  thumb->addAction(sees);
  connect(sees, &QAction::triggered, this, [this, thumb] { Q_EMIT seesRequested(m_pictures[m_thumbs.indexOf(thumb)]); });
  if (picture.thumb.isNull()) Q_EMIT pictureWanted(picture);
  updateNumbers();
  updateSend();
  Q_EMIT draftChanged();
}

void Composer::setPicture(const AttachedPicture& picture) {
  for (qsizetype i = 0; i < m_pictures.size(); ++i) {
    if (m_pictures[i].file != picture.file || !m_pictures[i].thumb.isNull()) continue;
    m_pictures[i] = picture;
    m_thumbs[i]->setPicture(QPixmap::fromImage(picture.thumb));
  }
}

void Composer::crop(const AttachedPicture& picture, const QRect& part) {
  if (part.isNull() && picture.whole) return replacePicture(picture.file, *picture.whole);
  ++m_reading;
  m_lastRequest = m_reader.readPart(picture.whole ? *picture.whole : picture, part);
  m_cutting.insert(m_lastRequest, picture.file);
}

void Composer::replacePicture(const QString& file, const AttachedPicture& picture) {
  for (qsizetype i = 0; i < m_pictures.size(); ++i) {
    if (m_pictures[i].file != file) continue;
    m_pictures[i] = picture;
    m_thumbs[i]->setPicture(QPixmap::fromImage(picture.thumb));
  }
  updateNumbers();
  Q_EMIT draftChanged();
}

void Composer::removePicture(PictureThumb* thumb) {
  const qsizetype index = m_thumbs.indexOf(thumb);
  if (index < 0) return;
  m_pictures.removeAt(index);
  m_thumbs.removeAt(index);
  m_strip->take(thumb);
  updateNumbers();
  updateSend();
  Q_EMIT draftChanged();
}

void Composer::updateNumbers() {
  for (qsizetype i = 0; i < m_thumbs.size(); ++i) {
    m_thumbs[i]->setNumber(m_firstNumber + static_cast<int>(i));
    m_thumbs[i]->setToolTip(m_pictures[i].name);
  }
}

void Composer::refuse(const QString& sentence) {
  m_refusals.append(sentence);
  if (m_reading == 0) tellRefusals();
}

void Composer::readingEnded() {
  if (--m_reading > 0) return;
  if (!m_refusals.isEmpty()) return tellRefusals();
  if (m_sendWhenRead) tryToSend();
}

void Composer::tellRefusals() {
  m_sendWhenRead = false;  // who sent it meant all of it
  sayFor({});
  const QList<QString> refusals = std::exchange(m_refusals, {});
  const int more = static_cast<int>(refusals.size()) - 1;
  Q_EMIT refused(more == 0
                     ? refusals.first()
                     : counted(more, tr("%1 1 other was not attached either.").arg(refusals.first()),
                               tr("%1 %n others were not attached either.", nullptr, more).arg(refusals.first())));
}

}  // namespace ui
