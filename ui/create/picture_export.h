#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include "core/inference/picture_metadata.h"

namespace ui {

struct Drawing;

/// A drawn picture with everything that its file will carry.
struct KeptPicture {
  QImage picture;
  core::inference::PictureMetadata drawn;
};

/// Picture number `index` of a drawing.
KeptPicture keptPicture(const Drawing& drawing, int index);

/// From the prompt, the seed and the number: "a-red-circle-4182-0.png".
QString suggestedFileName(const core::inference::PictureMetadata& picture);

/// Saves pictures away from the GUI thread, in the order of the requests. Each request is answered by one signal, on
/// the thread of this object. The destructor waits for what is being written.
class PictureSaver : public QObject {
  Q_OBJECT

 public:
  explicit PictureSaver(QObject* parent = nullptr);
  ~PictureSaver() override;

  struct Item {
    KeptPicture picture;
    QString path;
  };
  /// What happens to a file that has the name already: the person agreed to replace it, or it stays and the new one gets
  /// a number ("a-star-7-0 (2).png").
  enum class IfTaken { Replace, Number };
  void save(const QList<Item>& items, IfTaken ifTaken);

 Q_SIGNALS:
  /// `renamed` of them got another name than wanted.
  void saved(const QList<QString>& paths, int renamed);
  /// `paths` were written before the failure; the sentence says what went wrong and what helps.
  void failed(const QString& sentence, const QList<QString>& paths);

 private:
  QThreadPool m_pool;
};

}  // namespace ui
