#pragma once

#include <QAbstractButton>

#include "core/engine/load_plan.h"
#include "core/engine/requests.h"

namespace ui {

class ElidedLabel;
class FitLine;

/// A model that can be loaded: its name, where it is, and whether it fits; a tick before the one that is loaded.
class ModelRow : public QAbstractButton {
  Q_OBJECT

 public:
  /// `folder`: as in LoadRequest; empty for the built-in model.
  ModelRow(const std::filesystem::path& folder, QWidget* parent);

  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
  [[nodiscard]] QString name() const;
  [[nodiscard]] FitLine* fit() const { return m_fit; }

  void setLoaded(bool loaded);
  [[nodiscard]] bool isLoaded() const { return m_loaded; }
  void setPlan(const core::engine::LoadPlan& plan);
  /// It cannot be read; the tooltip says why.
  void setProblem(const QString& sentence);

  [[nodiscard]] QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void describe();

  std::filesystem::path m_folder;
  ElidedLabel* m_name;
  ElidedLabel* m_place;
  FitLine* m_fit;
  bool m_loaded = false;
};

}  // namespace ui
