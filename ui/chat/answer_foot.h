#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class IconButton;
class TextButton;

/// The line below an answer: its versions, what can be done with it, and its figures.
class AnswerFoot : public QWidget {
  Q_OBJECT

 public:
  explicit AnswerFoot(QWidget* parent = nullptr);

  /// An answer without text can be made again, but neither copied nor drawn; `canRepeat` is off where a note offers it.
  void setContent(bool hasText, bool canRepeat, const QString& figures);
  /// Version `number` of `count`; one alone is not counted.
  void setVersions(int number, int count);
  /// While an answer is written nothing else is asked here.
  void setBusy(bool busy);
  [[nodiscard]] QString versionWords() const;
  /// Whether there is anything to show.
  [[nodiscard]] bool hasContent() const { return m_hasText || m_canRepeat || m_count > 1; }
  [[nodiscard]] QList<QWidget*> focusOrder() const;

 Q_SIGNALS:
  void versionRequested(int steps);
  void copyRequested();
  void againRequested();
  void editRequested();
  void drawRequested();

 private:
  void update();

  IconButton* m_older;
  QLabel* m_version;
  IconButton* m_newer;
  IconButton* m_copy;
  IconButton* m_again;
  IconButton* m_branch;
  TextButton* m_draw;
  QLabel* m_figures;
  bool m_hasText = false;
  bool m_canRepeat = false;
  bool m_busy = false;
  int m_number = 1;
  int m_count = 1;
};

}  // namespace ui
