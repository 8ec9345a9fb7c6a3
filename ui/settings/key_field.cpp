#include "ui/settings/key_field.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

bool isModifier(int key) {
  return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta ||
         key == Qt::Key_AltGr || key == Qt::Key_unknown || key == 0;
}

/// Without Ctrl, Alt or Meta only the function keys are free: the others write, or move about.
bool canBeShortcut(const QKeyEvent& key) {
  const bool held = (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
  return held || (key.key() >= Qt::Key_F1 && key.key() <= Qt::Key_F35);
}

}  // namespace

KeyField::KeyField(const QString& action, QWidget* parent) : QAbstractButton(parent), m_action(action) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_Hover);
  setFont(theme().font(TypeStyle::SmallMedium));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setToolTip(tr("Press it, then the new keys"));
  connect(this, &QAbstractButton::clicked, this, [this] { listen(!m_listening); });
  describe();
}

void KeyField::setKeys(const QList<QKeySequence>& keys) {
  QStringList words;
  for (const QKeySequence& each : keys) words += each.toString(QKeySequence::NativeText);
  words.removeDuplicates();  // Return and Enter have one name in Chinese
  m_shown = words.join(QStringLiteral(", "));
  describe();
}

QSize KeyField::sizeHint() const { return {fieldWidth, std::max(metrics::smallControlHeight, fontMetrics().height() + 8)}; }

void KeyField::listen(bool on) {
  m_listening = on;
  describe();
}

void KeyField::describe() {
  setText(m_listening ? tr("Press keys…") : m_shown.isEmpty() ? tr("None") : m_shown);
  setAccessibleName(tr("Shortcut of “%1”: %2").arg(m_action, text()));
  update();
}

bool KeyField::event(QEvent* event) {
  if (!m_listening) return QAbstractButton::event(event);
  if (event->type() == QEvent::ShortcutOverride) {
    event->accept();  // what the keys do now is not what is asked
    return true;
  }
  if (event->type() == QEvent::KeyPress) {
    take(*static_cast<QKeyEvent*>(event));
    return true;
  }
  return QAbstractButton::event(event);
}

void KeyField::take(const QKeyEvent& key) {
  if (isModifier(key.key())) return;
  const bool plain = key.modifiers() == Qt::NoModifier;
  if (plain && key.key() == Qt::Key_Escape) return listen(false);
  if (plain && (key.key() == Qt::Key_Delete || key.key() == Qt::Key_Backspace)) {
    listen(false);
    return Q_EMIT chosen({});
  }
  const QKeySequence keys(static_cast<int>(key.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier)) | key.key());
  if (!canBeShortcut(key)) {
    return Q_EMIT refused(tr("“%1” alone is for typing and moving about. Hold Ctrl or Alt with it. The keys are as before.")
                              .arg(keys.toString(QKeySequence::NativeText)));
  }
  listen(false);
  Q_EMIT chosen(keys);
}

void KeyField::focusOutEvent(QFocusEvent* event) {
  QAbstractButton::focusOutEvent(event);
  if (m_listening) listen(false);
}

void KeyField::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ColorRole fill = isDown() ? ColorRole::Pressed : underMouse() ? ColorRole::Hover : ColorRole::Field;
  drawRoundedBox(painter, rect(), metrics::radiusControl, color(fill),
                 color(m_listening ? ColorRole::Focus : ColorRole::BorderStrong), m_listening ? 2 : 1);
  painter.setPen(color(m_listening ? ColorRole::AccentText : m_shown.isEmpty() ? ColorRole::Text3 : ColorRole::Text));
  painter.drawText(rect().adjusted(10, 0, -10, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   fontMetrics().elidedText(text(), Qt::ElideRight, width() - 20));
}

}  // namespace ui
