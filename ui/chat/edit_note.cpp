#include "ui/chat/edit_note.h"

#include "ui/widgets/text_button.h"

namespace ui {

EditNote::EditNote(QWidget* parent) : NoteRow(QStringLiteral("branch"), parent), m_cancel(addButton(tr("Cancel"))) {
  setText(tr("You are changing an earlier question. Both versions stay."));
  m_cancel->setKeyHint(tr("Esc"));
  connect(m_cancel, &QAbstractButton::clicked, this, &EditNote::cancelRequested);
}

}  // namespace ui
