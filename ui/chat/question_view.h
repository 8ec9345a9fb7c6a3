#pragma once

#include <QList>
#include <QWidget>

#include "ui/chat/chat_turn.h"

namespace ui {

class MessageText;
class PictureThumb;

/// What the person asked: a box at the right with pictures above the text.
class QuestionView : public QWidget {
  Q_OBJECT

 public:
  explicit QuestionView(const ChatTurn& turn, QWidget* parent = nullptr);

  /// Fills in one that has been read; nothing for another's.
  void setPicture(const AttachedPicture& picture);
  /// What Tab walks through.
  [[nodiscard]] QList<QWidget*> focusOrder() const;

 Q_SIGNALS:
  void pictureOpened(const ui::AttachedPicture& picture);
  void seesRequested(const ui::AttachedPicture& picture);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void place();

  QList<AttachedPicture> m_pictures;
  QList<PictureThumb*> m_thumbs;  ///< one per picture
  MessageText* m_text = nullptr;  ///< null when only pictures were sent
  QRect m_box;
};

}  // namespace ui
