#include "app/studio/start_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <string_view>

#include "core/engine/option_words.h"
#include "ui/bridge/qt_convert.h"

namespace app {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(StartOptions)
};

StartOptions refused(const QString& sentence) {
  return {.answer = QStringLiteral("bifrons: %1\n").arg(sentence), .exitStatus = 2};
}

QString pageList() { return pageNames().join(QStringLiteral(", ")); }

/// Takes files to show, or a folder, which is a model's. Returns what is wrong; empty when nothing is.
QString takeNames(const QStringList& names, StartOptions& options) {
  for (const QString& name : names) {
    const QFileInfo file(name);
    if (!file.isDir()) {
      options.files.append(file.absoluteFilePath());
    } else if (options.model.folder) {
      return Words::tr("A folder is a model to load, and there can be only one: not “%1” as well.").arg(name);
    } else {
      options.model.folder = ui::toPath(file.absoluteFilePath());
    }
  }
  return {};
}

}  // namespace

QStringList pageNames() {
  return {QStringLiteral("chat"), QStringLiteral("create"), QStringLiteral("gallery"), QStringLiteral("models"),
          QStringLiteral("settings")};
}

bool asksForWords(int argc, const char* const* argv) {
  const auto isQuestion = [](std::string_view word) { return word == "--help" || word == "-h" || word == "--version"; };
  return std::any_of(argv, argv + argc, isQuestion);
}

StartOptions startOptions(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(Words::tr("A desktop program for Janus models: it looks at pictures and draws them."));
  const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help."));
  const QCommandLineOption version(QStringLiteral("version"), Words::tr("Show the version."));
  const QCommandLineOption verbose(QStringLiteral("verbose"), Words::tr("Write the log to the console, too."));
  const QCommandLineOption model(QStringLiteral("model"), Words::tr("Folder of the model; without it the one that was chosen last."),
                                 QStringLiteral("DIR"));
  const QCommandLineOption device(QStringLiteral("device"), Words::tr("auto, cpu or cuda[:N]; without it as the settings say."),
                                  QStringLiteral("DEVICE"));
  const QCommandLineOption page(QStringLiteral("page"), Words::tr("One of: %1.").arg(pageList()), QStringLiteral("PAGE"));
  const QCommandLineOption newInstance(QStringLiteral("new-instance"),
                                       Words::tr("Open another window even where Bifrons runs already."));
  parser.addOptions({help, version, verbose, model, device, page, newInstance});
  parser.addPositionalArgument(QStringLiteral("files"), Words::tr("Pictures or texts for a question, or the folder of a model to load."),
                               QStringLiteral("[files...]"));
  if (!parser.parse(arguments)) return refused(parser.errorText());
  if (parser.isSet(help)) return {.answer = parser.helpText()};
  if (parser.isSet(version)) return {.answer = QStringLiteral("bifrons " BIFRONS_VERSION "\n")};

  StartOptions options{.verbose = parser.isSet(verbose), .newInstance = parser.isSet(newInstance), .page = parser.value(page)};
  if (!options.page.isEmpty() && !pageNames().contains(options.page)) {
    return refused(Words::tr("There is no page “%1”. There are: %2.").arg(options.page, pageList()));
  }
  if (parser.isSet(device)) {
    options.model.device = core::engine::device_from(ui::toUtf8(parser.value(device)));
    if (!options.model.device) return refused(Words::tr("“%1” is no device: auto, cpu or cuda[:N].").arg(parser.value(device)));
  }
  if (parser.isSet(model)) options.model.folder = ui::toPath(parser.value(model));
  const QString problem = takeNames(parser.positionalArguments(), options);
  return problem.isEmpty() ? options : refused(problem);
}

}  // namespace app
