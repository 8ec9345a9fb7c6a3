#include "ui/settings/engine_words.h"

#include "ui/bridge/qt_convert.h"

namespace ui {

using core::engine::DeviceChoice;
using core::engine::DeviceKind;
using core::engine::Precision;

std::optional<DeviceChoice> deviceFrom(const QString& word) {
  if (word == QStringLiteral("auto")) return DeviceChoice{};
  if (word == QStringLiteral("cpu")) return DeviceChoice{.kind = DeviceKind::cpu};
  if (word == QStringLiteral("cuda")) return DeviceChoice{.kind = DeviceKind::cuda};
  if (!word.startsWith(QStringLiteral("cuda:"))) return std::nullopt;
  bool isNumber = false;
  const int index = word.mid(5).toInt(&isNumber);
  if (!isNumber || index < 0) return std::nullopt;
  return DeviceChoice{.kind = DeviceKind::cuda, .index = index};
}

QString deviceWord(const DeviceChoice& device) {
  switch (device.kind) {
    case DeviceKind::cpu: return QStringLiteral("cpu");
    case DeviceKind::cuda: return QStringLiteral("cuda:%1").arg(device.index);
    case DeviceKind::automatic: break;
  }
  return QStringLiteral("auto");
}

std::optional<Precision> precisionFrom(const QString& word) {
  for (const Precision each : {Precision::automatic, Precision::fp32, Precision::bf16, Precision::fp16}) {
    if (word == precisionWord(each)) return each;
  }
  return std::nullopt;
}

QString precisionWord(Precision precision) { return toQString(core::engine::precision_name(precision)); }

}  // namespace ui
