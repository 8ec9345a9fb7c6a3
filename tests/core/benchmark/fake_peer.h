#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace tests {

/// A shell script in the place of Python, for as long as this lives. It notes its process and what it is asked.
class FakePeer {
 public:
  /// `body`: lines of the script, run in its folder. Beside what a shell knows they may use `answers`, see below.
  explicit FakePeer(const QString& body);
  FakePeer(const FakePeer&) = delete;
  FakePeer& operator=(const FakePeer&) = delete;
  ~FakePeer();

  /// The requests of all its processes in the order in which they came, each behind its type: "bf16 {…}".
  [[nodiscard]] QStringList requests() const;
  /// Whether it has started, and none of its processes is there any more.
  [[nodiscard]] bool isGone() const;

  /// Says "fake 1.0" and answers every request. In bf16 every stage takes 2 seconds, in fp32 4 seconds; only writing is
  /// the other way round. It has had 3,000 bytes in bf16, 5,000 in fp32.
  static const char* const answers;

 private:
  QTemporaryDir folder_;
};

}  // namespace tests
