#include "ui/create/job_headings.h"

#include <QClipboard>
#include <QGuiApplication>

#include "ui/create/create_model.h"
#include "ui/create/drawing_order.h"
#include "ui/create/job_header.h"
#include "ui/create/picture_grid.h"
#include "ui/create/picture_ranker.h"

namespace ui {

JobHeadings::JobHeadings(CreateModel& model, PictureGrid& grid, PictureRanker& ranker, QObject* parent)
    : QObject(parent), m_model(model), m_grid(grid), m_ranker(ranker) {
  connect(&model, &CreateModel::drawingChanged, this, &JobHeadings::refresh);
  connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& above, int first, int last) {
    if (above.isValid()) return;
    for (int row = first; row <= last; ++row) add(m_model.index(row, 0));
  });
}

QList<QWidget*> JobHeadings::all() const {
  QList<QWidget*> headings;
  for (int section = 0; section < m_model.rowCount(); ++section) {
    if (QWidget* heading = m_grid.indexWidget(m_model.index(section, 0))) headings.append(heading);
  }
  return headings;
}

void JobHeadings::add(const QModelIndex& section) {
  const JobId job = m_model.drawingAt(section)->job;
  auto* header = new JobHeader;
  m_grid.setHeading(section, header);
  header->show(*m_model.drawingAt(section));
  connect(header, &JobHeader::stopRequested, this, [this, job] {
    m_model.stop(job);
    m_ranker.stop(job);
  });
  connect(header, &JobHeader::rankRequested, this, [this, job] { m_ranker.rank(job); });
  connect(header, &JobHeader::orderRequested, this, [this, job](bool bestFirst) { m_model.setBestFirst(job, bestFirst); });
  connect(header, &JobHeader::saveAllRequested, this, [this, job] { Q_EMIT saveAllRequested(job); });
  connect(header, &JobHeader::reuseRequested, this, [this, job] { Q_EMIT reuseRequested(job); });
  connect(header, &JobHeader::removeRequested, this, [this, job] {
    m_ranker.stop(job);
    m_model.remove(job);
  });
  connect(header, &JobHeader::moreLikeRequested, this, [this, job] {
    if (const Drawing* drawing = m_model.drawingAt(m_model.sectionOf(job))) m_model.draw(moreLikeThis(*drawing));
  });
  connect(header, &JobHeader::copyPromptRequested, this, [this, job] {
    const Drawing* drawing = m_model.drawingAt(m_model.sectionOf(job));
    if (drawing == nullptr) return;
    QGuiApplication::clipboard()->setText(drawing->prompt);
    Q_EMIT copied(tr("Prompt copied"));
  });
  connect(header, &JobHeader::retryRequested, this, [this, job] { m_model.drawAgain(job); });
}

void JobHeadings::refresh(JobId job) {
  const QModelIndex section = m_model.sectionOf(job);
  auto* header = qobject_cast<JobHeader*>(m_grid.indexWidget(section));
  if (header != nullptr) header->show(*m_model.drawingAt(section));
}

}  // namespace ui
