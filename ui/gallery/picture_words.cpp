#include "ui/gallery/picture_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("Gallery", text); }

QString number(double value, int digits) { return QLocale().toString(value, 'f', digits); }

QString topText(const core::inference::SamplingOptions& sampling) {
  const QString off = tr("off");
  const QString topK = sampling.top_k == 0 ? off : QLocale().toString(static_cast<qint64>(sampling.top_k));
  const QString topP = sampling.top_p >= 1 ? off : number(static_cast<double>(sampling.top_p), 2);
  return topK == topP ? off : tr("%1, %2").arg(topK, topP);
}

QString madeText(const PictureRecord& record) {
  const QDateTime made = QDateTime::fromMSecsSinceEpoch(record.made);
  const QString when = QLocale().toString(made, QLocale::ShortFormat);
  return record.seconds > 0 ? tr("%1 · %2 s").arg(when, number(record.seconds, 1)) : when;
}

/// Of a branch: how many rows it has of its parent. A picture has as many rows as tokens in a row.
QString keptText(const PictureRecord& record) {
  const auto grid = std::max(1LL, std::llround(std::sqrt(static_cast<double>(record.tokenCount))));
  return tr("%1 of %2 rows").arg(record.drawn.kept_tokens / grid).arg(grid);
}

}  // namespace

QList<PictureFact> pictureFacts(const PictureRecord& record) {
  const core::inference::PictureMetadata& drawn = record.drawn;
  const core::inference::SamplingOptions& sampling = drawn.options.sampling;
  QList<PictureFact> facts{{tr("Model"), toQString(drawn.model)},
                           {tr("Seed"), tr("%1, picture %2").arg(sampling.seed).arg(drawn.index + 1)},
                           {tr("Guidance"), number(static_cast<double>(drawn.options.guidance), 1)},
                           {tr("Temperature"), number(static_cast<double>(sampling.temperature), 2)},
                           {tr("Top-k, top-p"), topText(sampling)}};
  if (drawn.kept_tokens > 0) facts.append({tr("Kept"), keptText(record)});
  if (drawn.unfinished) {
    facts.append({tr("Stopped"), tr("after %1 of %2 tokens").arg(drawn.unfinished->tokens).arg(drawn.unfinished->wanted)});
  }
  facts.append({tr("Size"), tr("%1 × %2 pixels").arg(drawn.width).arg(drawn.height)});
  facts.append({tr("Made"), madeText(record)});
  return facts;
}

QList<PictureDifference> pictureDifferences(const PictureRecord& left, const PictureRecord& right) {
  QList<PictureDifference> differences;
  if (left.drawn.prompt != right.drawn.prompt)
    differences.append({tr("Prompt"), toQString(left.drawn.prompt), toQString(right.drawn.prompt)});
  QList<PictureFact> others = pictureFacts(right);
  for (const PictureFact& fact : pictureFacts(left)) {
    const auto same = std::find_if(others.begin(), others.end(), [&](const PictureFact& one) { return one.name == fact.name; });
    const QString value = same == others.end() ? tr("none") : same->value;
    if (value != fact.value) differences.append({fact.name, fact.value, value});
    if (same != others.end()) others.erase(same);
  }
  for (const PictureFact& fact : others) differences.append({fact.name, tr("none"), fact.value});
  return differences;
}

}  // namespace ui
