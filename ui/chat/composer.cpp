#include "ui/chat/composer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/chat/composer_edit.h"
#include "ui/chat/send_button.h"
#include "ui/chat/thumb_strip.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int footOutset = 6;  // the icons of the foot, not their buttons, line up with the text
constexpr int hintStayMs = 5000;

}  // namespace

Composer::Composer(QWidget* parent)
    : QWidget(parent),
      m_edit(new ComposerEdit(this)),
      m_strip(new ThumbStrip(ThumbStrip::thumbSide, 10, this)),
      m_foot(new QWidget(this)) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setProperty("ownFocus", true);
  setCursor(Qt::IBeamCursor);
  m_edit->setPlaceholderText(tr("Ask about a picture, or anything else"));
  m_edit->setAccessibleName(tr("Message"));
  m_edit->setProperty("ownFocus", true);
  buildFoot();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12 - footOutset, 10, 8, 8);
  column->setSpacing(0);
  auto* draft = new QVBoxLayout;
  draft->setContentsMargins(footOutset, 0, 0, 0);
  draft->setSpacing(0);
  draft->addWidget(m_strip);
  draft->addWidget(m_edit);
  column->addLayout(draft);
  column->addSpacing(metrics::space8);
  column->addWidget(m_foot);

  m_hintBack.setSingleShot(true);
  m_hintBack.setInterval(hintStayMs);
  connect(&m_hintBack, &QTimer::timeout, this, [this] { sayFor({}); });
  connect(m_edit, &ComposerEdit::sendRequested, this, &Composer::tryToSend);
  connect(m_edit, &ComposerEdit::contentPasted, this, &Composer::take);
  connect(m_edit, &ComposerEdit::focusChanged, this, qOverload<>(&QWidget::update));
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
    updateSend();
    Q_EMIT draftChanged();
  });
  connectReader();
  sayFor({});
  setAnswering(false);
}

void Composer::buildFoot() {
  m_foot->setCursor(Qt::ArrowCursor);
  m_attach = new IconButton(QStringLiteral("attach"), tr("Attach a picture or text"), m_foot);
  m_sampling = new IconButton(QStringLiteral("sampling"), tr("How it answers"), m_foot);
  m_meter = new ContextMeter(m_foot);
  m_hint = new QLabel(m_foot);
  m_send = new SendButton(m_foot);
  m_stop = new TextButton(tr("Stop"), m_foot);
  m_stop->setIconName(QStringLiteral("stop"));
  m_stop->setKeyHint(tr("Esc"));
  auto* row = new QHBoxLayout(m_foot);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(metrics::space4);
  row->addWidget(m_attach);
  row->addWidget(m_sampling);
  row->addSpacing(6);
  row->addWidget(m_meter);
  row->addStretch();
  row->addWidget(m_hint);
  row->addSpacing(metrics::space8);
  row->addWidget(m_send);
  row->addWidget(m_stop);
  connect(m_attach, &QAbstractButton::clicked, this, &Composer::attachRequested);
  connect(m_sampling, &QAbstractButton::clicked, this, &Composer::samplingRequested);
  connect(m_send, &QAbstractButton::clicked, this, &Composer::tryToSend);
  connect(m_stop, &QAbstractButton::clicked, this, &Composer::stopRequested);
}

QString Composer::text() const { return m_edit->toPlainText(); }

void Composer::setText(const QString& text) {
  m_edit->setPlainText(text);
  m_edit->moveCursor(QTextCursor::End);
}

void Composer::clear() {
  m_firstRequest = m_lastRequest + 1;  // what is still being read was for what goes now
  m_reading = 0;
  m_sendWhenRead = false;
  m_cutting.clear();
  m_refusals.clear();
  m_edit->clear();
  while (!m_thumbs.isEmpty()) removePicture(m_thumbs.last());
}

void Composer::bringBack(const QString& question, const QList<AttachedPicture>& pictures) {
  const QString draft = text();
  setText(draft.trimmed().isEmpty() ? question : QStringLiteral("%1\n%2").arg(question, draft));
  for (const AttachedPicture& picture : pictures) addPicture(picture);
}

void Composer::tryToSend() {
  m_sendWhenRead = false;
  if (m_answering) {
    sayFor(tr("Your text is kept until this answer has ended"));
  } else if (m_reading > 0) {
    m_sendWhenRead = true;
    sayFor(tr("It is sent as soon as the picture is read"));
  } else if (m_send->isEnabled()) {
    sayFor({});
    Q_EMIT sendRequested();
  } else {
    sayFor(m_send->toolTip());
  }
}

void Composer::sayFor(const QString& words) {
  const bool usual = words.isEmpty();
  setTextStyle(m_hint, TypeStyle::Caption, usual ? ColorRole::Text3 : ColorRole::AccentText);
  m_hint->style()->polish(m_hint);  // the sheet looks at the role when it is polished
  m_hint->setText(usual ? tr("Enter to send · Shift+Enter for a new line") : words);
  m_hint->setVisible(m_keyHintShown || !usual);
  if (usual) {
    m_hintBack.stop();
  } else {
    m_hintBack.start();
  }
}

QString Composer::hint() const { return m_hint->text(); }

void Composer::setAnswering(bool answering) {
  m_answering = answering;
  const bool focusWasHere = m_send->hasFocus() || m_stop->hasFocus();
  m_send->setVisible(!answering);
  m_stop->setVisible(answering);
  if (focusWasHere) m_edit->setFocus(Qt::OtherFocusReason);
  if (!answering) sayFor({});
  updateSend();
}

void Composer::setFirstPictureNumber(int number) {
  m_firstNumber = number;
  updateNumbers();
}

void Composer::setKeyHintShown(bool shown) {
  m_keyHintShown = shown;
  m_hint->setVisible(shown || m_hintBack.isActive());
}

void Composer::updateSend() {
  const bool can = !text().trimmed().isEmpty() || !m_pictures.isEmpty();
  m_send->setEnabled(can);
  m_send->setToolTip(can ? tr("Send  Enter") : tr("Write something or attach a picture first"));
}

void Composer::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool focused = m_edit->hasFocus();
  drawRoundedBox(painter, rect(), metrics::radiusComposer, color(ColorRole::Field),
                 color(focused ? ColorRole::Focus : ColorRole::BorderStrong), focused ? 2 : 1);
}

void Composer::mousePressEvent(QMouseEvent* event) {
  m_edit->setFocus(Qt::MouseFocusReason);
  event->accept();
}

}  // namespace ui
