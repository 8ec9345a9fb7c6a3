#pragma once

#include "ui/models/model_library.h"
#include "ui/widgets/page.h"

class QScrollArea;

namespace ui {

class InlineNote;
class LibraryCard;
class LibraryRow;
class MachineStrip;
class SessionSpeed;
class TextButton;
class Toast;

/// The models that are on this computer and those that can be had.
class ModelsPage : public Page {
  Q_OBJECT

 public:
  /// The parts outlive it.
  ModelsPage(const ModelLibrary::Parts& parts, const core::engine::LoadPlanner& planner, QWidget* parent = nullptr);
  ~ModelsPage() override;

  [[nodiscard]] QString title() const override { return tr("Models"); }
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  [[nodiscard]] QList<QWidget*> regions() override;
  void focusInput() override;
  void defineActions(ActionRegistry& actions) override;

  [[nodiscard]] ModelLibrary& library() { return m_library; }
  [[nodiscard]] LibraryCard* here() const { return m_here; }
  [[nodiscard]] LibraryCard* toDownload() const { return m_toDownload; }
  [[nodiscard]] MachineStrip* machine() const { return m_machine; }
  [[nodiscard]] InlineNote* problems() const { return m_problems; }
  /// Printed in the button that uses a folder.
  void setFolderKeys(const QString& keys);
  [[nodiscard]] TextButton* sourceButton() const { return m_source; }

 Q_SIGNALS:
  void folderWanted();
  void sourceWanted();
  void diagnosisWanted();

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildColumn(const core::engine::LoadPlanner& planner);
  void connectLibrary();
  void refresh();
  void showSource();
  void scrollToFocus(QWidget* focused);
  [[nodiscard]] LibraryRow* rowOf(const QString& id) const;

  const ModelLibrary::Parts m_parts;
  ModelLibrary m_library;
  SessionSpeed* m_speed;
  QScrollArea* m_scroll;
  MachineStrip* m_machine = nullptr;
  InlineNote* m_problems = nullptr;
  LibraryCard* m_here = nullptr;
  LibraryCard* m_toDownload = nullptr;
  TextButton* m_source;
  TextButton* m_folder;
  Toast* m_toast;
};

}  // namespace ui
