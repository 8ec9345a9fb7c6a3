#include "ui/gallery/filter_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>

#include "ui/gallery/filter_button.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int barHeight = 50;
constexpr int searchWidth = 220;
constexpr int typingRestMs = 150;

}  // namespace

FilterBar::FilterBar(QWidget* parent)
    : QWidget(parent),
      m_search(new SearchField(tr("Search in prompts"), this)),
      m_modelButton(new FilterButton(QStringLiteral("models"), tr("All models"), this)),
      m_dateButton(new FilterButton(QStringLiteral("calendar"), dateSpanName(DateSpan::Any), this)),
      m_starButton(new FilterButton(QStringLiteral("star"), tr("Starred"), this)),
      m_clearAll(new TextButton(tr("Clear all"), this, TextButton::Kind::Plain, TextButton::Height::Small)),
      m_count(new QLabel(this)),
      m_modelMenu(new QMenu(this)) {
  build();
  m_typed.setSingleShot(true);
  m_typed.setInterval(typingRestMs);
  connect(&m_typed, &QTimer::timeout, this, &FilterBar::change);
  connect(m_search, &SearchField::searchChanged, this, [this](const QString& words) {
    words.isEmpty() ? change() : m_typed.start();
  });
  connect(m_modelButton, &FilterButton::cleared, this, [this] { setModel({}); });
  connect(m_dateButton, &FilterButton::cleared, this, [this] { setSpan(DateSpan::Any); });
  connect(m_starButton, &FilterButton::cleared, this, [this] { setStarred(false); });
  connect(m_starButton, &FilterButton::chosen, this, [this] { setStarred(true); });
  connect(m_clearAll, &QAbstractButton::clicked, this, &FilterBar::clearAll);
}

void FilterBar::build() {
  m_search->setMaximumWidth(searchWidth);
  m_search->setMinimumWidth(searchWidth / 2);
  m_starButton->setIconWhenOn(QStringLiteral("star-on"));
  m_clearAll->hide();
  setTextStyle(m_count, TypeStyle::Small, ColorRole::Text3);
  m_count->setTextFormat(Qt::PlainText);
  auto* dates = new QMenu(this);
  for (const DateSpan span : dateSpans) dates->addAction(dateSpanName(span), this, [this, span] { setSpan(span); });
  m_dateButton->setMenu(dates);
  m_modelButton->setMenu(m_modelMenu);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
  row->setSpacing(metrics::space8);
  row->addWidget(m_search, 3);
  for (QWidget* part : std::initializer_list<QWidget*>{m_modelButton, m_dateButton, m_starButton, m_clearAll})
    row->addWidget(part);
  row->addStretch(1);
  row->addWidget(m_count);
  setFixedHeight(barHeight);
}

PictureFilter FilterBar::filter() const {
  return {.words = m_search->text().trimmed(), .model = m_model, .from = dateSpanBegin(m_span, QDate::currentDate()),
          .before = 0, .starred = m_starred};
}

QList<FilterBar::Tag> FilterBar::tags() {
  QList<Tag> tags;
  const QString words = m_search->text().trimmed();
  if (!words.isEmpty()) tags.append({tr("“%1”").arg(words), [this] { m_search->clear(); }});
  if (!m_model.isEmpty()) tags.append({m_model, [this] { setModel({}); }});
  if (m_span != DateSpan::Any) tags.append({dateSpanName(m_span), [this] { setSpan(DateSpan::Any); }});
  if (m_starred) tags.append({tr("Starred"), [this] { setStarred(false); }});
  return tags;
}

void FilterBar::clearAll() {
  m_model.clear();
  m_span = DateSpan::Any;
  m_starred = false;
  m_search->text().isEmpty() ? change() : m_search->clear();
}

void FilterBar::setModels(const QStringList& models) {
  m_modelMenu->clear();
  m_modelMenu->addAction(tr("All models"), this, [this] { setModel({}); });
  for (const QString& model : models) {
    QString shown = model;
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    m_modelMenu->addAction(shown, this, [this, model] { setModel(model); });
  }
}

void FilterBar::setModel(const QString& model) {
  m_model = model;
  change();
}

void FilterBar::setSpan(DateSpan span) {
  m_span = span;
  change();
}

void FilterBar::setStarred(bool starred) {
  m_starred = starred;
  change();
}

void FilterBar::change() {
  m_typed.stop();
  m_modelButton->setChoice(m_model);
  m_dateButton->setChoice(m_span == DateSpan::Any ? QString() : dateSpanName(m_span));
  m_starButton->setChoice(m_starred ? tr("Starred") : QString());
  m_clearAll->setVisible(filter().count() >= 2);
  Q_EMIT filterChanged();
}

void FilterBar::showCount(int pictures, int selected) {
  const QLocale locale;
  const QString all = locale.toString(pictures);
  m_count->setText(selected > 1 ? tr("%1 of %2 selected").arg(locale.toString(selected), all)
                                : counted(pictures, tr("1 picture"), tr("%1 pictures").arg(all)));
}

QString FilterBar::countText() const { return m_count->text(); }

void FilterBar::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

}  // namespace ui
