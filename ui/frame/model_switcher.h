#pragma once

#include <QHash>
#include <QList>

#include "core/engine/load_plan.h"
#include "ui/bridge/plan_reader.h"
#include "ui/widgets/popover.h"

class QVBoxLayout;

namespace ui {

class EngineBridge;
class EngineStatus;
class LoadDesk;
class LinkButton;
class LoadView;
class ModelRow;
class PlanView;
class Preferences;
class TextButton;

/// The panel below the model chip: the models that are known, what one of them would take before it is loaded, and how
/// far it is while it is loaded.
class ModelSwitcher : public Popover {
  Q_OBJECT

 public:
  struct Parts {
    EngineBridge& bridge;
    EngineStatus& status;
    Preferences& preferences;
    LoadDesk& desk;
  };

  /// The parts outlive the switcher.
  ModelSwitcher(const Parts& parts, core::engine::LoadPlanner planner, QWidget* parent);

  /// Opens with its upper right corner at `corner`, in the parent's coordinates, or closes.
  void toggle(const QPoint& corner, const QWidget* opener);
  /// Says, in the panel that is open, what loading the model of a folder would mean; empty for the built-in model.
  void showPlanOf(const std::filesystem::path& folder);
  /// Asks for a folder.
  void chooseFolder();
  /// Closes, and gives the focus back if it was inside.
  void leave();

  [[nodiscard]] QList<ModelRow*> rows() const { return m_rows; }
  [[nodiscard]] PlanView* plan() const { return m_plan; }
  [[nodiscard]] LoadView* loading() const { return m_loading; }
  [[nodiscard]] TextButton* folderButton() const { return m_useFolder; }
  [[nodiscard]] LinkButton* manageButton() const { return m_manage; }
  [[nodiscard]] TextButton* unloadButton() const { return m_unload; }

 Q_SIGNALS:
  void focusGivenBack();
  /// The page of all models is wanted.
  void manageWanted();

 private:
  enum class Shown { List, Plan, Loading };

  void build();
  void connectParts();
  void show(Shown what);
  void fillList();
  void readPlan(core::engine::Precision precision);
  void onPlanned(quint64 request, const core::engine::LoadPlan& plan);
  void onRefused(quint64 request, core::ErrorKind kind, const QString& sentence);
  void onStatus();
  void load();
  void forget();

  Parts m_parts;
  PlanReader* m_reader;
  QWidget* m_list = nullptr;
  QVBoxLayout* m_rowColumn = nullptr;
  QList<ModelRow*> m_rows;
  TextButton* m_useFolder = nullptr;
  TextButton* m_unload = nullptr;
  LinkButton* m_manage = nullptr;
  PlanView* m_plan = nullptr;
  LoadView* m_loading = nullptr;
  QHash<quint64, ModelRow*> m_asked;       ///< requests for the rows of the list
  quint64 m_askedPlan = 0;                 ///< the request whose plan is shown
  core::engine::LoadRequest m_planned;     ///< what would be loaded
  QString m_plannedName;                   ///< empty before its files were looked at
};

}  // namespace ui
