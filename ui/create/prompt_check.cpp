#include "ui/create/prompt_check.h"

#include <QLocale>
#include <algorithm>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

constexpr int delayMs = 150;  // a pause in typing

}  // namespace

PromptCheck::PromptCheck(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(delayMs);
  connect(&m_soon, &QTimer::timeout, this, &PromptCheck::count);
  connect(&bridge, &EngineBridge::drawingPromptCounted, this, &PromptCheck::onCounted);
  connect(&bridge, &EngineBridge::modelLoaded, this, [this] {
    setProblem({});  // it was that of another model
    count();
  });
  connect(&bridge, &EngineBridge::modelUnloaded, this, [this] { setProblem({}); });
}

void PromptCheck::check(const QString& prompt) {
  if (prompt == m_prompt) return;
  m_prompt = prompt;
  m_job = 0;  // what is being counted is of a prompt that is no more
  setProblem({});  // the count may have to wait for a drawing
  if (!prompt.isEmpty()) m_soon.start();
}

void PromptCheck::count() {
  if (!m_prompt.isEmpty()) m_job = m_bridge.countDrawingPrompt(m_prompt);
}

void PromptCheck::onCounted(JobId job, qint64 tokens) {
  const auto* model = m_bridge.model();
  if (job != m_job || model == nullptr) return;
  const qint64 cells = static_cast<qint64>(model->image_grid) * model->image_grid;
  const qint64 room = std::max<qint64>(0, model->context_length - (cells - 1));  // the last code is not read again
  if (tokens <= room) return setProblem({});
  const QLocale locale;
  setProblem(tr("The prompt is too long. It takes %1 positions; beside a picture, %2 has room for %3.")
                 .arg(locale.toString(tokens), toQString(std::string_view(model->name)), locale.toString(room)));
}

void PromptCheck::setProblem(const QString& sentence) {
  if (sentence == m_problem) return;
  m_problem = sentence;
  Q_EMIT problemChanged();
}

}  // namespace ui
