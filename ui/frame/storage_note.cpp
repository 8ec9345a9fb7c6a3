#include "ui/frame/storage_note.h"

#include <QVBoxLayout>

#include "ui/store/storage.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/inline_note.h"

namespace ui {

StorageNote::StorageNote(const Storage& storage, QWidget* parent)
    : QWidget(parent), m_note(new InlineNote(InlineNote::Kind::Warning, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::pageMargin, metrics::space12, metrics::pageMargin, metrics::space12);
  column->addWidget(m_note);
  m_note->setClosable();
  hide();
  connect(m_note, &InlineNote::closed, this, &QWidget::hide);
  connect(&storage, &Storage::problem, this, [this](const QString& sentence) {
    m_note->setMessage(tr("Chats and pictures"), sentence);
    m_note->show();
    show();
  });
}

}  // namespace ui
