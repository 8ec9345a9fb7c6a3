#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace tests {

/// What a run of a program left behind.
struct Run {
  int status = -1;  ///< -1: it crashed or did not end in time
  QByteArray out;
  QByteArray err;

  [[nodiscard]] QList<QByteArray> outLines() const;
  /// Standard output as one JSON object per line; an empty list when a line is none.
  [[nodiscard]] QList<QJsonObject> objects() const;
  /// Whether standard error is exactly one line "bifrons-cli: …" that holds the words.
  [[nodiscard]] bool endsWithOneError(const QString& words) const;
  /// The same, and standard output is empty.
  [[nodiscard]] bool isOneError(const QString& words) const;
  /// All of it, for the message of a failed check.
  [[nodiscard]] QByteArray text() const;
};

/// A command-line program and a folder of its own in which it runs and keeps its log.
class Program {
 public:
  explicit Program(const QString& path);

  void set(const QString& variable, const QString& value);
  [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
  void write(const QString& name, const QByteArray& content) const;
  [[nodiscard]] QByteArray read(const QString& name) const;

  [[nodiscard]] Run run(const QStringList& arguments, const QString& outputFile = {}) const;
  /// With `input` as standard input.
  [[nodiscard]] Run feed(const QStringList& arguments, const QByteArray& input) const;
  /// Sends SIGINT as soon as standard output or standard error holds `words`, `signals` times.
  [[nodiscard]] Run interrupt(const QStringList& arguments, const QByteArray& words, int signals = 1) const;

 private:
  void prepare(QProcess& process, const QStringList& arguments) const;

  QString program_;
  QTemporaryDir folder_;
  QProcessEnvironment environment_;
};

}  // namespace tests
