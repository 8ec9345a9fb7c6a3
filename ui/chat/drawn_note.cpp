#include "ui/chat/drawn_note.h"

#include <algorithm>

#include "ui/widgets/icon_button.h"
#include "ui/widgets/text_button.h"

namespace ui {

DrawnNote::DrawnNote(QWidget* parent) : NoteRow(QStringLiteral("picture"), parent), m_open(addButton(tr("Open in Create"))) {
  auto* cross = new IconButton(QStringLiteral("close"), tr("Close this message"), this, IconButtonSize::Small);
  addEnd(cross);
  hide();
  connect(m_open, &QAbstractButton::clicked, this, [this] { Q_EMIT createRequested(m_picture.view, *m_picture.drawn); });
  connect(cross, &QAbstractButton::clicked, this, [this] {
    m_closed = m_picture.file;
    hide();
  });
}

void DrawnNote::setPictures(const QList<AttachedPicture>& pictures) {
  const auto last = std::find_if(pictures.crbegin(), pictures.crend(), [](const auto& one) { return one.drawn != nullptr; });
  m_picture = last != pictures.crend() ? *last : AttachedPicture();
  setVisible(m_picture.drawn != nullptr && m_picture.file != m_closed);
  if (pictures.isEmpty()) m_closed.clear();
  setText(pictures.size() == 1 ? tr("This picture was drawn by Bifrons.")
                               : tr("“%1” was drawn by Bifrons.").arg(m_picture.name));
}

}  // namespace ui
