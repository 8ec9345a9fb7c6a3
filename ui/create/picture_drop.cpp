#include "ui/create/picture_drop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include "core/base/error.h"
#include "core/image/image_file.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/drop_frame.h"
#include "ui/store/picture_files.h"

namespace ui {

PictureDrop::PictureDrop(QWidget* page, QWidget* shown) : QObject(page), m_frame(new DropFrame(shown)), m_shown(shown) {
  m_pool.setMaxThreadCount(1);
  page->setAcceptDrops(true);
  page->installEventFilter(this);
}

PictureDrop::~PictureDrop() { m_pool.waitForDone(); }

QString PictureDrop::fileOf(const QMimeData* content) {
  const QList<QUrl> urls = content->urls();
  if (urls.size() != 1 || !urls.first().isLocalFile()) return {};
  const QString path = urls.first().toLocalFile();
  return path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? path : QString();
}

bool PictureDrop::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::DragEnter: {
      auto* drag = static_cast<QDragEnterEvent*>(event);
      if (drag->source() != nullptr) return false;  // a picture of this window is on its way out
      const bool one = !fileOf(drag->mimeData()).isEmpty();
      if (!drag->mimeData()->hasUrls()) return false;
      m_frame->setGeometry(m_shown->rect());
      m_frame->say(one ? tr("Drop to bring back this picture’s settings")
                       : tr("One PNG file that Bifrons wrote can be dropped here"), one);
      drag->acceptProposedAction();  // so that the leaving is told, too
      return true;
    }
    case QEvent::DragMove:
      static_cast<QDragMoveEvent*>(event)->setAccepted(!fileOf(static_cast<QDragMoveEvent*>(event)->mimeData()).isEmpty());
      return true;
    case QEvent::DragLeave: m_frame->hide(); return true;
    case QEvent::Drop: {
      m_frame->hide();
      const QString path = fileOf(static_cast<QDropEvent*>(event)->mimeData());
      if (path.isEmpty()) return false;
      static_cast<QDropEvent*>(event)->acceptProposedAction();
      read(path);
      return true;
    }
    default: return QObject::eventFilter(watched, event);
  }
}

void PictureDrop::read(const QString& path) {
  m_pool.start([this, path] {
    QString problem;
    try {
      if (const auto drawn = picture_files::read(path)) {
        const QImage picture = toQImage(core::image::read_image(toPath(path)));
        QMetaObject::invokeMethod(this, [this, picture, drawn = *drawn] { Q_EMIT arrived(picture, drawn); },
                                  Qt::QueuedConnection);
        return;
      }
      problem = tr("“%1” has no settings of Bifrons inside.").arg(QFileInfo(path).fileName());
    } catch (const core::Error& error) {
      problem = errorBody(error.kind(), coreWords(error.what()));
    }
    const QString sentence = tr("%1 Prompt and settings stay as they are.").arg(problem);
    QMetaObject::invokeMethod(this, [this, sentence] { Q_EMIT failed(sentence); }, Qt::QueuedConnection);
  });
}

}  // namespace ui
