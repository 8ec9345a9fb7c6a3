#include "ui/create/prompt_check.h"

#include <QLocale>
#include <algorithm>
#include <utility>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

constexpr int delayMs = 150;  // a pause in typing

QString tooLong(PromptCheck::Text text) {
  return text == PromptCheck::Text::Prompt
             ? PromptCheck::tr("The prompt is too long. It takes %1 positions; beside a picture, %2 has room for %3.")
             : PromptCheck::tr("What to avoid is too long. It takes %1 positions; beside a picture, %2 has room for %3.");
}

}  // namespace

PromptCheck::PromptCheck(EngineBridge& bridge, Text text, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_text(text) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(delayMs);
  connect(&m_soon, &QTimer::timeout, this, &PromptCheck::count);
  connect(&bridge, &EngineBridge::drawingPromptCounted, this, &PromptCheck::onCounted);
  connect(&bridge, &EngineBridge::modelLoaded, this, [this] {
    forget();  // it was that of another model
    count();
  });
  connect(&bridge, &EngineBridge::modelUnloaded, this, &PromptCheck::forget);
}

void PromptCheck::check(const QString& words) {
  if (words == m_words) return;
  m_words = words;
  forget();  // the next count may have to wait for a drawing
  if (!words.isEmpty()) m_soon.start();
}

void PromptCheck::count() {
  if (!m_words.isEmpty()) m_job = m_bridge.countDrawingPrompt(m_words);
}

void PromptCheck::forget() {
  if (m_job != 0) m_bridge.stop(std::exchange(m_job, 0));
  setProblem({});
}

void PromptCheck::onCounted(JobId job, qint64 tokens) {
  const auto* model = m_bridge.model();
  if (job != m_job || model == nullptr) return;
  const qint64 cells = static_cast<qint64>(model->image_grid) * model->image_grid;
  const qint64 room = std::max<qint64>(0, model->context_length - (cells - 1));  // the last code is not read again
  if (tokens <= room) return setProblem({});
  const QLocale locale;
  setProblem(tooLong(m_text)
                 .arg(locale.toString(tokens), toQString(std::string_view(model->name)), locale.toString(room)));
}

void PromptCheck::setProblem(const QString& sentence) {
  if (sentence == m_problem) return;
  m_problem = sentence;
  Q_EMIT problemChanged();
}

}  // namespace ui
