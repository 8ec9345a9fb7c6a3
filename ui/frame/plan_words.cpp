#include "ui/frame/plan_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "ui/bridge/qt_convert.h"
#include "ui/frame/fit_line.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/size_words.h"

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

}  // namespace

QString nameOfModel(const std::filesystem::path& folder) {
  return folder.empty() ? Words::tr("Bifrons Blocks") : fromPath(folder.filename());
}

QString placeOfModel(const std::filesystem::path& folder) {
  return folder.empty() ? Words::tr("Built in, for coloured shapes") : fromPath(folder);
}

const core::engine::MemoryNeed* needFor(const core::engine::LoadPlan& plan, core::engine::Precision precision,
                                        int pictures) {
  const auto found = std::ranges::find_if(plan.needs, [&](const core::engine::MemoryNeed& need) {
    return need.precision == precision && need.pictures == pictures;
  });
  return found == plan.needs.end() ? nullptr : &*found;
}

void showFit(FitLine& line, const core::engine::MemoryNeed& need) {
  const QString size = sizeWords(need.total);
  if (need.fits) {
    line.setState(FitLine::State::Fits, size);
  } else {
    line.setState(FitLine::State::TooMuch, Words::tr("%1, too much").arg(size));
  }
}

QString sizeOfModel(const core::engine::LoadPlan& plan) {
  const double millions = static_cast<double>(plan.model.parameters) / 1e6;
  const QString parameters = Words::tr("%1 million parameters").arg(QLocale().toString(millions, 'f', millions < 100 ? 1 : 0));
  const QString files = counted(plan.files, Words::tr("%1 in 1 file, %2"), Words::tr("%1 in %n files, %2", nullptr, plan.files));
  return QStringLiteral("%1 · %2").arg(
      parameters, files.arg(sizeWords(plan.file_bytes), toQString(std::string_view(plan.stored_precision))));
}

}  // namespace ui
