#pragma once

#include <QDialog>
#include <QTimer>

#include "ui/log/log_lines.h"

class QPlainTextEdit;

namespace ui {

class LogReader;
class SegmentedControl;
class TextButton;

/// The end of the log, read again while it is looked at: all of it, or what went wrong.
class LogDialog : public QDialog {
  Q_OBJECT

 public:
  /// `file` is the program's log.
  LogDialog(const QString& file, QWidget* parent);

  [[nodiscard]] SegmentedControl* level() const { return m_level; }
  [[nodiscard]] QString shownText() const;
  [[nodiscard]] TextButton* folderButton() const { return m_folder; }
  [[nodiscard]] TextButton* copyButton() const { return m_copy; }

 Q_SIGNALS:
  void diagnosisWanted();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void build();
  void show(const QList<LogMessage>& messages);
  void refresh();

  LogReader* m_reader;
  SegmentedControl* m_level;
  QPlainTextEdit* m_text;
  TextButton* m_copy;
  TextButton* m_folder;
  QTimer m_again;
  QList<LogMessage> m_messages;
};

}  // namespace ui
