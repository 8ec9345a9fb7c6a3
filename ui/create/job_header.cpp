#include "ui/create/job_header.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <algorithm>

#include "ui/bridge/qt_convert.h"
#include "ui/create/drawing.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/popup_menu.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int leastPrompt = 120;
constexpr qsizetype longestAvoided = 40;  // characters; the settings have the whole

TextButton* smallButton(const QString& text, const QString& icon, QWidget* parent) {
  auto* button = new TextButton(text, parent, TextButton::Kind::Plain, TextButton::Height::Small);
  button->setIconName(icon);
  return button;
}

QString settingsText(const Drawing& drawing) {
  const QString seconds = QLocale().toString(drawing.seconds, 'f', 1);
  const int count = static_cast<int>(drawing.tiles.size());
  const QString pictures = counted(count, JobHeader::tr("1 picture"), JobHeader::tr("%n pictures", nullptr, count));
  QString text = JobHeader::tr("%1 · seed %2").arg(pictures).arg(drawing.options.sampling.seed);
  if (drawing.seconds > 0) text += JobHeader::tr(" · %1 s").arg(seconds);
  const core::inference::ImageVariation& variation = drawing.branch.variation;
  const qint64 grid = drawing.tiles.isEmpty() ? 0 : drawing.tiles.first().grid;
  const auto kept = static_cast<qint64>(variation.kept_tokens.size());
  if (!drawing.options.avoid.empty()) {
    text += JobHeader::tr(" · avoids “%1”").arg(toQString(drawing.options.avoid).simplified().left(longestAvoided));
  }
  if (variation.region) {
    text += JobHeader::tr(" · %1 × %2 cells drawn anew").arg(variation.region->columns).arg(variation.region->rows);
  } else if (kept > 0 && grid > 0) {
    text += JobHeader::tr(" · %1 of %2 rows kept").arg(kept / grid).arg(grid);
  }
  if (!variation.guidance_strip.empty()) text += JobHeader::tr(" · one seed at several guidances");
  const auto chance = count == 1 ? drawing.tiles.first().showsPrompt : std::nullopt;  // of several the order tells
  if (chance) text += JobHeader::tr(" · shows the prompt with %1 %").arg(QLocale().toString(*chance * 100, 'f', 1));
  return text;
}

/// What comes of a ranking, or has come of it.
QString rankingText(const Drawing& drawing) {
  const RankingProgress& progress = drawing.ranking.progress;
  if (!progress.failure.isEmpty()) return JobHeader::tr("Not ranked: %1").arg(progress.failure);
  if (progress.underWay && !progress.begun) return JobHeader::tr("Waits to be ranked");
  const int all = static_cast<int>(drawing.tiles.size());
  if (progress.underWay) return JobHeader::tr("Does it show the prompt? Picture %1 of %2").arg(std::min(progress.seen + 1, all)).arg(all);
  return drawing.ranking.bestFirst ? JobHeader::tr("Best first") : QString();
}

QString finishedText(const Drawing& drawing) {
  const QString ranking = rankingText(drawing);
  return ranking.isEmpty() ? settingsText(drawing) : JobHeader::tr("%1 · %2").arg(ranking, settingsText(drawing));
}

/// How many pictures stay as far as they came; empty where there is none.
QString keptText(int begun) {
  if (begun == 0) return {};
  return counted(begun, JobHeader::tr(", 1 kept as far as it came"), JobHeader::tr(", %n kept as far as they came", nullptr, begun));
}

/// The reason stands in the first picture that is not there; where there is something of every one, it stands here.
QString failedText(const Drawing& drawing, int all) {
  const auto count = [&](TilePhase phase) {
    return static_cast<int>(std::count_if(drawing.tiles.begin(), drawing.tiles.end(),
                                          [phase](const Tile& tile) { return tile.phase == phase; }));
  };
  const QString text = JobHeader::tr("%1 of %2 done").arg(drawing.done()).arg(all) + keptText(count(TilePhase::Stopped));
  return count(TilePhase::Failed) > 0 ? text : JobHeader::tr("%1. %2").arg(text, drawing.failure);
}

/// One sentence for what there is and for what there is not.
QString stoppedText(const Drawing& drawing, int all) {
  if (drawing.tiles.isEmpty()) return JobHeader::tr("You stopped this before a picture had begun");
  const int begun = static_cast<int>(drawing.tiles.size()) - drawing.done();
  const int notBegun = all - static_cast<int>(drawing.tiles.size());
  QString text = JobHeader::tr("You stopped this: %1 of %2 done").arg(drawing.done()).arg(all) + keptText(begun);
  if (notBegun > 0) text += JobHeader::tr(", %1 not begun").arg(notBegun);
  return text;
}

