#include "tests/cli/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QThread>
#include <csignal>

namespace tests {
namespace {

constexpr int patience_ms = 60'000;

Run ended(QProcess& process) {
  Run run;
  if (process.state() != QProcess::NotRunning && !process.waitForFinished(patience_ms)) {
    process.kill();
    process.waitForFinished();
    return run;
  }
  run.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
  run.out = process.readAllStandardOutput();
  run.err = process.readAllStandardError();
  return run;
}

}  // namespace

QList<QByteArray> Run::outLines() const {
  QList<QByteArray> lines = out.split('\n');
  lines.removeAll(QByteArray());
  return lines;
}

QList<QJsonObject> Run::objects() const {
  QList<QJsonObject> all;
  for (const QByteArray& line : outLines()) {
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject()) return {};
    all.append(document.object());
  }
  return all;
}

bool Run::endsWithOneError(const QString& words) const {
  return err.count('\n') == 1 && err.startsWith("bifrons-cli: ") && QString::fromUtf8(err).contains(words);
}

bool Run::isOneError(const QString& words) const { return out.isEmpty() && endsWithOneError(words); }

QByteArray Run::text() const { return "status " + QByteArray::number(status) + "\nout: " + out + "\nerr: " + err; }

Program::Program(const QString& path) : program_(path), environment_(QProcessEnvironment::systemEnvironment()) {
  environment_.insert(QStringLiteral("XDG_STATE_HOME"), folder_.filePath(QStringLiteral("state")));
}

void Program::set(const QString& variable, const QString& value) { environment_.insert(variable, value); }

void Program::write(const QString& name, const QByteArray& content) const {
  QDir().mkpath(QFileInfo(path(name)).path());
  QFile file(path(name));
  if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
    qFatal("%s cannot be written", qPrintable(path(name)));
  }
}

QByteArray Program::read(const QString& name) const {
  QFile file(path(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Program::prepare(QProcess& process, const QStringList& arguments) const {
  process.setProgram(program_);
  process.setArguments(arguments);
  process.setWorkingDirectory(folder_.path());
  process.setProcessEnvironment(environment_);
}

Run Program::run(const QStringList& arguments, const QString& outputFile) const {
  QProcess process;
  prepare(process, arguments);
  if (!outputFile.isEmpty()) process.setStandardOutputFile(outputFile);
  process.start();
  process.waitForStarted();
  return ended(process);
}

Run Program::feed(const QStringList& arguments, const QByteArray& input) const {
  QProcess process;
  prepare(process, arguments);
  process.start();
  process.waitForStarted();
  process.write(input);
  process.closeWriteChannel();
  return ended(process);
}

Run Program::interrupt(const QStringList& arguments, const QByteArray& words, int signals) const {
  QProcess process;
  prepare(process, arguments);
  process.start();
  process.waitForStarted();
  QByteArray out;
  QByteArray err;
  QElapsedTimer waiting;
  waiting.start();
  while (!out.contains(words) && !err.contains(words) && process.state() == QProcess::Running &&
         waiting.elapsed() < patience_ms) {
    process.waitForReadyRead(20);
    out += process.readAllStandardOutput();
    err += process.readAllStandardError();
  }
  for (int sent = 0; sent < signals && process.state() == QProcess::Running; ++sent) {
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QThread::msleep(200);
  }
  Run run = ended(process);
  run.out.prepend(out);
  run.err.prepend(err);
  return run;
}

}  // namespace tests
