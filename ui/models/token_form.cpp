#include "ui/models/token_form.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include "ui/theme/metrics.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int fieldWidth = 260;

}  // namespace

TokenForm::TokenForm(QWidget* parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_keep(new QCheckBox(tr("Keep it in the system’s keyring"), this)),
      m_use(new TextButton(tr("Use the token"), this)) {
  m_field->setEchoMode(QLineEdit::Password);
  m_field->setPlaceholderText(tr("Access token"));
  m_field->setAccessibleName(tr("Access token"));
  m_field->setFixedWidth(fieldWidth);
  m_keep->setChecked(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(metrics::space12);
  row->addWidget(m_field);
  row->addWidget(m_use);
  row->addWidget(m_keep);
  row->addStretch(1);
  connect(m_use, &QAbstractButton::clicked, this, &TokenForm::give);
  connect(m_field, &QLineEdit::returnPressed, this, &TokenForm::give);
}

void TokenForm::give() {
  const QString token = m_field->text().trimmed();
  if (token.isEmpty()) return m_field->setFocus(Qt::OtherFocusReason);
  m_field->clear();
  Q_EMIT given(token, m_keep->isChecked());
}

}  // namespace ui
