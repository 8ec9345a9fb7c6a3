#include "ui/create/prompt_area.h"

#include <QVBoxLayout>

#include "ui/create/prompt_check.h"
#include "ui/create/prompt_composer.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/inline_note.h"

namespace ui {

PromptArea::PromptArea(EngineBridge& bridge, QWidget* parent)
    : QWidget(parent), m_composer(new PromptComposer(this)), m_problem(new InlineNote(InlineNote::Kind::Error, this)),
      m_check(new PromptCheck(bridge, PromptCheck::Text::Prompt, this)) {
  m_problem->hide();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space8);
  column->addWidget(m_composer);
  column->addWidget(m_problem);
  connect(m_composer, &PromptComposer::drawRequested, this, &PromptArea::drawRequested);
  connect(m_composer, &PromptComposer::promptChanged, this, [this] { m_check->check(m_composer->prompt()); });
  connect(m_check, &PromptCheck::problemChanged, this, &PromptArea::showProblem);
}

bool PromptArea::mayDraw() {
  if (m_check->problem().isEmpty()) return true;
  showProblem();  // for those who hear it
  return false;
}

void PromptArea::showProblem() {
  m_composer->setProblem(m_check->problem());
  m_problem->setMessage({}, m_check->problem());
  m_problem->setVisible(!m_check->problem().isEmpty());
}

}  // namespace ui
