#include "ui/widgets/field_state.h"

#include <QStyle>
#include <QVariant>
#include <QWidget>

namespace ui {

void markWrong(QWidget* field, bool wrong) {
  if (field->property("error").toBool() == wrong) return;
  field->setProperty("error", wrong);
  field->style()->unpolish(field);
  field->style()->polish(field);
}

}  // namespace ui
