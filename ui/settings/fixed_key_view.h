#pragma once

#include <QWidget>

namespace ui {

/// Keys that cannot be changed, beside the fields of those that can: no outline, and a lock.
class FixedKeyView : public QWidget {
  Q_OBJECT

 public:
  /// `use` says what the keys do.
  FixedKeyView(const QString& use, QString keys, QWidget* parent);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_keys;
};

}  // namespace ui
