#pragma once

#include <QObject>

#include "core/inference/generation_options.h"

namespace ui {

/// The settings for the next pictures. Values that the person has not touched follow the defaults of the model that is
/// loaded; the number of pictures is the person's alone.
class DrawSettings : public QObject {
  Q_OBJECT

 public:
  explicit DrawSettings(QObject* parent = nullptr);

  static constexpr int mostPictures = 16;

  [[nodiscard]] const core::inference::ImageOptions& options() const { return m_options; }
  [[nodiscard]] bool isSeedLocked() const { return m_seedLocked; }
  /// Without guidance there is nothing to lead a picture away from.
  [[nodiscard]] bool canAvoid() const { return m_options.guidance != 1; }

  void setCount(int count);
  void setGuidance(double guidance);
  void setTemperature(double temperature);
  void setTopK(qint64 topK);
  void setTopP(double topP);
  void setSeed(quint64 seed);
  /// The person's, as the prompt is: no model has a default for it.
  void setAvoid(const QString& words);
  /// The person's, whatever the model would have: a preview after every so many rows; 0: none.
  void setPreviewRows(int rows);
  void setSeedLocked(bool locked);
  void newSeed();
  /// Short enough to be read out and typed again.
  [[nodiscard]] static quint64 randomSeed();

  /// All of an earlier drawing, its seed locked, so that the same pictures come again.
  void reuse(const core::inference::ImageOptions& options);

  /// The defaults of the loaded model.
  void setDefaults(const core::inference::ImageOptions& defaults);
  void resetToDefaults();
  [[nodiscard]] bool isAtDefaults() const;

  /// The options of a drawing that begins now; an unlocked seed is a new one afterwards.
  core::inference::ImageOptions take();

 Q_SIGNALS:
  void changed();

 private:
  void replace(const core::inference::ImageOptions& options);
  void keepOwn(core::inference::ImageOptions& options) const;

  core::inference::ImageOptions m_options;
  core::inference::ImageOptions m_defaults;
  bool m_seedLocked = false;
};

}  // namespace ui
