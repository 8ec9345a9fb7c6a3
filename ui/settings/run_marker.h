#pragma once

#include <QLockFile>
#include <QString>
#include <memory>

namespace ui {

/// Says that the program runs, and tells whether a run before it ended without a word: a file of its own in the state
/// folder for as long as it runs, held by the process. Programs that run side by side each have theirs.
class RunMarker {
 public:
  /// Looks at the files of the runs before and clears away those whose process is gone. Where the folder cannot be written
  /// there is no marker, and nothing is told.
  explicit RunMarker(const QString& stateFolder);
  /// A clean end.
  ~RunMarker() = default;

  /// Whether there was a run that neither ended cleanly nor goes on.
  [[nodiscard]] bool wasUnclean() const { return m_wasUnclean; }

 private:
  std::unique_ptr<QLockFile> m_own;
  bool m_wasUnclean = false;
};

}  // namespace ui
