#include "ui/create/avoid_field.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/create/prompt_check.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_state.h"

namespace ui {
namespace {

constexpr int shownLines = 2;
constexpr int padding = 8;

}  // namespace

AvoidField::AvoidField(EngineBridge& bridge, QWidget* parent)
    : QWidget(parent), m_edit(new QPlainTextEdit(this)), m_hint(new QLabel(this)),
      m_check(new PromptCheck(bridge, PromptCheck::Text::Avoid, this)) {
  auto* label = new QLabel(tr("Avoid"), this);
  setTextStyle(label, TypeStyle::SmallMedium);
  label->setBuddy(m_edit);
  m_edit->setFont(theme().font(TypeStyle::Body));
  m_edit->setAccessibleName(tr("Avoid"));
  m_edit->setPlaceholderText(tr("What should not be there"));
  m_edit->setTabChangesFocus(true);
  m_edit->setProperty("role", QStringLiteral("field"));
  setToolTip(tr("Negative prompt: guidance leads the pictures away from it"));
  m_hint->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space4);
  for (QWidget* part : std::initializer_list<QWidget*>{label, m_edit, m_hint}) column->addWidget(part);
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
    m_check->check(m_edit->toPlainText().trimmed());
    Q_EMIT wordsChanged(m_edit->toPlainText());
  });
  connect(m_check, &PromptCheck::problemChanged, this, &AvoidField::say);
  connect(&theme(), &Theme::changed, this, &AvoidField::fitHeight);
  fitHeight();
  say();
}

void AvoidField::fitHeight() {
  m_edit->setFixedHeight(shownLines * theme().lineHeight(TypeStyle::Body) + 2 * padding);
}

void AvoidField::setWords(const QString& words) {
  if (m_edit->toPlainText() == words) return;  // else the cursor would jump
  const QSignalBlocker quiet(this);
  m_edit->setPlainText(words);
}

void AvoidField::setUsable(bool usable) {
  m_edit->setEnabled(usable);
  say();
}

void AvoidField::focusWords() { m_edit->setFocus(Qt::OtherFocusReason); }

QString AvoidField::reason() const { return m_edit->isEnabled() ? QString() : tr("Acts only with a guidance above 1."); }

QString AvoidField::problem() const { return m_edit->isEnabled() ? m_check->problem() : QString(); }

void AvoidField::say() {
  const bool wrong = !problem().isEmpty();
  const QString sentence = wrong ? problem() : reason();
  setTextStyle(m_hint, TypeStyle::Caption, wrong ? ColorRole::Error : ColorRole::Text3);
  m_hint->setText(sentence);
  m_hint->setVisible(!sentence.isEmpty());
  m_edit->setAccessibleDescription(sentence);
  markWrong(m_edit, wrong);
}

}  // namespace ui
