#pragma once

#include <QObject>

namespace ui {

class FolderCheck;
class InlineNote;
class Preferences;
class SettingsForm;
struct AppFolders;

/// The rows of Settings that say where things are: the folder that pictures are saved in can be chosen, Bifrons' own
/// are shown and opened.
class FoldersSection : public QObject {
  Q_OBJECT

 public:
  /// The arguments outlive it, except for `folders`.
  FoldersSection(SettingsForm& form, Preferences& preferences, const AppFolders& folders, QObject* parent);

  /// Takes the folder for pictures if files can be written there, else says why not.
  void choose(const QString& folder);
  [[nodiscard]] InlineNote* problem() const { return m_problem; }

 private:
  void addSaveFolder();
  void addOwn(const QString& name, const QString& folder, const QString& help);
  void askForFolder();

  SettingsForm& m_form;
  Preferences& m_preferences;
  FolderCheck* m_check;
  InlineNote* m_problem = nullptr;
};

}  // namespace ui
