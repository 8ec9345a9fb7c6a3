#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include "ui/bridge/engine_bridge.h"

namespace ui {

/// How fast models were in this session, as measured; nothing is guessed without a measurement. An answer reads all
/// weights for each token, so a model's tokens per second times the bytes of its weights is what the memory gives: from
/// that the answers of another large model are foretold.
class SessionSpeed : public QObject {
  Q_OBJECT

 public:
  struct Speed {
    double tokensPerSecond = 0;    ///< of an answer; 0: not known
    double secondsPerPicture = 0;  ///< 0: not known
    bool isForetold = false;
  };

  explicit SessionSpeed(EngineBridge& bridge, QObject* parent = nullptr);

  /// `weightBytes`: of the model, in the precision that it would be loaded in.
  [[nodiscard]] Speed speedOf(const std::filesystem::path& folder, qint64 weightBytes) const;

 Q_SIGNALS:
  void measured();

 private:
  void onText(const core::engine::TextResult& result);
  void onPicture(const ArrivedPicture& picture);
  [[nodiscard]] QString loadedFolder() const;

  EngineBridge& m_bridge;
  QHash<QString, Speed> m_speeds;  ///< by folder
  double m_bytesPerSecond = 0;     ///< that the weights of a large model were read with
};

}  // namespace ui
