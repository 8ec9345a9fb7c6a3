#include "ui/gallery/gallery_page.h"

#include <QLocale>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <utility>

#include "ui/bridge/qt_convert.h"
#include "ui/create/picture_drop.h"
#include "ui/gallery/compare_view.h"
#include "ui/gallery/empty_gallery.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_grid.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/picture_desk.h"
#include "ui/gallery/picture_details.h"
#include "ui/gallery/picture_reader.h"
#include "ui/gallery/picture_rebuilder.h"
#include "ui/gallery/thumbnails.h"
#include "ui/settings/preferences.h"
#include "ui/store/picture_archive.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/column_handle.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/page_columns.h"
#include "ui/widgets/parent_cover.h"
#include "ui/widgets/picture_stage.h"
#include "ui/widgets/size_slider.h"
#include "ui/widgets/tab_order.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int smallestCell = 120;
constexpr int largestCell = 240;
constexpr int usualCell = 166;
constexpr PageColumns::Width panelWidth{.usual = 312, .least = 280, .most = 420, .besideFrom = 1160 - metrics::railWidth};
const QString panelKey = QStringLiteral("gallery-panel");

}  // namespace

GalleryPage::GalleryPage(EngineBridge& bridge, Preferences& preferences, PictureArchive& archive,
                         const QString& cacheFolder, QWidget* parent)
    : Page(parent),
      m_preferences(preferences),
      m_archive(archive),
      m_thumbnails(new Thumbnails(cacheFolder + QStringLiteral("/thumbnails"), this)),
      m_model(new GalleryModel(archive, this)),
      m_reader(new PictureReader(archive, this)),
      m_desk(new PictureDesk(archive, preferences, this)),
      m_rebuilder(new PictureRebuilder(bridge, archive, this)),
      m_content(new QWidget(this)),
      m_filters(new FilterBar(m_content)),
      m_problem(new InlineNote(InlineNote::Kind::Error, m_content)),
      m_stack(new QStackedWidget(m_content)),
      m_grid(new GalleryGrid(*m_model, archive, *m_thumbnails, m_stack)),
      m_empty(new EmptyGallery(m_stack)),
      m_large(new PictureStage(m_content)),
      m_compare(new CompareView(m_content)),
      m_details(new PictureDetails(this)),
      m_columns(new PageColumns(m_content, this)),
      m_toast(new Toast(m_content)) {
  buildTopBar();
  buildContent();
  connectModel();
  connectGrid();
  connectDetails();
  connectDesk();
  connectOverlays();
  showList();
}

void GalleryPage::buildTopBar() {
  m_size = new SizeSlider(QStringLiteral("grid"), tr("Picture size"), smallestCell, largestCell, usualCell, this);
  connect(m_size, &SizeSlider::sizeChanged, m_grid, &SectionGridView::setPreferredCellSize);
  m_panelButton = new IconButton(QStringLiteral("panel"), tr("Details panel"), this);
  m_panelButton->setCheckable(true);
  connect(m_panelButton, &QAbstractButton::clicked, this, &GalleryPage::togglePanel);
}

void GalleryPage::buildContent() {
  m_problem->setClosable();
  m_problem->hide();
  m_large->hide();
  m_stack->addWidget(m_grid);
  m_stack->addWidget(m_empty);
  auto* note = new QVBoxLayout;
  note->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
  note->addWidget(m_problem);
  auto* column = new QVBoxLayout(m_content);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_filters);
  column->addLayout(note);
  column->addWidget(m_stack, 1);
  connect(m_columns, &PageColumns::wantedChanged, this,
          [this] { m_preferences.remember(panelKey, m_columns->isPanelWanted()); });
  connect(m_columns, &PageColumns::widthsChanged, this, [this] { m_preferences.setSplitter(panelKey, m_columns->state()); });
  connect(m_columns, &PageColumns::shownChanged, this, [this] {
    m_panelButton->setChecked(m_columns->isPanelShown());
    m_content->layout()->activate();
  });
  for (QWidget* overlay : std::initializer_list<QWidget*>{m_large, m_compare}) new ParentCover(overlay);
  m_columns->setPanel(m_details, panelWidth);
  m_columns->setPanelWanted(m_preferences.remembered(panelKey, true));
  m_columns->restore(m_preferences.splitter(panelKey));
  orderTabStops();
}

QList<QWidget*> GalleryPage::topBarActions() { return {m_size, m_panelButton}; }

QList<QWidget*> GalleryPage::regions() { return {m_filters, m_stack, m_large, m_compare, m_details}; }

void GalleryPage::focusInput() {
  m_stack->currentWidget() == m_grid ? m_grid->setFocus(Qt::OtherFocusReason) : m_filters->focusSearch();
}

