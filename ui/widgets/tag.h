#pragma once

#include <QWidget>

#include "ui/theme/color_role.h"

namespace ui {

/// A few words on a small ground of their own, beside a name: what is so now ("Loaded", "Default").
class Tag : public QWidget {
  Q_OBJECT

 public:
  enum class Kind { Plain, Success };

  explicit Tag(const QString& text, Kind kind = Kind::Plain, QWidget* parent = nullptr);

  void setText(const QString& text);
  [[nodiscard]] QString text() const { return m_text; }
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] QString icon() const { return m_kind == Kind::Success ? QStringLiteral("ok") : QString(); }

  QString m_text;
  Kind m_kind;
};

}  // namespace ui
