#include "ui/widgets/file_dialog.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QSplitter>

namespace ui {
namespace {

constexpr QSize usualSize(760, 500);
constexpr int placesWidth = 150;

QString nearestFolder(const QString& wanted) {
  if (wanted.isEmpty()) return QDir::homePath();
  QString folder = QDir::cleanPath(wanted);
  while (!QFileInfo(folder).isDir()) {
    const QString above = QFileInfo(folder).path();
    if (above == folder) return QDir::homePath();
    folder = above;
  }
  return folder;
}

/// What Qt offers while a name is typed is a window of its own, which no rule about the dialog reaches: it has a name for
/// the style sheet.
void dressCompletions(const QFileDialog& dialog) {
  for (const auto* line : dialog.findChildren<QLineEdit*>()) {
    if (line->completer() != nullptr) line->completer()->popup()->setObjectName(QStringLiteral("completions"));
  }
}

}  // namespace

QFileDialog* makeFileDialog(QWidget* parent, const QString& title, const QString& folder) {
  auto* dialog = new QFileDialog(parent, title, nearestFolder(folder));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->resize(usualSize);
  if (auto* parts = dialog->findChild<QSplitter*>()) parts->setSizes({placesWidth, usualSize.width() - placesWidth});  // Qt's own
  dressCompletions(*dialog);
  return dialog;
}

}  // namespace ui
