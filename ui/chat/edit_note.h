#pragma once

#include "ui/chat/note_row.h"

namespace ui {

/// Says above the composer that an earlier question is being changed, and offers to leave it as it was.
class EditNote : public NoteRow {
  Q_OBJECT

 public:
  explicit EditNote(QWidget* parent = nullptr);

  [[nodiscard]] TextButton* cancelButton() const { return m_cancel; }

 Q_SIGNALS:
  void cancelRequested();

 private:
  TextButton* m_cancel;
};

}  // namespace ui
