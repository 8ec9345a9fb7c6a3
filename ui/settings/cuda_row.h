#pragma once

#include <QObject>

namespace ui {

class FolderLine;
class InlineNote;
class Preferences;
class SettingsForm;
class TextButton;

/// The row of Settings that names the folder with the CUDA part of libtorch, which a package does not bring.
class CudaRow : public QObject {
  Q_OBJECT

 public:
  /// Joins the section that was added last. The arguments outlive it.
  CudaRow(SettingsForm& form, Preferences& preferences, QObject* parent);

  /// Takes the folder once it is seen to hold what is needed; else says what it lacks, and keeps the one from before. The
  /// disk is not looked at on the thread that asks.
  void choose(const QString& folder);

 Q_SIGNALS:
  /// A folder was looked at.
  void looked();

 private:
  void askForFolder();
  void take(const QString& folder, bool isUsable);
  void showChoice();

  SettingsForm& m_form;
  Preferences& m_preferences;
  FolderLine* m_line = nullptr;
  TextButton* m_forget = nullptr;
  InlineNote* m_problem = nullptr;
  quint64 m_asked = 0;
  QString m_named;  ///< the folder that the environment names, which goes first; empty for none
};

/// Hands the folder of the settings to core, which reads BIFRONS_CUDA_LIBRARIES when it first looks for devices. A folder that
/// stands there already goes first. To be called once, before that.
void nameCudaFolder(const Preferences& preferences);

}  // namespace ui