QString meta(const Drawing& drawing) {
  const int all = static_cast<int>(drawing.options.count);
  switch (drawing.state) {
    case DrawingState::Waiting: return JobHeader::tr("waiting");
    case DrawingState::Running: return JobHeader::tr("%1 of %2 done").arg(drawing.done()).arg(all);
    case DrawingState::Finished: return finishedText(drawing);
    case DrawingState::Failed: return failedText(drawing, all);
    case DrawingState::Stopped: break;
  }
  if (drawing.done() == all) return settingsText(drawing);
  return stoppedText(drawing, all);
}

}  // namespace

JobHeader::JobHeader(QWidget* parent)
    : QWidget(parent), m_prompt(new ElidedLabel(this, TypeStyle::BodyStrong)),
      m_meta(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text3)),
      m_rank(smallButton(tr("Rank"), QStringLiteral("eye"), this)),
      m_order(smallButton({}, QStringLiteral("retry"), this)),
      m_saveAll(smallButton(tr("Save all"), QStringLiteral("save"), this)),
      m_reuse(smallButton(tr("Reuse settings"), QStringLiteral("reuse"), this)),
      m_retry(smallButton(tr("Try again"), QStringLiteral("retry"), this)),
      m_more(new IconButton(QStringLiteral("more"), tr("More"), this, IconButtonSize::Small)),
      m_stop(smallButton(tr("Stop"), QStringLiteral("stop"), this)) {
  build();
}

void JobHeader::build() {
  m_stop->setKeyHint(QStringLiteral("Esc"));
  m_prompt->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(metrics::space8);
  row->addWidget(m_prompt);
  row->addWidget(m_meta);
  row->addStretch(1);
  for (QWidget* button : std::initializer_list<QWidget*>{m_rank, m_order, m_saveAll, m_reuse, m_retry, m_more, m_stop})
    row->addWidget(button);
  connect(m_stop, &QAbstractButton::clicked, this, &JobHeader::stopRequested);
  connect(m_saveAll, &QAbstractButton::clicked, this, &JobHeader::saveAllRequested);
  connect(m_reuse, &QAbstractButton::clicked, this, &JobHeader::reuseRequested);
  connect(m_retry, &QAbstractButton::clicked, this, &JobHeader::retryRequested);
  connect(m_more, &QAbstractButton::clicked, this, &JobHeader::openMenu);
  m_rank->setToolTip(tr("Asks the model of each picture whether it shows the prompt, and puts the likeliest yes first"));
  connect(m_rank, &QAbstractButton::clicked, this, &JobHeader::rankRequested);
  connect(m_order, &QAbstractButton::clicked, this, [this] { Q_EMIT orderRequested(!m_isBestFirst); });
}

void JobHeader::show(const Drawing& drawing) {
  m_prompt->setText(drawing.prompt);
  m_prompt->setMinimumWidth(std::min(m_prompt->sizeHint().width(), leastPrompt));  // what is known of it gives way first
  m_meta->setText(meta(drawing));
  const bool running = drawing.state == DrawingState::Running;
  const bool keeps =
      std::any_of(drawing.tiles.begin(), drawing.tiles.end(), [](const Tile& tile) { return tile.canBeKept(); });
  const bool ranks = drawing.ranking.progress.underWay;
  m_stop->setVisible(running || ranks);
  m_saveAll->setVisible(!running && keeps);
  m_reuse->setVisible(!running);
  m_retry->setVisible(drawing.state == DrawingState::Failed);
  m_isRunning = running;
  showRanking(drawing);
}

void JobHeader::showRanking(const Drawing& drawing) {
  m_rank->setVisible(drawing.canBeRanked() && drawing.ranking.by != RankedBy::Prompt);
  m_isBestFirst = drawing.ranking.bestFirst;
  m_order->setVisible(drawing.ranking.by != RankedBy::Nothing && !drawing.ranking.progress.underWay);
  m_order->setText(m_isBestFirst ? tr("As drawn") : tr("Best first"));
  m_order->setIconName(m_isBestFirst ? QStringLiteral("undo") : QStringLiteral("up"));
  m_order->setToolTip(m_isBestFirst ? tr("Puts the pictures back into the order in which they were drawn")
                                    : tr("Puts the pictures into the order of their rank"));
}

void JobHeader::openMenu() {
  QMenu* menu = makePopupMenu(this);
  const auto add = [&](const char* icon, const QString& words, void (JobHeader::*signal)()) {
    QAction* action = menu->addAction(IconProvider::icon(QLatin1String(icon)), words);
    connect(action, &QAction::triggered, this, signal);
    return action;
  };
  add("more-like", tr("More like these"), &JobHeader::moreLikeRequested);
  add("copy", tr("Copy the prompt"), &JobHeader::copyPromptRequested);
  menu->addSeparator();
  add("close", tr("Close these pictures"), &JobHeader::removeRequested)->setEnabled(!m_isRunning);
  menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
}

QString JobHeader::metaText() const { return m_meta->text(); }

}  // namespace ui
