#include <QLocale>

#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/frame/engine_status.h"
#include "ui/widgets/size_words.h"

// The part of EngineStatus that tells of the model.

namespace ui {

QString EngineStatus::modelName() const {
  if (m_phase == Phase::Loading) {
    const QString name = m_loadNames.value(m_job);
    return name.isEmpty() ? tr("Loading a model") : tr("Loading %1").arg(name);
  }
  if (const auto* model = m_bridge.model()) return toQString(std::string_view(model->name));
  return m_failure.isEmpty() ? tr("No model") : tr("Model not loaded");
}

QString EngineStatus::keptModel() const {
  const auto* model = m_bridge.model();
  return model == nullptr ? QString() : toQString(std::string_view(model->name));
}

/// What is told of the model that is loaded, while nothing else is being loaded.
const core::engine::ModelInfo* EngineStatus::shownModel() const {
  return m_phase == Phase::Loading ? nullptr : m_bridge.model();
}

QString EngineStatus::deviceText() const {
  const auto* model = shownModel();
  if (model == nullptr) return {};
  return QStringLiteral("%1 · %2").arg(coreWords(model->device),
                                       toQString(std::string_view(model->precision)));
}

QString EngineStatus::memoryText() const {
  const auto* model = shownModel();
  const qint64 used = m_bridge.memoryInUse();
  if (model == nullptr || used == 0) return {};
  return model->device_memory_bytes > 0 ? sizeOfSize(used, model->device_memory_bytes) : sizeWords(used);
}

double EngineStatus::memoryFraction() const {
  const auto* model = shownModel();
  if (model == nullptr || model->device_memory_bytes == 0) return 0;
  return static_cast<double>(m_bridge.memoryInUse()) / static_cast<double>(model->device_memory_bytes);
}

QString EngineStatus::modelDetails() const {
  const auto* model = shownModel();
  if (m_phase == Phase::Loading && !keptModel().isEmpty()) {
    return tr("%1\n%2 stays loaded until then").arg(modelName(), keptModel());
  }
  if (model == nullptr) return m_failure.isEmpty() ? modelName() : m_failure;
  QStringList lines{modelName(), deviceText()};
  if (!memoryText().isEmpty()) lines << tr("Memory: %1, of which the weights are %2").arg(memoryText(), sizeWords(model->weight_bytes));
  lines << tr("%1 million parameters").arg(QLocale().toString(static_cast<double>(model->parameters) / 1e6, 'f', 1));
  if (!model->device_reason.empty()) lines << coreWords(model->device_reason);
  return lines.join(QLatin1Char('\n'));
}

}  // namespace ui
