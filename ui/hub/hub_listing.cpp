#include "ui/hub/hub_listing.h"

#include <QRegularExpression>
#include <utility>

#include "ui/hub/download_failure.h"

namespace ui {
namespace {

constexpr int mostPages = 100;
constexpr qsizetype largestPage = 20'000'000;

}  // namespace

HubListing::HubListing(QNetworkAccessManager& network, const HubSource& source, QString repository,
                       std::chrono::milliseconds stall, QObject* parent)
    : QObject(parent), m_network(network), m_source(source), m_stall(stall),
      m_list{.repository = std::move(repository), .revision = QStringLiteral("main"), .files = {}} {}

void HubListing::start() {
  ask(fileAddress(m_source.endpoint, m_list.repository, m_list.revision, QStringLiteral("config.json")), true,
      &HubListing::onCommit);
}

void HubListing::ask(const QUrl& address, bool onlyHeaders, void (HubListing::*then)()) {
  dropReply();
  m_page.clear();
  m_reply = std::make_unique<HubReply>(m_network, m_source, HubReply::Question{address, onlyHeaders, {}}, m_stall, nullptr);
  connect(m_reply.get(), &HubReply::arrived, this, [this] {
    m_page += m_reply->read();
    if (m_page.size() <= largestPage) return;
    end({.problem = DownloadProblem::BadListing, .sentence = tr("The source’s list of files does not end. Nothing was fetched.")});
  });
  connect(m_reply.get(), &HubReply::ended, this, then);
}

/// All that follows asks for this commit, so that the files are of one, whatever is changed meanwhile. A source that
/// does not tell is asked for its newest.
void HubListing::onCommit() {
  if (isRefused()) return;
  static const QRegularExpression spelling(QStringLiteral("\\A[0-9a-f]{40}\\z"));
  const QString commit = QString::fromLatin1(m_reply->header("X-Repo-Commit"));
  if (spelling.match(commit).hasMatch()) m_list.revision = commit;
  ask(treeAddress(m_source.endpoint, m_list.repository, m_list.revision), false, &HubListing::onPage);
}

void HubListing::onPage() {
  if (isRefused()) return;
  const HubPage page = readTreePage(m_page);
  if (!page.problem.isEmpty()) return end({.problem = DownloadProblem::BadListing, .sentence = page.problem});
  m_files += page.files;
  const QUrl next = nextPage(m_reply->header("Link"), m_reply->address());
  if (!next.isEmpty() && ++m_pages < mostPages) return ask(next, false, &HubListing::onPage);
  m_list.files = filesToFetch(m_files);
  if (!m_list.files.isEmpty()) return end({});
  end({.problem = DownloadProblem::BadListing,
       .sentence = tr("“%1” holds no Janus model that Bifrons reads: no config.json with model.safetensors or "
                      "pytorch_model.bin. Nothing was fetched.").arg(m_list.repository)});
}

bool HubListing::isRefused() {
  const DownloadFailure& line = m_reply->failure();
  if (line.isFailure()) {
    end(line);
  } else if (m_reply->status() != 200) {
    end(failureOf({.status = m_reply->status(),
                   .errorCode = m_reply->header("X-Error-Code"),
                   .retryAfter = m_reply->header("Retry-After"),
                   .host = m_reply->address().host(),
                   .repository = m_list.repository,
                   .file = {},
                   .hadToken = !m_source.token.isEmpty()}));
  } else {
    return false;
  }
  return true;
}

/// It may be the one that calls.
void HubListing::dropReply() {
  if (!m_reply) return;
  m_reply->disconnect(this);
  m_reply.release()->deleteLater();
}

void HubListing::end(const DownloadFailure& failure) {
  dropReply();
  m_failure = failure;
  Q_EMIT ended();
}

}  // namespace ui
