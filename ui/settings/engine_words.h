#pragma once

#include <QString>
#include <optional>

#include "core/engine/requests.h"

namespace ui {

/// The words for a device and a precision on the command line and in the file of settings: auto, cpu, cuda, cuda:N;
/// auto, fp32, bf16, fp16. Nothing for another word.
std::optional<core::engine::DeviceChoice> deviceFrom(const QString& word);
QString deviceWord(const core::engine::DeviceChoice& device);

std::optional<core::engine::Precision> precisionFrom(const QString& word);
QString precisionWord(core::engine::Precision precision);

}  // namespace ui
