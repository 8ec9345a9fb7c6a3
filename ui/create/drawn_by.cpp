#include "ui/create/drawn_by.h"

#include <QCoreApplication>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(DrawnBy)
};

}  // namespace

DrawnBy drawnBy(const core::engine::ModelInfo& loaded, const core::inference::PictureMetadata& drawn) {
  const bool known = !loaded.weights_hash.empty() && !drawn.model_hash.empty();
  if (known && loaded.weights_hash == drawn.model_hash) return DrawnBy::ThisModel;
  if (loaded.name != drawn.model) return DrawnBy::OtherModel;
  return known ? DrawnBy::OtherWeights : DrawnBy::ThisModel;
}

QString otherModelWords(const core::engine::ModelInfo* loaded, const core::inference::PictureMetadata& drawn) {
  if (loaded == nullptr) return {};
  const QString name = toQString(drawn.model);
  switch (drawnBy(*loaded, drawn)) {
    case DrawnBy::ThisModel: return {};
    case DrawnBy::OtherWeights:
      return Words::tr("“%1” drew this picture with other weights than those that are loaded. With these the same settings "
                       "draw another one.").arg(name);
    case DrawnBy::OtherModel: break;
  }
  return Words::tr("“%1” drew this picture. With “%2”, which is loaded, the same settings draw another one.")
      .arg(name, toQString(loaded->name));
}

}  // namespace ui
