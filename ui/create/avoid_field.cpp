#include "ui/create/avoid_field.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

namespace ui {
namespace {

constexpr int shownLines = 2;
constexpr int padding = 8;

}  // namespace

AvoidField::AvoidField(QWidget* parent) : QWidget(parent), m_edit(new QPlainTextEdit(this)), m_reason(new QLabel(this)) {
  auto* label = new QLabel(tr("Avoid"), this);
  setTextStyle(label, TypeStyle::SmallMedium);
  label->setBuddy(m_edit);
  m_edit->setFont(theme().font(TypeStyle::Body));
  m_edit->setAccessibleName(tr("Avoid"));
  m_edit->setPlaceholderText(tr("What should not be there"));
  m_edit->setTabChangesFocus(true);
  m_edit->setFixedHeight(shownLines * theme().lineHeight(TypeStyle::Body) + 2 * padding);
  m_edit->setProperty("role", QStringLiteral("field"));
  setToolTip(tr("Negative prompt: guidance leads the pictures away from it"));
  setTextStyle(m_reason, TypeStyle::Caption, ColorRole::Text3);
  m_reason->setText(tr("Acts only with a guidance above 1."));
  m_reason->setWordWrap(true);
  m_reason->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space4);
  for (QWidget* part : std::initializer_list<QWidget*>{label, m_edit, m_reason}) column->addWidget(part);
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { Q_EMIT wordsChanged(m_edit->toPlainText()); });
}

void AvoidField::setWords(const QString& words) {
  if (m_edit->toPlainText() == words) return;  // else the cursor would jump
  const QSignalBlocker quiet(this);
  m_edit->setPlainText(words);
}

void AvoidField::setUsable(bool usable) {
  m_edit->setEnabled(usable);
  m_reason->setVisible(!usable);
  m_edit->setAccessibleDescription(reason());
}

QString AvoidField::reason() const { return m_edit->isEnabled() ? QString() : m_reason->text(); }

}  // namespace ui
