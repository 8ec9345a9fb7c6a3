#include "ui/gallery/picture_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Gallery)
};

constexpr qsizetype shownHashDigits = 10;  // as in the files

QString number(double value, int digits) { return QLocale().toString(value, 'f', digits); }

/// "5.0", "1.75": one digit, or as many as it takes to tell hundredths apart.
QString weight(double value) {
  const double tenths = value * 10;
  return number(value, std::abs(tenths - std::round(tenths)) < 0.01 ? 1 : 2);
}

QString topText(const core::inference::SamplingOptions& sampling) {
  const QString off = Words::tr("off");
  const QString topK = sampling.top_k == 0 ? off : QLocale().toString(static_cast<qint64>(sampling.top_k));
  const QString topP = sampling.top_p >= 1 ? off : number(static_cast<double>(sampling.top_p), 2);
  return topK == topP ? off : Words::tr("%1, %2").arg(topK, topP);
}

QString madeText(const PictureRecord& record) {
  const QDateTime made = QDateTime::fromMSecsSinceEpoch(record.made);
  const bool chinese = QLocale().language() == QLocale::Chinese;
  const QString when = QLocale().toString(made, chinese ? QStringLiteral("yyyy年M月d日 HH:mm") : QStringLiteral("d MMM yyyy, HH:mm"));
  return record.seconds > 0 ? Words::tr("%1 · %2\u00a0s").arg(when, number(record.seconds, 1)) : when;
}

/// A picture has as many rows as tokens in a row.
qint64 gridOf(const PictureRecord& record) {
  return std::max(1LL, std::llround(std::sqrt(static_cast<double>(record.tokenCount))));
}

/// Of a branch: what it has not of its parent, or how many rows it has of it.
PictureFact keptFact(const PictureRecord& record) {
  const auto& region = record.drawn.region;
  if (!region) return {Words::tr("Kept"), Words::tr("%1 of %2 rows").arg(record.drawn.kept_tokens / gridOf(record)).arg(gridOf(record))};
  return {Words::tr("Drawn anew"), Words::tr("%1 × %2 cells, from row %3, column %4")
                                       .arg(region->columns).arg(region->rows).arg(region->row + 1).arg(region->column + 1)};
}

}  // namespace

QList<PictureFact> pictureFacts(const PictureRecord& record) {
  const core::inference::PictureMetadata& drawn = record.drawn;
  const core::inference::SamplingOptions& sampling = drawn.options.sampling;
  QList<PictureFact> facts{{Words::tr("Model"), toQString(drawn.model)},
                           {Words::tr("Seed"), Words::tr("%1, picture %2").arg(sampling.seed).arg(drawn.index + 1)},
                           {Words::tr("Guidance"), weight(static_cast<double>(drawn.options.guidance))},
                           {Words::tr("Temperature"), number(static_cast<double>(sampling.temperature), 2)},
                           {Words::tr("Top-k, top-p"), topText(sampling)}};
  if (!drawn.model_hash.empty()) facts.insert(1, {Words::tr("Weights"), toQString(drawn.model_hash).left(shownHashDigits)});
  if (!drawn.options.avoid.empty()) facts.append({Words::tr("Avoid"), toQString(drawn.options.avoid)});
  if (drawn.kept_tokens > 0 || drawn.region) facts.append(keptFact(record));
  if (drawn.shows_prompt) facts.append({Words::tr("Shows prompt"), Words::tr("%1 %, says the model").arg(number(*drawn.shows_prompt * 100, 1))});
  if (drawn.unfinished) {
    facts.append({Words::tr("Stopped"), Words::tr("after %1 of %2 tokens").arg(drawn.unfinished->tokens).arg(drawn.unfinished->wanted)});
  }
  facts.append({Words::tr("Size"), Words::tr("%1 × %2 pixels").arg(drawn.width).arg(drawn.height)});
  facts.append({Words::tr("Made"), madeText(record)});
  return facts;
}

QString branchWords(const PictureRecord& record) {
  if (record.drawn.region) return Words::tr("%1 × %2 cells").arg(record.drawn.region->columns).arg(record.drawn.region->rows);
  return record.drawn.kept_tokens == 0 ? QString() : Words::tr("from row %1").arg(record.drawn.kept_tokens / gridOf(record) + 1);
}

QList<PictureDifference> pictureDifferences(const PictureRecord& left, const PictureRecord& right) {
  QList<PictureDifference> differences;
  if (left.drawn.prompt != right.drawn.prompt)
    differences.append({Words::tr("Prompt"), toQString(left.drawn.prompt), toQString(right.drawn.prompt)});
  QList<PictureFact> others = pictureFacts(right);
  for (const PictureFact& fact : pictureFacts(left)) {
    const auto same = std::find_if(others.begin(), others.end(), [&](const PictureFact& one) { return one.name == fact.name; });
    const QString value = same == others.end() ? Words::tr("none") : same->value;
    if (value != fact.value) differences.append({fact.name, fact.value, value});
    if (same != others.end()) others.erase(same);
  }
  for (const PictureFact& fact : others) differences.append({fact.name, Words::tr("none"), fact.value});
  return differences;
}

}  // namespace ui
