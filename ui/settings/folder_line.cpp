#include "ui/settings/folder_line.h"

#include <QHBoxLayout>

#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/text_button.h"

namespace ui {

FolderLine::FolderLine(const QString& folder, QWidget* parent)
    : QWidget(parent), m_path(new ElidedLabel(this, TypeStyle::Body, ColorRole::Text2)) {
  m_path->setElideMode(Qt::ElideMiddle);
  m_path->setText(folder);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(metrics::space12);
  row->addWidget(m_path, 1);
}

TextButton* FolderLine::addButton(const QString& text, const QString& spoken) {
  auto* button = new TextButton(text, this, TextButton::Kind::Plain, TextButton::Height::Small);
  button->setAccessibleName(spoken);
  layout()->addWidget(button);
  return button;
}

}  // namespace ui
