#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace ui {

class TextButton;

/// Asks for an access token. It is never shown, and kept in the system's keyring at most.
class TokenForm : public QWidget {
  Q_OBJECT

 public:
  explicit TokenForm(QWidget* parent = nullptr);

  [[nodiscard]] QLineEdit* field() const { return m_field; }
  [[nodiscard]] QCheckBox* keep() const { return m_keep; }
  [[nodiscard]] TextButton* useButton() const { return m_use; }

 Q_SIGNALS:
  void given(const QString& token, bool keep);

 private:
  void give();

  QLineEdit* m_field;
  QCheckBox* m_keep;
  TextButton* m_use;
};

}  // namespace ui
