#pragma once

#include "core/engine/load_plan.h"
#include "ui/settings/app_folders.h"
#include "ui/widgets/page.h"

class QLabel;
class QScrollArea;

namespace ui {

class AboutSection;
class ActionRegistry;
class AppearanceSection;
class DrawingSection;
class EngineSection;
class FoldersSection;
class Preferences;
class SettingsForm;
class SettingsList;
class ShortcutTable;
class TextButton;
class Toast;

/// What can be set for the whole program: one column that is scrolled, with the list of its sections at the left. Changes
/// act at once; there is no OK button.
class SettingsPage : public Page {
  Q_OBJECT

 public:
  struct Parts {
    Preferences& preferences;
    ActionRegistry& actions;
    core::engine::LoadPlanner planner;  ///< says which devices there are, once the page is shown
    AppFolders folders;
  };

  /// The parts outlive the page.
  explicit SettingsPage(const Parts& parts, QWidget* parent = nullptr);

  [[nodiscard]] QString title() const override { return tr("Settings"); }
  [[nodiscard]] StatusHint statusHint() const override;
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  void focusInput() override;
  bool escape() override;
  void defineActions(ActionRegistry& actions) override;
  [[nodiscard]] QList<QWidget*> regions() override;
  [[nodiscard]] bool hasSearch() const override { return true; }
  void focusSearch() override;

  /// Scrolls to a section by its id: appearance, engine, drawing, folders, shortcuts, about.
  void showSection(const QString& id);
  /// Everything here but the shortcuts as at the first start; the toast takes it back.
  void restoreDefaults();
  /// The same for one section, which may be that of the shortcuts.
  void restoreSection(const QString& id);
  [[nodiscard]] TextButton* restoreButton() const { return m_restore; }

  [[nodiscard]] AppearanceSection& appearance() const { return *m_appearance; }
  [[nodiscard]] EngineSection& engine() const { return *m_engine; }
  [[nodiscard]] DrawingSection& drawing() const { return *m_drawing; }
  [[nodiscard]] FoldersSection& folders() const { return *m_folders; }
  [[nodiscard]] ShortcutTable& shortcuts() const { return *m_shortcuts; }
  [[nodiscard]] AboutSection& about() const { return *m_about; }
  [[nodiscard]] SettingsForm& form() const { return *m_form; }
  [[nodiscard]] SettingsList& list() const { return *m_list; }
  [[nodiscard]] QString emptyText() const;

 Q_SIGNALS:
  void logWanted();
  void diagnosisWanted();

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildColumn(const Parts& parts);
  void search(const QString& words);
  void scrollTo(int section);
  void markSectionInView();
  void setCurrent(int section);

  Preferences& m_preferences;
  SettingsList* m_list;
  QScrollArea* m_scroll;
  QLabel* m_empty = nullptr;
  SettingsForm* m_form = nullptr;
  AppearanceSection* m_appearance = nullptr;
  EngineSection* m_engine = nullptr;
  DrawingSection* m_drawing = nullptr;
  FoldersSection* m_folders = nullptr;
  ShortcutTable* m_shortcuts = nullptr;
  AboutSection* m_about = nullptr;
  TextButton* m_restore;
  Toast* m_toast;
};

}  // namespace ui
