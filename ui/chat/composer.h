#pragma once

#include <QHash>
#include <QList>
#include <QTimer>
#include <QWidget>

#include "ui/bridge/attachment_reader.h"
#include "ui/chat/context_meter.h"

class QLabel;
class QMimeData;

namespace ui {

class ComposerEdit;
class IconButton;
class PictureThumb;
class SendButton;
class TextButton;
class ThumbStrip;

/// Where a question is written: pictures, text, and what belongs to sending. Knows nothing of the conversation but what
/// it is told.
class Composer : public QWidget {
  Q_OBJECT

 public:
  explicit Composer(QWidget* parent = nullptr);

  [[nodiscard]] QString text() const;
  void setText(const QString& text);
  [[nodiscard]] const QList<AttachedPicture>& pictures() const { return m_pictures; }
  /// Empties it; what is still being read for it does not come.
  void clear();
  /// Puts a question with its pictures before the draft that stands here.
  void bringBack(const QString& question, const QList<AttachedPicture>& pictures);

  /// Fills in one of an earlier time, for which pictureWanted asked.
  void setPicture(const AttachedPicture& picture);

  /// Puts a part of the picture in its place; the whole that it was cut from for a null part.
  void crop(const AttachedPicture& picture, const QRect& part);

  /// Takes pictures, files and text from a drop or the clipboard. Reading goes on in the background.
  void take(const QMimeData* mime);
  void takeFiles(const QList<QString>& paths);
  void takePicture(const QImage& picture, const QString& name);

  /// Send becomes Stop.
  void setAnswering(bool answering);
  /// Number of the first picture here, counted through the conversation.
  void setFirstPictureNumber(int number);
  void setKeyHintShown(bool shown);
  void setUse(const ContextMeter::Use& use) { m_meter->setUse(use); }
  /// What the hint says in place of the keys: why Enter did not send, for some seconds.
  [[nodiscard]] QString hint() const;

  [[nodiscard]] ComposerEdit* edit() const { return m_edit; }
  [[nodiscard]] IconButton* attachButton() const { return m_attach; }
  [[nodiscard]] IconButton* samplingButton() const { return m_sampling; }
  [[nodiscard]] ContextMeter* meter() const { return m_meter; }
  [[nodiscard]] SendButton* sendButton() const { return m_send; }
  [[nodiscard]] TextButton* stopButton() const { return m_stop; }
  [[nodiscard]] const QList<PictureThumb*>& thumbs() const { return m_thumbs; }

 Q_SIGNALS:
  void sendRequested();
  void stopRequested();
  void attachRequested();
  void samplingRequested();
  void draftChanged();
  void pictureOpened(const ui::AttachedPicture& picture);
  void pictureWanted(const ui::AttachedPicture& picture);
  void seesRequested(const ui::AttachedPicture& picture);  ///< what the model sees of it
  /// Something new is being attached: what was said about the last one is over.
  void attaching();
  /// Something could not be attached; says what and why, once for all that were taken together.
  void refused(const QString& sentence);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;

 private:
  void buildFoot();
  void connectReader();
  void addPicture(const AttachedPicture& picture);
  void replacePicture(const QString& file, const AttachedPicture& picture);
  void removePicture(PictureThumb* thumb);
  void takeText(const QString& text);
  void refuse(const QString& sentence);
  void tellRefusals();
  void readingEnded();
  void tryToSend();
  void sayFor(const QString& words);
  void updateSend();
  void updateNumbers();

  ComposerEdit* m_edit;
  ThumbStrip* m_strip;
  QWidget* m_foot;
  IconButton* m_attach;
  IconButton* m_sampling;
  ContextMeter* m_meter;
  QLabel* m_hint;
  SendButton* m_send;
  TextButton* m_stop;
  QList<AttachedPicture> m_pictures;
  QList<PictureThumb*> m_thumbs;  ///< one per picture
  QTimer m_hintBack;
  quint64 m_firstRequest = 0;  ///< what was asked for before belongs to a draft that is gone
  quint64 m_lastRequest = 0;
  QHash<quint64, QString> m_cutting;  ///< file of the picture whose place a part takes, by request
  int m_firstNumber = 1;
  int m_reading = 0;            ///< files that are being read
  QList<QString> m_refusals;    ///< of those that were read already
  bool m_sendWhenRead = false;
  bool m_answering = false;
  bool m_keyHintShown = true;
  AttachmentReader m_reader;
};

}  // namespace ui
