#pragma once

#include <QWidget>

namespace ui {

struct Drawing;
class ElidedLabel;
class IconButton;
class TextButton;

/// The line above the tiles of a drawing: prompt, what is known of it, and what can be done with all of it.
class JobHeader : public QWidget {
  Q_OBJECT

 public:
  explicit JobHeader(QWidget* parent = nullptr);

  void show(const Drawing& drawing);
  [[nodiscard]] QString metaText() const;

 Q_SIGNALS:
  void stopRequested();
  void saveAllRequested();
  void reuseRequested();
  void retryRequested();
  void removeRequested();
  void moreLikeRequested();
  void copyPromptRequested();
  void rankRequested();
  void orderRequested(bool bestFirst);

 private:
  void build();
  void showRanking(const Drawing& drawing);
  void openMenu();

  ElidedLabel* m_prompt;
  ElidedLabel* m_meta;
  TextButton* m_rank;
  TextButton* m_order;
  TextButton* m_saveAll;
  TextButton* m_reuse;
  TextButton* m_retry;
  IconButton* m_more;
  TextButton* m_stop;
  bool m_isBestFirst = false;
  bool m_isRunning = false;
};

}  // namespace ui
