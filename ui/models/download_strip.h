#pragma once

#include <QWidget>

namespace ui {

class Downloads;
class ElidedLabel;
class ProgressLine;
class TextButton;

/// The running download in the strip at the lower edge of the window, with a button that pauses it. Hidden while there is
/// none.
class DownloadStrip : public QWidget {
  Q_OBJECT

 public:
  explicit DownloadStrip(Downloads& downloads, QWidget* parent = nullptr);

  [[nodiscard]] QString words() const;
  [[nodiscard]] TextButton* pauseButton() const { return m_pause; }

 private:
  void refresh();

  Downloads& m_downloads;
  ElidedLabel* m_words;
  ProgressLine* m_line;
  ElidedLabel* m_numbers;
  TextButton* m_pause;
};

}  // namespace ui
