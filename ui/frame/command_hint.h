#pragma once

#include <QAbstractButton>

class QAction;

namespace ui {

/// At the right end of the status strip: the word for the commands and the keys that open them. A click opens them, too.
class CommandHint : public QAbstractButton {
  Q_OBJECT

 public:
  explicit CommandHint(QWidget* parent = nullptr);

  void setKeys(const QString& keys);
  /// The keys alone, where there is little room; without keys the word stays.
  void setCompact(bool compact);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] bool saysWord() const { return !m_compact || m_keys.isEmpty(); }

  QString m_keys;
  bool m_compact = false;
};

}  // namespace ui
