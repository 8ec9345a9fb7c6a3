#include "ui/bridge/error_text.h"

#include <QCoreApplication>

namespace ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("ErrorText", text); }

}  // namespace

ErrorText errorText(core::ErrorKind kind) {
  switch (kind) {
    case core::ErrorKind::invalid_request:
      return {tr("This cannot be done"), tr("Change it and try again.")};
    case core::ErrorKind::file_missing:
      return {tr("A file cannot be read"), tr("Check that it is still there and that you may read it.")};
    case core::ErrorKind::file_damaged:
      return {tr("A file is damaged"), tr("Fetch it again from where it came from.")};
    case core::ErrorKind::file_not_written:
      return {tr("A file could not be saved"),
              tr("Check the free space and the folder’s permissions, or choose another folder.")};
    case core::ErrorKind::unsupported:
      return {tr("This is not supported"), tr("Choose another file or device.")};
    case core::ErrorKind::out_of_memory:
      return {tr("There is not enough memory"), tr("Close other programs, or ask for less at once.")};
    case core::ErrorKind::internal:
      break;
  }
  return {tr("Something went wrong inside Bifrons"), tr("The log says more.")};
}

QString errorLine(core::ErrorKind kind, const QString& sentence) {
  return QStringLiteral("%1: %2").arg(errorText(kind).heading, sentence);
}

}  // namespace ui
