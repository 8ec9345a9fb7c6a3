#pragma once

#include <QWidget>
#include <optional>

#include "core/engine/observers.h"

namespace ui {

class ElidedLabel;
class ProgressLine;

/// How far a model is that is being loaded, in its row. Hidden while it is not.
class LoadPane : public QWidget {
  Q_OBJECT

 public:
  explicit LoadPane(QWidget* parent = nullptr);

  void show(const std::optional<core::engine::LoadProgress>& progress);
  [[nodiscard]] QString words() const;

 private:
  ProgressLine* m_line;
  ElidedLabel* m_words;
};

/// "Loading shard 1 of 2 · about 3 s left".
QString loadWords(const core::engine::LoadProgress& progress);

}  // namespace ui
