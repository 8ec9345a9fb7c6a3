#pragma once

#include <QObject>

#include "core/engine/load_plan.h"

class QComboBox;

namespace ui {

class CudaRow;
class DeviceProbe;
class Preferences;
class SegmentedControl;
class SettingsForm;
class SettingsRow;
class ValueSlider;

/// The rows of Settings that say where and how a model runs: device, precision, threads, the libraries for a card. What
/// does not work here cannot be chosen and says why. Writes what is chosen here, and nothing else.
class EngineSection : public QObject {
  Q_OBJECT

 public:
  /// The arguments outlive it.
  EngineSection(SettingsForm& form, Preferences& preferences, core::engine::LoadPlanner planner, QObject* parent);

  /// Looks for devices, once.
  void look();
  [[nodiscard]] QComboBox* device() const { return m_device; }
  [[nodiscard]] SegmentedControl* precision() const { return m_precision; }
  [[nodiscard]] ValueSlider* threads() const { return m_threads; }
  [[nodiscard]] CudaRow& cuda() const { return *m_cuda; }
  [[nodiscard]] QString deviceHelp() const;
  [[nodiscard]] QString precisionHelp() const;

 private:
  void addDevice();
  void addPrecision();
  void addThreads();
  void fillDevices();
  void chooseDevice(const core::engine::DeviceChoice& choice);
  void showDevice();
  void showPrecision();

  SettingsForm& m_form;
  Preferences& m_preferences;
  DeviceProbe* m_probe;
  QComboBox* m_device = nullptr;
  SettingsRow* m_deviceHelp = nullptr;
  SegmentedControl* m_precision = nullptr;
  SettingsRow* m_precisionHelp = nullptr;
  ValueSlider* m_threads = nullptr;
  CudaRow* m_cuda = nullptr;
};

}  // namespace ui
