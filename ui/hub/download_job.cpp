#include "ui/hub/download_job.h"

#include <QStorageInfo>
#include <algorithm>
#include <utility>

#include "core/base/size_text.h"
#include "ui/hub/download_failure.h"

namespace ui {
namespace {

constexpr std::chrono::milliseconds tellInterval{250};
constexpr qint64 roomInterval = 64'000'000;  // bytes between two looks at the disk

QString sizeWords(qint64 bytes) { return QString::fromStdString(core::size_text(bytes)); }

qint64 freeBytesOf(const QString& folder) { return QStorageInfo(folder).bytesAvailable(); }

}  // namespace

DownloadJob::DownloadJob(DownloadOrder order, DownloadPace pace, QObject* parent)
    : QObject(parent), m_order(std::move(order)), m_pace(std::move(pace)), m_network(this),
      m_folder(m_order.modelsFolder, m_order.repository) {
  applyProxy(m_network, m_order.source.proxy);
  m_progress.repository = m_order.repository;
  m_tell.setSingleShot(true);
  m_tell.setInterval(tellInterval);
  m_askAgain.setSingleShot(true);
  connect(&m_tell, &QTimer::timeout, this, &DownloadJob::tell);
  connect(&m_askAgain, &QTimer::timeout, this, &DownloadJob::askForList);
}

DownloadJob::~DownloadJob() { stopFiles(); }

void DownloadJob::start() {
  if (const DownloadFailure failure = m_folder.take(); failure.isFailure()) return end(DownloadState::Failed, failure);
  const DownloadList list = m_folder.list();
  if (!list.isEmpty() && !m_order.listAnew) return takeList(list);
  if (list.isEmpty()) m_folder.keepOnly({});  // nobody knows what it belongs to
  askForList();
}

void DownloadJob::askForList() {
  setState(DownloadState::Listing);
  m_isListFresh = true;
  m_listing = std::make_unique<HubListing>(m_network, m_order.source, m_order.repository, m_pace.stall, nullptr);
  connect(m_listing.get(), &HubListing::ended, this, &DownloadJob::onListed);
  m_listing->start();
}

void DownloadJob::onListed() {
  const DownloadFailure failure = m_listing->failure();
  const DownloadList list = m_listing->list();
  m_listing.release()->deleteLater();
  if (!failure.isFailure()) return takeList(list);
  if (!failure.mayPass || ++m_listTries >= m_pace.tries) return end(DownloadState::Failed, failure);
  m_askAgain.start(waitBefore(m_listTries, failure, m_pace));
  setState(DownloadState::Retrying, failure);
}

void DownloadJob::takeList(const DownloadList& list) {
  m_list = list;
  if (m_isListFresh) {
    m_folder.keepOnly(list.files);
    if (const DownloadFailure failure = m_folder.setList(list); failure.isFailure()) {
      return end(DownloadState::Failed, failure);
    }
  }
  m_progress.bytesTotal = list.bytes();
  m_progress.files = static_cast<int>(list.files.size());
  if (const DownloadFailure failure = roomFor(m_progress.bytesTotal - bytesHere()); failure.isFailure()) {
    return end(DownloadState::Failed, failure);
  }
  m_next = 0;
  m_bytesBefore = 0;
  m_progress.filesDone = 0;
  fetchMore();
}

qint64 DownloadJob::bytesHere() const {
  qint64 here = 0;
  for (const HubFile& file : m_list.files) here += m_folder.bytesOf(file);
  return here;
}

DownloadFailure DownloadJob::roomFor(qint64 bytes) const {
  const qint64 free = m_pace.freeBytes ? m_pace.freeBytes(m_folder.path()) : freeBytesOf(m_folder.path());
  if (free < 0 || bytes <= 0 || free >= bytes + m_pace.spareBytes) return {};
  return {.problem = DownloadProblem::DiskFull,
          .sentence = tr("“%1” needs %2 more on the disk of “%3”, which has %4 free. What was fetched is kept.")
                          .arg(m_order.repository, sizeWords(bytes), m_order.modelsFolder, sizeWords(free))};
}

void DownloadJob::fetchMore() {
  while (m_files.size() < static_cast<std::size_t>(m_pace.filesAtOnce) && m_next < m_list.files.size()) {
    const HubFile& file = m_list.files[m_next++];
    m_files.push_back(std::make_unique<FileDownload>(
        m_network, m_order.source, m_pace,
        FileDownload::Task{m_folder.path(), m_order.repository, m_list.revision, file}, nullptr));
    FileDownload* begun = m_files.back().get();
    connect(begun, &FileDownload::progressed, this, &DownloadJob::note);
    connect(begun, &FileDownload::ended, this, [this, begun] { onFileEnded(begun); }, Qt::QueuedConnection);
    begun->start();
  }
  if (m_files.empty()) return onAllThere();
  note();
}

void DownloadJob::onFileEnded(FileDownload* file) {
  const auto at = std::find_if(m_files.begin(), m_files.end(), [&](const auto& each) { return each.get() == file; });
  if (at == m_files.end() || isOver(m_progress.state)) return;
  if (file->failure().isFailure()) return relistOrFail(*file);
  m_bytesBefore += file->file().bytes;
  ++m_progress.filesDone;
  m_files.erase(at);
  fetchMore();
}

/// A commit that is gone from the source is asked for anew, once; what is the same in the new one is kept.
void DownloadJob::relistOrFail(const FileDownload& file) {
  const DownloadFailure failure = file.failure();
  m_progress.file = file.file().path;
  if (failure.problem != DownloadProblem::NotFound || m_isListFresh) return end(DownloadState::Failed, failure);
  stopFiles();
  askForList();
}

void DownloadJob::onAllThere() {
  if (const DownloadFailure failure = m_folder.become(m_progress.folder); failure.isFailure()) {
    return end(DownloadState::Failed, failure);
  }
  m_progress.bytesDone = m_progress.bytesTotal;
  end(DownloadState::Finished);
}

/// What the files say together.
void DownloadJob::note() {
  if (m_files.empty() || isOver(m_progress.state)) return;
  qint64 done = m_bytesBefore;
  for (const auto& file : m_files) done += file->bytesDone();
  m_progress.bytesDone = done;
  const auto busiest = [&](DownloadState state) {
    return std::find_if(m_files.begin(), m_files.end(), [&](const auto& file) { return file->state() == state; });
  };
  auto shown = busiest(DownloadState::Fetching);
  if (shown == m_files.end()) shown = busiest(DownloadState::Checking);
  if (shown == m_files.end()) shown = busiest(DownloadState::Retrying);
  if (shown == m_files.end()) return;
  const FileDownload& file = **shown;
  m_progress.file = file.file().path;
  m_progress.isChecked = file.file().hasChecksum();
  if (file.state() == DownloadState::Fetching) m_rate.note(done, TransferRate::Clock::now());
  if (file.state() != DownloadState::Fetching) m_rate.forget();
  m_progress.bytesPerSecond = m_rate.perSecond();
  if (done - m_bytesChecked >= roomInterval) {
    m_bytesChecked = done;
    const DownloadFailure failure = roomFor(m_progress.bytesTotal - done);
    if (failure.isFailure()) return end(DownloadState::Failed, failure);
  }
  const bool waits = file.state() == DownloadState::Retrying;
  setState(file.state(), waits ? file.failure() : DownloadFailure{});
}

void DownloadJob::setState(DownloadState state, const DownloadFailure& failure) {
  const bool isNew = std::exchange(m_progress.state, state) != state;
  m_progress.problem = failure.problem;
  m_progress.sentence = failure.sentence;
  if (isNew) return tell();
  if (!m_tell.isActive()) m_tell.start();
}

void DownloadJob::tell() {
  m_tell.stop();
  Q_EMIT progressed(m_progress);
}

/// What is deleted here may be what called.
void DownloadJob::stopFiles() {
  m_askAgain.stop();
  if (m_listing) {
    m_listing->disconnect(this);
    m_listing.release()->deleteLater();
  }
  for (auto& file : m_files) {
    file->disconnect(this);
    file->halt();
    file.release()->deleteLater();
  }
  m_files.clear();
}

void DownloadJob::pause() {
  if (!isOver(m_progress.state)) end(DownloadState::Paused);
}

void DownloadJob::cancel(bool keepParts) {
  if (m_progress.state == DownloadState::Finished) return;
  stopFiles();
  if (!keepParts) {
    if (const DownloadFailure failure = m_folder.take(); failure.isFailure()) return end(DownloadState::Failed, failure);
    m_folder.remove();
    m_progress.bytesDone = 0;
  }
  end(DownloadState::Cancelled);
}

void DownloadJob::end(DownloadState state, const DownloadFailure& failure) {
  stopFiles();
  if (state == DownloadState::Failed && !m_list.isEmpty()) m_progress.bytesDone = bytesHere();  // what was wrong is gone
  m_folder.release();
  m_rate.forget();
  m_progress.bytesPerSecond = 0;
  m_progress.state = state;
  m_progress.problem = failure.problem;
  m_progress.sentence = failure.sentence;
  tell();
}

}  // namespace ui
