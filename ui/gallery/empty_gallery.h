#pragma once

#include <QWidget>

#include "ui/gallery/filter_bar.h"

class QHBoxLayout;
class QLabel;

namespace ui {

class IconMark;
class PrimaryButton;

/// What the gallery shows in place of pictures: that there are none yet, or none that match, with what helps.
class EmptyGallery : public QWidget {
  Q_OBJECT

 public:
  explicit EmptyGallery(QWidget* parent = nullptr);

  void showNothingYet();
  /// Each tag is a button that takes one filter back.
  void showNoMatch(const QList<FilterBar::Tag>& tags);

 Q_SIGNALS:
  void createRequested();

 private:
  IconMark* m_mark = nullptr;  ///< of filters that leave nothing
  QLabel* m_sentence;
  PrimaryButton* m_create;
  QWidget* m_tags;
};

}  // namespace ui
