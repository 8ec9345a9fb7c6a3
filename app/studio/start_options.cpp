#include "app/studio/start_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <optional>

#include "ui/bridge/qt_convert.h"

namespace app {
namespace {

using core::engine::DeviceChoice;
using core::engine::DeviceKind;

QString tr(const char* text) { return QCoreApplication::translate("StartOptions", text); }

/// auto, cpu, cuda or cuda:N.
std::optional<DeviceChoice> deviceFrom(const QString& word) {
  if (word == QStringLiteral("auto")) return DeviceChoice{};
  if (word == QStringLiteral("cpu")) return DeviceChoice{.kind = DeviceKind::cpu};
  if (word == QStringLiteral("cuda")) return DeviceChoice{.kind = DeviceKind::cuda};
  if (!word.startsWith(QStringLiteral("cuda:"))) return std::nullopt;
  bool isNumber = false;
  const int index = word.mid(5).toInt(&isNumber);
  if (!isNumber || index < 0) return std::nullopt;
  return DeviceChoice{.kind = DeviceKind::cuda, .index = index};
}

StartOptions refused(const QString& sentence) {
  return {.answer = QStringLiteral("bifrons: %1\n").arg(sentence), .exitStatus = 2};
}

}  // namespace

StartOptions startOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(tr("A desktop program for Janus models: it looks at pictures and draws them."));
  const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, tr("Show this help."));
  const QCommandLineOption version(QStringLiteral("version"), tr("Show the version."));
  const QCommandLineOption verbose(QStringLiteral("verbose"), tr("Write the log to the console, too."));
  const QCommandLineOption model(QStringLiteral("model"), tr("Folder of the model; without it the built-in one."),
                                 QStringLiteral("DIR"));
  const QCommandLineOption device(QStringLiteral("device"), tr("auto, cpu or cuda[:N]."), QStringLiteral("DEVICE"),
                                  QStringLiteral("auto"));
  const QCommandLineOption page(QStringLiteral("page"), tr("chat, create or settings."), QStringLiteral("PAGE"));
  parser.addOptions({help, version, verbose, model, device, page});
  parser.addPositionalArgument(QStringLiteral("files"), tr("Pictures to show to the model."),
                               QStringLiteral("[files...]"));
  if (!parser.parse(arguments)) return refused(parser.errorText());
  if (parser.isSet(help)) return {.answer = parser.helpText()};
  if (parser.isSet(version)) return {.answer = QStringLiteral("bifrons " BIFRONS_VERSION "\n")};

  StartOptions options{.verbose = parser.isSet(verbose), .page = parser.value(page)};
  const QStringList pages{QStringLiteral("chat"), QStringLiteral("create"), QStringLiteral("settings")};
  if (!options.page.isEmpty() && !pages.contains(options.page)) {
    return refused(tr("There is no page “%1”: chat, create or settings.").arg(options.page));
  }
  const auto chosen = deviceFrom(parser.value(device));
  if (!chosen) return refused(tr("“%1” is no device: auto, cpu or cuda[:N].").arg(parser.value(device)));
  options.load.device = *chosen;
  options.load.folder = ui::toPath(parser.value(model));
  for (const QString& file : parser.positionalArguments()) options.files.append(QFileInfo(file).absoluteFilePath());
  return options;
}

}  // namespace app
