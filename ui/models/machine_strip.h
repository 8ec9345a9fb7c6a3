#pragma once

#include <QWidget>

#include "core/engine/load_plan.h"

namespace ui {

class ElidedLabel;
class PlanReader;
class TextButton;

/// What this computer has for models: graphics card, processor, the folder of the models; and a button that copies a
/// diagnosis.
class MachineStrip : public QWidget {
  Q_OBJECT

 public:
  MachineStrip(core::engine::LoadPlanner planner, QWidget* parent);

  /// Looks for the devices and what is free on them; again each time the page is opened.
  void look();
  void showFolder(const QString& folder, qint64 freeBytes);
  [[nodiscard]] TextButton* copyButton() const { return m_copy; }

 Q_SIGNALS:
  void diagnosisWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Part {
    ElidedLabel* name;
    ElidedLabel* more;
  };
  Part addPart(const QString& icon);

  PlanReader* m_reader;
  quint64 m_askedCard = 0;
  quint64 m_askedProcessor = 0;
  Part m_card;
  Part m_processor;
  Part m_folder;
  TextButton* m_copy;
};

/// What the processor calls itself; empty where the system does not tell.
QString processorName();

}  // namespace ui
