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

/// Of a branch: how many rows it has of its parent. A picture has as many rows as tokens in a row.
QString keptText(const PictureRecord& record) {
  const auto grid = std::max(1LL, std::llround(std::sqrt(static_cast<double>(record.tokenCount))));
  return Words::tr("%1 of %2 rows").arg(record.drawn.kept_tokens / grid).arg(grid);
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
  if (drawn.kept_tokens > 0) facts.append({Words::tr("Kept"), keptText(record)});
  if (drawn.unfinished) {
    facts.append({Words::tr("Stopped"), Words::tr("after %1 of %2 tokens").arg(drawn.unfinished->tokens).arg(drawn.unfinished->wanted)});
  }
  facts.append({Words::tr("Size"), Words::tr("%1 × %2 pixels").arg(drawn.width).arg(drawn.height)});
  facts.append({Words::tr("Made"), madeText(record)});
  return facts;
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
