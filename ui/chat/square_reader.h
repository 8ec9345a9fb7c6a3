#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <filesystem>

#include "core/engine/requests.h"

namespace ui {

/// The padded square that the model really gets of a picture, made away from the GUI thread.
class SquareReader : public QObject {
  Q_OBJECT

 public:
  struct Square {
    QImage picture;
    QSize original;  ///< of the picture that was given
  };

  explicit SquareReader(QObject* parent = nullptr);
  ~SquareReader() override;

  /// For the model in `folder`; `part` of the picture, all of it when null. The last request is the one that is answered.
  void read(const core::engine::PicturePtr& picture, const QRect& part, const std::filesystem::path& folder);

 Q_SIGNALS:
  void ready(const ui::SquareReader::Square& square);
  void failed(const QString& sentence);

 private:
  quint64 m_last = 0;
  QThreadPool m_pool;
};

}  // namespace ui