void GalleryPage::focusSearch() {
  leaveOverlay();
  m_filters->focusSearch();
}

void GalleryPage::togglePanel() { m_columns->togglePanel(); }

bool GalleryPage::escape() {
  if (m_large->isVisible() || m_compare->isVisible()) return leaveOverlay(), true;
  return m_columns->closeOver();
}

void GalleryPage::reportProblem(const QString& sentence) {
  m_problem->setMessage({}, sentence);
  m_problem->show();
}

void GalleryPage::orderTabStops() {
  QList<QWidget*> stops;
  for (QWidget* part : std::initializer_list<QWidget*>{m_filters, m_problem, m_grid, m_empty, m_large, m_compare,
                                                       m_columns->findChild<ColumnHandle*>(), m_details, m_size,
                                                       m_panelButton}) {
    stops += tabStops(part);
  }
  ui::setTabOrder(stops);
}

void GalleryPage::showList() {
  m_archive.storage().run(&picture_store::models).then(m_filters, [this](const QStringList& models) {
    m_filters->setModels(models);
  });
  const bool empty = m_model->isListed() && m_model->count() == 0;
  if (empty) {
    m_model->filter().count() > 0 ? m_empty->showNoMatch(m_filters->tags()) : m_empty->showNothingYet();
  }
  m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_grid);
  if (m_wanted != 0 && m_model->indexOf(m_wanted).isValid()) {
    const qint64 id = std::exchange(m_wanted, 0);
    m_grid->select({id}, id);
  }
  showSelection();
}

Page::StatusHint GalleryPage::statusHint() const {
  const int count = m_grid->selectedCount();
  if (count == 0) return {};
  const QLocale locale;
  return {.lead = tr("%1 of %2 selected").arg(locale.toString(count), locale.toString(m_model->count())),
          .words = tr("Space opens large · C compares two · S stars")};
}

void GalleryPage::showSelection() {
  Q_EMIT statusHintChanged();
  const int count = m_grid->selectedCount();
  m_filters->showCount(m_model->count(), count);
  if (count == 0) return m_details->showNothing();
  if (count == 1) return showOne(m_grid->selectedIds().first());
  m_details->showSeveral(count, false);
  if (m_large->isVisible()) leaveOverlay();
}

void GalleryPage::showOne(qint64 id) {
  const PictureRecord* record = m_model->record(id);
  if (record == nullptr) return;  // comes with recordsArrived
  m_details->showRecord(*record, {});
  orderTabStops();  // the values of the table can be selected by keys, and were made anew
  m_archive.storage()
      .run([id](Database& database) { return picture_store::branches(database, id); })
      .then(m_details, [this, id](const QList<PictureRecord>& branches) {
        const PictureRecord* shown = m_model->record(id);
        const bool still = m_grid->selectedCount() == 1 && m_grid->selectedIds().first() == id;
        if (shown == nullptr || !still || branches.isEmpty()) return;
        m_details->showRecord(*shown, branches);
        orderTabStops();
        showWhole(id);
      });
  showWhole(id);
}

void GalleryPage::showWhole(qint64 id) {
  const PictureRecord* record = m_model->record(id);
  if (record == nullptr) return;
  const PictureReader::Whole* whole = m_reader->find(*record);
  if (whole == nullptr) return;  // comes with arrived
  m_compare->setPicture(id, whole->picture);
  if (m_grid->selectedCount() != 1 || m_grid->selectedIds().first() != id) return;
  m_details->setPicture(whole->picture);
  if (!whole->problem.isEmpty()) m_details->setProblem(whole->problem);
  m_large->setPicture(whole->picture);
  m_large->setCaption(toQString(record->drawn.prompt));
  m_large->setAccessibleName(toQString(record->drawn.prompt));
  m_large->setKeepable(!whole->picture.isNull());
  const QModelIndex place = m_grid->currentIndex();
  m_large->setNeighbours(m_model->neighbour(place, -1).isValid(), m_model->neighbour(place, 1).isValid());
}

void GalleryPage::showPicture(qint64 id) {
  leaveOverlay();
  if (m_model->indexOf(id).isValid()) {
    m_grid->select({id}, id);
    return m_grid->scrollTo(m_grid->currentIndex());
  }
  m_wanted = id;
  m_filters->clearAll();
}

void GalleryPage::leaveOverlay() {
  if (!m_large->isVisible() && !m_compare->isVisible()) return;
  m_large->hide();
  m_compare->hide();
  m_grid->setFocus(Qt::OtherFocusReason);
}

void GalleryPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  m_columns->setGeometry(rect());
}

}  // namespace ui
