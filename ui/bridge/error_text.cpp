#include "ui/bridge/error_text.h"

#include <QCoreApplication>

namespace ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("ErrorText", text); }

}  // namespace

ErrorText errorText(core::ErrorKind kind) {
  switch (kind) {
    case core::ErrorKind::invalid_request:
      return {tr("This cannot be done"), {}};
    case core::ErrorKind::file_missing:
      return {tr("A file cannot be read"), {}};
    case core::ErrorKind::file_damaged:
      return {tr("A file is damaged"), tr("Get another copy of it.")};
    case core::ErrorKind::file_not_written:
      return {tr("A file could not be saved"),
              tr("Check the free space and the folder’s permissions.")};
    case core::ErrorKind::unsupported:
      return {tr("This is not supported"), {}};
    case core::ErrorKind::out_of_memory:
      return {tr("There is not enough memory"), {}};
    case core::ErrorKind::internal:
      break;
  }
  return {tr("Something went wrong inside Bifrons"), tr("The log says more.")};
}

QString loadErrorHeading(core::ErrorKind kind) {
  return kind == core::ErrorKind::file_missing ? tr("No usable model in this folder") : errorText(kind).heading;
}

QString errorBody(core::ErrorKind kind, const QString& sentence) {
  const QString advice = errorText(kind).advice;
  return advice.isEmpty() ? sentence : QStringLiteral("%1 %2").arg(sentence, advice);
}

}  // namespace ui
