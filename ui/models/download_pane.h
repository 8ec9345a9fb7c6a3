#pragma once

#include <QWidget>
#include <optional>

#include "ui/hub/download.h"

namespace ui {

class ElidedLabel;
class InlineNote;
class ProgressLine;
class TextButton;
class TokenForm;

/// The part of a row that tells of its download: the line and its numbers; the question what to keep when it is
/// cancelled; why it failed, and what helps. Hidden where there is nothing to tell.
class DownloadPane : public QWidget {
  Q_OBJECT

 public:
  explicit DownloadPane(QWidget* parent = nullptr);

  void show(const std::optional<DownloadProgress>& progress);
  /// What is to become of the parts?
  void askWhatToKeep();
  [[nodiscard]] QString words() const;
  [[nodiscard]] InlineNote* failure() const { return m_failure; }
  [[nodiscard]] TextButton* againButton() const { return m_again; }
  [[nodiscard]] TextButton* keepButton() const { return m_keep; }
  [[nodiscard]] TextButton* removeButton() const { return m_remove; }
  [[nodiscard]] TokenForm* token() const { return m_token; }

 Q_SIGNALS:
  void tryAgainWanted();
  void sourceWanted();
  void cancelWanted(bool keepParts);
  void tokenGiven(const QString& token, bool keep);

 private:
  void buildNotes();

  ProgressLine* m_line;
  ElidedLabel* m_words;
  InlineNote* m_failure;
  InlineNote* m_question;
  TokenForm* m_token;
  TextButton* m_again = nullptr;
  TextButton* m_keep = nullptr;
  TextButton* m_remove = nullptr;
};

}  // namespace ui
