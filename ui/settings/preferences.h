#pragma once

#include <QByteArray>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <optional>

#include "core/engine/requests.h"
#include "ui/settings/app_folders.h"
#include "ui/settings/download_preferences.h"
#include "ui/settings/language.h"
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

  /// Acts when the program starts.
  [[nodiscard]] Language language() const;
  void setLanguage(Language language);
  [[nodiscard]] FontChoice fontChoice() const;
  void setFontChoice(FontChoice choice);
  static constexpr int smallestZoom = 80;
  static constexpr int largestZoom = 160;
  /// Size of all text, in percent of the font's own.
  [[nodiscard]] int zoom() const;
  /// Brings it between the smallest and the largest.
  void setZoom(int percent);
  /// Whether nothing is to move, whatever the desktop says.
  [[nodiscard]] bool motionReduced() const;
  void setMotionReduced(bool reduced);

  /// A preview of a picture after every so many rows of its tokens; 0: none.
  [[nodiscard]] int previewRows() const;
  void setPreviewRows(int rows);
  /// Whether the desktop is told that a long job has ended while another window is used.
  [[nodiscard]] bool tellsOfLongJobs() const;
  void setTellsOfLongJobs(bool tell);
  /// Where pictures are offered to be saved; the desktop's folder for pictures while none was chosen.
  [[nodiscard]] QString saveFolder() const;
  void setSaveFolder(const QString& folder);

  /// The keys that the person gave to an action, which may be none; absent: those it has by itself,
  /// also where the file of settings has words that are no keys.
  [[nodiscard]] std::optional<QList<QKeySequence>> shortcuts(const QString& action) const;
  void setShortcuts(const QString& action, const QList<QKeySequence>& keys);
  void forgetShortcuts(const QString& action);

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

  /// Where the CUDA part of libtorch lies; empty: nowhere that was chosen. Acts when the program starts.
  [[nodiscard]] QString cudaFolder() const;
  void setCudaFolder(const QString& folder);

  /// Absent before a model was chosen.
  [[nodiscard]] std::optional<ChosenModel> chosenModel() const;
  void rememberChosenModel(const ChosenModel& model);
  /// Folders of models that were looked at, the latest first; a few.
  [[nodiscard]] QStringList modelFolders() const;
  void rememberModelFolder(const QString& folder);
  void forgetModelFolder(const QString& folder);

  /// About downloads, and how long a model stays loaded without use.
  [[nodiscard]] DownloadPreferences& downloads() { return m_downloads; }
  [[nodiscard]] const DownloadPreferences& downloads() const { return m_downloads; }

  /// Every choice that was made, by its key, as it stands in the file of settings.
  [[nodiscard]] QList<QPair<QString, QString>> all() const;

  /// Whether what is set here is there at the next start. Touches the disk.
  [[nodiscard]] bool isWritable() const { return m_config.isWritable(); }

  [[nodiscard]] QByteArray windowGeometry() const;
  void setWindowGeometry(const QByteArray& geometry);
  /// The page that was shown last; empty at the first start.
  [[nodiscard]] QString lastPage() const;
  void setLastPage(const QString& name);
  /// The conversation that was shown last; empty at the first start.
  [[nodiscard]] QString lastChat() const;
  void setLastChat(const QString& id);
  /// How the parts of a splitter were left, as the splitter tells it; empty at first.
  [[nodiscard]] QByteArray splitter(const QString& what) const;
  void setSplitter(const QString& what, const QByteArray& state);
  /// A switch that the window remembers, e.g. whether a panel is open.
  [[nodiscard]] bool remembered(const QString& what, bool byDefault) const;
  void remember(const QString& what, bool on);

 Q_SIGNALS:
  void themeChoiceChanged(ui::ThemeChoice choice);
  void languageChanged();
  void fontChoiceChanged(ui::FontChoice choice);
  void zoomChanged(int percent);
  void motionReducedChanged(bool reduced);
  void previewRowsChanged(int rows);
  void tellsOfLongJobsChanged();
  void saveFolderChanged(const QString& folder);
  void deviceChanged();
  void precisionChanged();
  void threadsChanged();
  void cudaFolderChanged();

 private:
  void usePrecision(core::engine::Precision precision);

  DownloadPreferences m_downloads;
  QSettings m_config;
  QSettings m_state;
};

}  // namespace ui
