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
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_keys;
};

}  // namespace ui
