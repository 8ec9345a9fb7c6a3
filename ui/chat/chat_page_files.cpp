// Chats in and out of files.
#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <functional>

#include "ui/chat/chat_exchange.h"
#include "ui/chat/chat_keeper.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/chat_page.h"
#include "ui/chat/conversation_pane.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int longestName = 60;

/// A title as the name of a file, on any system.
QString fileName(QString title) {
  static const QRegularExpression unfit(QStringLiteral(R"([\x{00}-\x{1f}<>:"/\\|?*.]+)"));
  title = title.replace(unfit, QStringLiteral(" ")).simplified().left(longestName).trimmed();
  return title.isEmpty() ? ChatPage::tr("Chat") : title;
}

}  // namespace

void ChatPage::connectExchange() {
  m_lastFolder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  m_toast = new Toast(m_pane);
  connect(m_exportMarkdown, &QAction::triggered, this, [this] {
    exportAs(tr("Markdown (*.md)"), QStringLiteral("md"), &ChatExchange::exportMarkdown);
  });
  connect(m_exportJson, &QAction::triggered, this, [this] {
    exportAs(tr("Chats of Bifrons (*.json)"), QStringLiteral("json"), &ChatExchange::exportJson);
  });
  connect(m_import, &QAction::triggered, this, &ChatPage::importChat);
  connect(m_exchange, &ChatExchange::exported, this,
          [this](const QString& sentence) { m_toast->show(QStringLiteral("save"), sentence); });
  connect(m_exchange, &ChatExchange::failed, this, [this](const QString& sentence) { m_pane->showProblem({}, sentence); });
  connect(m_exchange, &ChatExchange::imported, this, [this](const QString& id) {
    Q_EMIT m_keeper->listChanged();
    m_keeper->open(id);
  });
}

void ChatPage::exportAs(const QString& filter, const QString& suffix, ExportTo exportTo) {
  QFileDialog* dialog = makeFileDialog(this, tr("Export the chat"), m_lastFolder);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilter(filter);
  dialog->setDefaultSuffix(suffix);
  dialog->selectFile(QStringLiteral("%1.%2").arg(fileName(title()), suffix));
  connect(dialog, &QFileDialog::fileSelected, this, [this, exportTo](const QString& path) {
    m_lastFolder = QFileInfo(path).absolutePath();
    m_keeper->flush();
    std::invoke(exportTo, m_exchange, m_model->conversation()->id, path);
  });
  dialog->open();
}

void ChatPage::importChat() {
  QFileDialog* dialog = makeFileDialog(this, tr("Import a chat"), m_lastFolder);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Chats of Bifrons (*.json)"), tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    m_lastFolder = QFileInfo(path).absolutePath();
    m_exchange->import(path);
  });
  dialog->open();
}

}  // namespace ui
