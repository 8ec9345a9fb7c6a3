#pragma once

#include <QImage>

#include "ui/store/picture_record.h"
#include "ui/widgets/surface.h"

class QLabel;
class QScrollArea;

namespace ui {

class IconButton;
class IconMark;
class InlineNote;
class KnownFacts;
class PictureWell;
class TextButton;

/// What is known of the selected picture, and what can be done with it; of several only the latter.
class PictureDetails : public Surface {
  Q_OBJECT

 public:
  explicit PictureDetails(QWidget* parent = nullptr);

  void showNothing();
  /// `branches`: pictures that came of this one, oldest first.
  void showRecord(const PictureRecord& record, const QList<PictureRecord>& branches);
  /// `starred`: all of them are.
  void showSeveral(int count, bool starred);
  /// The picture itself, when it is there.
  void setPicture(const QImage& picture);
  /// Its file is gone or damaged: why, in a sentence.
  void setProblem(const QString& sentence);
  /// Whether a rebuilding is under way.
  void setRebuilding(bool rebuilding);

 Q_SIGNALS:
  void reuseRequested();
  void discussRequested();
  void starRequested();
  void menuRequested(const QPoint& globalPosition);
  void saveRequested();
  void compareRequested();
  void trashRequested();
  void folderRequested();
  void rebuildRequested();
  void openRequested();
  void pictureRequested(qint64 id);  ///< the parent or a branch

 private:
  QWidget* buildBody();
  QWidget* buildActions();
  QWidget* buildFoot();
  void setBodyShown(bool shown);
  void setStarred(bool starred);

  QScrollArea* m_scroll;
  QWidget* m_one = nullptr;  ///< all that is of one picture
  PictureWell* m_picture = nullptr;
  QLabel* m_prompt = nullptr;
  QLabel* m_hint;
  QWidget* m_hintBox = nullptr;
  TextButton* m_reuse = nullptr;
  TextButton* m_discuss = nullptr;
  IconButton* m_star = nullptr;
  IconButton* m_more = nullptr;
  KnownFacts* m_facts = nullptr;
  QLabel* m_tokens = nullptr;
  IconMark* m_tokensMark = nullptr;
  InlineNote* m_problem = nullptr;
  TextButton* m_rebuild = nullptr;
  QWidget* m_foot;
  TextButton* m_save = nullptr;
  TextButton* m_compare = nullptr;
  IconButton* m_trash = nullptr;
};

}  // namespace ui
