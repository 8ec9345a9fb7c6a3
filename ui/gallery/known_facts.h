#pragma once

#include <QWidget>

#include "ui/store/picture_record.h"

class QGridLayout;
class QVBoxLayout;

namespace ui {

/// What is known of one picture, line by line, with its file, and below it the pictures that it comes from and that came of it.
class KnownFacts : public QWidget {
  Q_OBJECT

 public:
  explicit KnownFacts(QWidget* parent);

  /// `branches`: pictures that came of this one, oldest first.
  void show(const PictureRecord& record, const QList<PictureRecord>& branches);

 Q_SIGNALS:
  void folderRequested();
  void pictureRequested(qint64 id);  ///< the parent or a branch

 private:
  void showFacts(const PictureRecord& record);
  void showFamily(const PictureRecord& record, const QList<PictureRecord>& branches);

  QGridLayout* m_facts;
  QVBoxLayout* m_family;
};

}  // namespace ui
