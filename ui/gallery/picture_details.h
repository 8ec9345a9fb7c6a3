#pragma once

#include <QImage>

#include "ui/store/picture_record.h"
#include "ui/widgets/surface.h"

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace ui {

class IconButton;
class IconMark;
class InlineNote;
class PictureWell;
class TextButton;

/// What is known of the selected picture, and what can be done with it; of several only the latter.
class PictureDetails : public Surface {
  Q_OBJECT

 public:
  explicit PictureDetails(QWidget* parent = nullptr);

  void showNothing();
  /// `branches`: pictures that came of this one, oldest first.
  void showRecord(const PictureRecord& record, const QList<qint64>& branches);
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
  void showFacts(const PictureRecord& record);
  void showFamily(const PictureRecord& record, const QList<qint64>& branches);
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
  QGridLayout* m_facts = nullptr;
  QVBoxLayout* m_family = nullptr;
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
