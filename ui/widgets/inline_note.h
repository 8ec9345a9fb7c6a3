#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace ui {

class TextButton;

/// A message where something happened: icon, one or two sentences, and the buttons that help.
class InlineNote : public QWidget {
  Q_OBJECT

 public:
  enum class Kind { Info, Success, Warning, Error };

  explicit InlineNote(Kind kind, QWidget* parent = nullptr);

  void setKind(Kind kind);
  /// `heading` may be empty. Screen readers hear an alert when a visible note gets new words.
  void setMessage(const QString& heading, const QString& sentence);
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] QString heading() const;

  TextButton* addButton(const QString& text, const QString& icon = {});
  /// A cross at the right; emits closed and hides the note.
  void setClosable();

 Q_SIGNALS:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void announce();

  Kind m_kind;
  QLabel* m_heading;
  QLabel* m_sentence;
  QHBoxLayout* m_row;
  QVBoxLayout* m_column;
  QHBoxLayout* m_buttons = nullptr;
};

}  // namespace ui
