#include "ui/gallery/picture_rebuilder.h"

#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/drawn_by.h"
#include "ui/store/picture_archive.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"

namespace ui {

PictureRebuilder::PictureRebuilder(EngineBridge& bridge, PictureArchive& archive, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_archive(archive) {
  connect(&bridge, &EngineBridge::tokensPainted, this, [this](JobId job, const QImage& picture) {
    if (job == m_job) m_archive.writeAgain(m_record, picture);
  });
  connect(&bridge, &EngineBridge::paintingFailed, this,
          [this](JobId job, core::ErrorKind kind, const QString& sentence) {
            if (job != m_job) return;
            Q_EMIT failed(errorBody(kind, sentence));
            end();
          });
  connect(&archive, &PictureArchive::fileWritten, this, [this](qint64 id) {
    if (id != m_record.id) return;
    end();
    Q_EMIT rebuilt(id);
  });
  connect(&archive, &PictureArchive::failed, this, &PictureRebuilder::end);
}

void PictureRebuilder::rebuild(const PictureRecord& record) {
  if (underWay() != 0) return;
  const QString model = toQString(record.drawn.model);
  const auto* loaded = m_bridge.model();
  const DrawnBy by = loaded == nullptr ? DrawnBy::OtherModel : drawnBy(*loaded, record.drawn);
  if (by == DrawnBy::OtherModel) {
    return Q_EMIT failed(tr("“%1” drew this picture. Load it to rebuild the file; the tokens are kept.").arg(model));
  }
  if (by == DrawnBy::OtherWeights) {
    return Q_EMIT failed(tr("“%1” drew this picture with other weights than those that are loaded. Load these to rebuild the "
                            "file; the tokens are kept.").arg(model));
  }
  m_record = record;
  Q_EMIT underWayChanged();
  m_archive.storage()
      .run([id = record.id](Database& database) { return picture_store::tokens(database, id); })
      .then(this, [this](const std::vector<std::int64_t>& tokens) {
        m_record.drawn.tokens = tokens;
        m_job = m_bridge.paintTokens(tokens);
      });
}

void PictureRebuilder::end() {
  if (underWay() == 0) return;
  m_record = {};
  m_job = 0;
  Q_EMIT underWayChanged();
}

}  // namespace ui
