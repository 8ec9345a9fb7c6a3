#pragma once

#include <QImage>
#include <QList>

#include "core/inference/picture_metadata.h"
#include "ui/bridge/attachment_reader.h"
#include "ui/chat/note_row.h"

namespace ui {

/// Says above the composer that a picture in it was drawn by Bifrons, and offers to go on with it on the Create page.
class DrawnNote : public NoteRow {
  Q_OBJECT

 public:
  explicit DrawnNote(QWidget* parent = nullptr);

  /// Those in the composer. Shown while one of them was drawn by Bifrons, of several it speaks of the last; hidden once the
  /// person has closed it for that one.
  void setPictures(const QList<AttachedPicture>& pictures);

  [[nodiscard]] TextButton* openButton() const { return m_open; }

 Q_SIGNALS:
  /// With prompt, settings and tokens.
  void createRequested(const QImage& picture, const core::inference::PictureMetadata& drawn);

 private:
  TextButton* m_open;
  AttachedPicture m_picture;
  QString m_closed;  ///< file of the picture that it was closed for
};

}  // namespace ui
