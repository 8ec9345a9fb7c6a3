#include "ui/settings/engine_section.h"

#include <QComboBox>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QThread>
#include <algorithm>
#include <array>
#include <utility>

#include "core/engine/option_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/settings/cuda_row.h"
#include "ui/settings/device_probe.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/settings/settings_row.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/value_slider.h"

namespace ui {
namespace {

using core::engine::Precision;

constexpr int boxWidth = 260;
constexpr int sliderWidth = 316;
constexpr std::array precisions{Precision::automatic, Precision::fp32, Precision::bf16, Precision::fp16};

QString deviceWord(const core::engine::DeviceChoice& device) { return toQString(core::engine::device_word(device)); }

QString reloads() { return EngineSection::tr("A change loads the model again."); }

}  // namespace

EngineSection::EngineSection(SettingsForm& form, Preferences& preferences, core::engine::LoadPlanner planner, QObject* parent)
    : QObject(parent), m_form(form), m_preferences(preferences), m_probe(new DeviceProbe(std::move(planner), this)) {
  form.addSection(tr("Engine"), QStringLiteral("cpu"), QStringLiteral("engine"));
  addDevice();
  addPrecision();
  addThreads();
  m_cuda = new CudaRow(form, preferences, this);
  connect(m_probe, &DeviceProbe::found, this, [this] {
    fillDevices();
    showPrecision();
  });
}

void EngineSection::look() { m_probe->start(); }

QString EngineSection::deviceHelp() const { return m_deviceHelp->help(); }
QString EngineSection::precisionHelp() const { return m_precisionHelp->help(); }

void EngineSection::addDevice() {
  m_device = new QComboBox(&m_form);
  m_device->setAccessibleName(tr("Device"));
  m_device->setFixedWidth(boxWidth);
  m_device->setItemDelegate(new QStyledItemDelegate(m_device));  // Qt's own for boxes takes no heed of the sheet
  m_device->addItem(tr("Looking for devices"));
  m_device->setEnabled(false);
  m_device->setToolTip(tr("Bifrons is looking for devices that it can use"));
  m_deviceHelp = m_form.addRow(tr("Device"), m_device, reloads());
  connect(m_device, &QComboBox::activated, this, [this](int index) {
    const auto chosen = core::engine::device_from(toUtf8(m_device->itemData(index).toString()));
    if (chosen) chooseDevice(*chosen);
  });
  connect(&m_preferences, &Preferences::deviceChanged, this, [this] {
    showDevice();
    showPrecision();
  });
}

/// The precision that was chosen waits for a device that takes it.
void EngineSection::chooseDevice(const core::engine::DeviceChoice& choice) {
  m_preferences.setDevice(choice);
  const FoundDevice* device = m_probe->find(choice);
  if (device == nullptr) return;
  const Precision wanted = m_preferences.wantedPrecision();
  m_preferences.setPrecisionInstead(device->precisions.contains(wanted) ? wanted : Precision::automatic);
}

/// Automatic and what it comes to, every device that was found, and where there is no card a line that says so.
void EngineSection::fillDevices() {
  m_device->clear();
  const FoundDevice* best = m_probe->find({});
  m_device->addItem(best == nullptr ? tr("Automatic") : tr("Automatic (%1)").arg(best->name), deviceWord({}));
  for (const FoundDevice& each : m_probe->devices()) m_device->addItem(each.name, deviceWord(each.choice));
  const QString reason = m_probe->noCardReason();
  if (!reason.isEmpty()) {
    m_device->addItem(tr("Graphics card"), QString());
    const int last = m_device->count() - 1;
    m_device->setItemData(last, reason, Qt::ToolTipRole);
    if (auto* items = qobject_cast<QStandardItemModel*>(m_device->model())) items->item(last)->setEnabled(false);
  }
  m_deviceHelp->setHelp(QStringLiteral("%1 %2").arg(reason, reloads()).trimmed());
  m_device->setEnabled(true);
  m_device->setToolTip(QString());
  showDevice();
}

void EngineSection::showDevice() {
  if (!m_probe->isDone()) return;
  const QString word = deviceWord(m_preferences.device());
  int index = m_device->findData(word);
  if (index < 0) {  // chosen when there was another card
    m_device->addItem(tr("%1, which is not there").arg(word), word);
    index = m_device->count() - 1;
  }
  m_device->setCurrentIndex(index);
}

void EngineSection::addPrecision() {
  m_precision = new SegmentedControl(tr("Precision"), &m_form);
  for (const Precision each : precisions) {
    m_precision->addChoice(each == Precision::automatic ? tr("Automatic") : toQString(core::engine::precision_name(each)));
  }
  m_precisionHelp = m_form.addRow(tr("Precision"), m_precision, {});
  connect(m_precision, &SegmentedControl::chosen, this,
          [this](int index) { m_preferences.setPrecision(precisions.at(static_cast<std::size_t>(index))); });
  connect(&m_preferences, &Preferences::precisionChanged, this, &EngineSection::showPrecision);
  showPrecision();
}

void EngineSection::showPrecision() {
  const FoundDevice* device = m_probe->find(m_preferences.device());
  for (std::size_t i = 1; device != nullptr && i < precisions.size(); ++i) {
    // The one that is set stays on even where it does not work: the keyboard reaches the others through it.
    const bool isOn = device->precisions.contains(precisions[i]) || precisions[i] == m_preferences.precision();
    m_precision->setEnabledChoice(static_cast<int>(i), isOn, device->refusals.value(precisions[i]));
  }
  const auto at = std::find(precisions.begin(), precisions.end(), m_preferences.precision());
  m_precision->setCurrent(static_cast<int>(at - precisions.begin()));
  QStringList help{tr("fp32 takes twice the memory of the others. Automatic is bf16 on a graphics card and for a large model "
                      "that is stored in half precision, else fp32.")};
  if (device != nullptr) help += device->refusals.values();
  help += reloads();
  m_precisionHelp->setHelp(help.join(QLatin1Char(' ')));
}

void EngineSection::addThreads() {
  const int cores = QThread::idealThreadCount();
  m_threads = new ValueSlider(
      tr("CPU threads"), QString(),
      {.lowest = 0, .highest = static_cast<double>(cores), .step = 1, .decimals = 0, .atLowest = tr("Auto")}, &m_form);
  m_threads->hideWords();
  m_threads->setFixedWidth(sliderWidth);
  m_threads->setValue(m_preferences.threads());
  connect(m_threads, &ValueSlider::valueChanged, this,
          [this](double threads) { m_preferences.setThreads(static_cast<int>(threads)); });
  const QString has = counted(cores, tr("This computer has 1 core."), tr("This computer has %n cores.", nullptr, cores));
  m_form.addRow(tr("CPU threads"), m_threads,
                tr("Used when the CPU does the work; Auto goes by the size of the model. %1 %2").arg(has, reloads()));
}

}  // namespace ui
