#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "core/inference/picture_metadata.h"

class QMimeData;

namespace ui {

class DropFrame;

/// Lets a page take PNG files that Bifrons wrote: shows what a drop would do, and reads the file away from the GUI thread.
class PictureDrop : public QObject {
  Q_OBJECT

 public:
  /// `page` gets the drops, its children's included where they do not take them; the frame lies over `shown`.
  PictureDrop(QWidget* page, QWidget* shown);
  ~PictureDrop() override;

  /// As a drop of this file.
  void read(const QString& path);

 Q_SIGNALS:
  void arrived(const QImage& picture, const core::inference::PictureMetadata& drawn);
  /// What is wrong with the file, and what stays as it is.
  void failed(const QString& sentence);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// The one PNG file of a drag; empty for anything else.
  [[nodiscard]] static QString fileOf(const QMimeData* content);

  DropFrame* m_frame;
  QWidget* m_shown;
  QThreadPool m_pool;
};

}  // namespace ui
