#include "ui/bridge/error_text.h"

#include <QCoreApplication>

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

}  // namespace

ErrorText errorText(core::ErrorKind kind) {
  switch (kind) {
    case core::ErrorKind::invalid_request:
      return {Words::tr("This cannot be done"), {}};
    case core::ErrorKind::file_missing:
      return {Words::tr("A file cannot be read"), {}};
    case core::ErrorKind::file_damaged:
      return {Words::tr("A file is damaged"), Words::tr("Get another copy of it.")};
    case core::ErrorKind::file_not_written:
      return {Words::tr("A file could not be saved"),
              Words::tr("Check the free space and the folder’s permissions.")};
    case core::ErrorKind::unsupported:
      return {Words::tr("This is not supported"), {}};
    case core::ErrorKind::out_of_memory:
      return {Words::tr("There is not enough memory"), {}};
    case core::ErrorKind::device_failed:
      return {Words::tr("The graphics card has stopped"), {}};
    case core::ErrorKind::internal:
      break;
  }
  return {Words::tr("Something went wrong inside Bifrons"), Words::tr("The log says more.")};
}

QString loadErrorHeading(core::ErrorKind kind) {
  return kind == core::ErrorKind::file_missing ? Words::tr("No usable model in this folder") : errorText(kind).heading;
}

QString errorBody(core::ErrorKind kind, const QString& sentence) {
  const QString advice = errorText(kind).advice;
  return advice.isEmpty() ? sentence : QStringLiteral("%1 %2").arg(sentence, advice);
}

}  // namespace ui
