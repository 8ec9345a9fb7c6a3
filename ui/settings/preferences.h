#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <optional>

#include "core/engine/requests.h"
#include "ui/settings/app_folders.h"
#include "ui/theme/theme.h"

namespace ui {

/// The model that was chosen last, for the next start.
struct ChosenModel {
  QString folder;  ///< empty: the built-in one
  core::engine::Precision precision = core::engine::Precision::automatic;  ///< chosen with it; automatic: as the settings say
};

/// What the person chose (config folder) and how the window was left (state folder), each in an INI file. Choices are
/// written as they are made.
class Preferences : public QObject {
  Q_OBJECT

 public:
  explicit Preferences(const AppFolders& folders, QObject* parent = nullptr);

  [[nodiscard]] ThemeChoice themeChoice() const;
  void setThemeChoice(ThemeChoice choice);

  /// Where models run.
  [[nodiscard]] core::engine::DeviceChoice device() const;
  void setDevice(const core::engine::DeviceChoice& device);
  /// What weights are held in. Takes the place of what was chosen with a model.
  [[nodiscard]] core::engine::Precision precision() const;
  void setPrecision(core::engine::Precision precision);
  /// Lets another take the place of the one that was chosen and that the device does not take. The choice is kept until
  /// another is made.
  void setPrecisionInstead(core::engine::Precision precision);
  /// The one that was set last, whatever took its place.
  [[nodiscard]] core::engine::Precision wantedPrecision() const;
  /// CPU threads for the model; 0: by the size of the model.
  [[nodiscard]] int threads() const;
  void setThreads(int threads);

  /// Absent before a model was chosen.
  [[nodiscard]] std::optional<ChosenModel> chosenModel() const;
  void rememberChosenModel(const ChosenModel& model);
  /// Folders of models that were looked at, the latest first; a few.
  [[nodiscard]] QStringList modelFolders() const;
  void rememberModelFolder(const QString& folder);
  void forgetModelFolder(const QString& folder);

  [[nodiscard]] QByteArray windowGeometry() const;
  void setWindowGeometry(const QByteArray& geometry);
  /// A switch that the window remembers, e.g. whether a panel is open.
  [[nodiscard]] bool remembered(const QString& what, bool byDefault) const;
  void remember(const QString& what, bool on);

 Q_SIGNALS:
  void themeChoiceChanged(ui::ThemeChoice choice);
  void deviceChanged();
  void precisionChanged();
  void threadsChanged();

 private:
  void usePrecision(core::engine::Precision precision);

  QSettings m_config;
  QSettings m_state;
};

}  // namespace ui
