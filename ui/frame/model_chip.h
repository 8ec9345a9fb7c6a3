#pragma once

#include <QAbstractButton>

namespace ui {

class EngineStatus;

/// The loaded model at a glance: state, name, device and precision, memory. Where there is little room the parts go
/// from the right; the tooltip and the accessible name always have all of it. Pressed, it opens the model switcher.
class ModelChip : public QAbstractButton {
  Q_OBJECT

 public:
  explicit ModelChip(EngineStatus& status, QWidget* parent = nullptr);

  /// The width of the window decides which parts are shown.
  void setWindowWidth(int width);
  /// The keys that open the choice of a model; empty for none.
  void setKeys(const QString& keys);
  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void refresh();
  [[nodiscard]] bool showsDevice() const { return m_windowWidth >= 1040; }
  [[nodiscard]] bool showsMemory() const { return m_windowWidth >= 960; }

  EngineStatus& m_status;
  int m_windowWidth = 1280;
  QString m_name, m_device, m_memory, m_keys;
  double m_fraction = 0;
};

}  // namespace ui
