#pragma once

#include <functional>

#include "core/inference/generation_options.h"
#include "ui/widgets/popover.h"

class QPlainTextEdit;
class QVBoxLayout;

namespace ui {

class ChatModel;
class SeedField;
class TextButton;
class ValueSlider;

/// How answers of this chat are drawn from the model, and what the model is told before its first question: a panel over
/// the page, above the composer's button. Changes act on the next answer.
class SamplingPopover : public Popover {
  Q_OBJECT

 public:
  SamplingPopover(ChatModel& model, QWidget* parent);

  /// Opens with its lower left corner at `corner`, in the parent's coordinates, or closes. `opener` is the button for
  /// it.
  void toggle(const QPoint& corner, const QWidget* opener);

  [[nodiscard]] ValueSlider* temperature() const { return m_temperature; }
  [[nodiscard]] ValueSlider* topP() const { return m_topP; }
  [[nodiscard]] ValueSlider* topK() const { return m_topK; }
  [[nodiscard]] ValueSlider* mostTokens() const { return m_mostTokens; }
  [[nodiscard]] SeedField* seed() const { return m_seed; }
  [[nodiscard]] QPlainTextEdit* system() const { return m_system; }
  [[nodiscard]] TextButton* defaults() const { return m_defaults; }

 private:
  void addSystem(QVBoxLayout& column);
  void connectControls();
  void showOptions();
  void change(const std::function<void(core::inference::TextOptions&)>& edit);

  ChatModel& m_model;
  ValueSlider* m_temperature;
  ValueSlider* m_topP;
  ValueSlider* m_topK;
  ValueSlider* m_mostTokens;
  SeedField* m_seed;
  QPlainTextEdit* m_system;
  TextButton* m_defaults;
  bool m_showing = false;  ///< controls follow the model and must not write back
};

}  // namespace ui
