#include "ui/chat/composer.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "ui/chat/composer_edit.h"
#include "ui/chat/dropped_content.h"
#include "ui/chat/send_button.h"
#include "ui/chat/thumb_strip.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int thumbSide = 56;
constexpr int footOutset = 6;  // the icons of the foot, not their buttons, line up with the text
constexpr int hintStayMs = 5000;

}  // namespace

Composer::Composer(QWidget* parent)
    : QWidget(parent),
      m_edit(new ComposerEdit(this)),
      m_strip(new ThumbStrip(thumbSide, 10, this)),
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

void Composer::connectReader() {
  connect(&m_reader, &AttachmentReader::pictureRead, this, [this](quint64 request, const AttachedPicture& picture) {
    if (m_cutting.contains(request)) {
      replacePicture(m_cutting.take(request), picture);
    } else {
      addPicture(picture);
    }
    readingEnded();
  });
  connect(&m_reader, &AttachmentReader::textRead, this, [this](quint64, const QString& text) {
    m_edit->insertPlainText(text);
    readingEnded();
  });
  connect(&m_reader, &AttachmentReader::refused, this, [this](quint64 request, const QString& sentence) {
    m_cutting.remove(request);
    m_refusals.append(sentence);
    readingEnded();
  });
}

QString Composer::text() const { return m_edit->toPlainText(); }

void Composer::setText(const QString& text) {
  m_edit->setPlainText(text);
  m_edit->moveCursor(QTextCursor::End);
}

void Composer::clear() {
  m_edit->clear();
  while (!m_thumbs.isEmpty()) removePicture(m_thumbs.last());
}

void Composer::take(const QMimeData* mime) {
  const DroppedContent content = droppedContent(mime);
  switch (content.kind) {
    case DroppedContent::Kind::Files:
      takeFiles(content.files);
      break;
    case DroppedContent::Kind::Picture:
      takePicture(qvariant_cast<QImage>(mime->imageData()), tr("Pasted picture"));
      break;
    case DroppedContent::Kind::Text:
      takeText(mime->text());
      break;
    case DroppedContent::Kind::Nothing:
      if (content.others.isEmpty()) refuse(tr("This is not a picture or text. Nothing was attached."));
      break;
  }
  for (const QString& other : content.others) {
    m_refusals.append(tr("“%1” was not attached. It is neither a picture nor text.").arg(QFileInfo(other).fileName()));
  }
  if (m_reading == 0 && !m_refusals.isEmpty()) tellRefusals();
}

void Composer::bringBack(const QString& question, const QList<AttachedPicture>& pictures) {
  const QString draft = text();
  setText(draft.trimmed().isEmpty() ? question : QStringLiteral("%1\n%2").arg(question, draft));
  for (const AttachedPicture& picture : pictures) addPicture(picture);
}

void Composer::takeFiles(const QList<QString>& paths) {
  Q_EMIT attaching();
  m_reading += static_cast<int>(paths.size());
  for (const QString& path : paths) m_reader.readFile(path);
}

void Composer::takeText(const QString& text) {
  if (text.size() > AttachmentReader::longestText) {
    const QLocale locale;
    return refuse(tr("The text was not added. It has %1 characters; no model can read more than %2.")
                      .arg(locale.toString(text.size()), locale.toString(AttachmentReader::longestText)));
  }
  m_edit->insertPlainText(text);
  m_edit->ensureCursorVisible();
}

void Composer::takePicture(const QImage& picture, const QString& name) {
  if (picture.isNull()) return refuse(tr("The picture could not be read. Nothing was attached."));
  Q_EMIT attaching();
  ++m_reading;
  m_reader.readImage(picture, name);
}

void Composer::addPicture(const AttachedPicture& picture) {
  auto* thumb = new PictureThumb(QPixmap::fromImage(picture.thumb), thumbSide, m_strip);
  thumb->setRemovable(true);
  setTabOrder(m_thumbs.isEmpty() ? static_cast<QWidget*>(m_edit) : m_thumbs.last(), thumb);
  m_pictures.append(picture);
  m_thumbs.append(thumb);
  m_strip->add(thumb);
  connect(thumb, &PictureThumb::removeRequested, this, [this, thumb] { removePicture(thumb); });
  connect(thumb, &QAbstractButton::clicked, this,
          [this, thumb] { Q_EMIT pictureOpened(m_pictures[m_thumbs.indexOf(thumb)]); });
  thumb->setContextMenuPolicy(Qt::ActionsContextMenu);
  auto* sees = new QAction(IconProvider::icon(QStringLiteral("eye")), tr("What the model sees"), thumb);
  thumb->addAction(sees);
  connect(sees, &QAction::triggered, this, [this, thumb] { Q_EMIT seesRequested(m_pictures[m_thumbs.indexOf(thumb)]); });
  if (picture.thumb.isNull()) Q_EMIT pictureWanted(picture);
  updateNumbers();
  updateSend();
  Q_EMIT draftChanged();
}

void Composer::setPicture(const AttachedPicture& picture) {
  for (qsizetype i = 0; i < m_pictures.size(); ++i) {
    if (m_pictures[i].file != picture.file || !m_pictures[i].thumb.isNull()) continue;
    m_pictures[i] = picture;
    m_thumbs[i]->setPicture(QPixmap::fromImage(picture.thumb));
  }
}

void Composer::crop(const AttachedPicture& picture, const QRect& part) {
  if (part.isNull() && picture.whole) return replacePicture(picture.file, *picture.whole);
  ++m_reading;
  m_cutting.insert(m_reader.readPart(picture.whole ? *picture.whole : picture, part), picture.file);
}

void Composer::replacePicture(const QString& file, const AttachedPicture& picture) {
  for (qsizetype i = 0; i < m_pictures.size(); ++i) {
    if (m_pictures[i].file != file) continue;
    m_pictures[i] = picture;
    m_thumbs[i]->setPicture(QPixmap::fromImage(picture.thumb));
  }
  updateNumbers();
  Q_EMIT draftChanged();
}

void Composer::removePicture(PictureThumb* thumb) {
  const qsizetype index = m_thumbs.indexOf(thumb);
  if (index < 0) return;
  m_pictures.removeAt(index);
  m_thumbs.removeAt(index);
  m_strip->take(thumb);
  updateNumbers();
  updateSend();
  Q_EMIT draftChanged();
}

void Composer::updateNumbers() {
  for (qsizetype i = 0; i < m_thumbs.size(); ++i) {
    m_thumbs[i]->setNumber(m_firstNumber + static_cast<int>(i));
    m_thumbs[i]->setToolTip(m_pictures[i].name);
  }
}

void Composer::refuse(const QString& sentence) {
  m_refusals.append(sentence);
  if (m_reading == 0) tellRefusals();
}

void Composer::readingEnded() {
  if (--m_reading > 0) return;
  if (!m_refusals.isEmpty()) return tellRefusals();
  if (m_sendWhenRead) tryToSend();
}

void Composer::tellRefusals() {
  m_sendWhenRead = false;  // who sent it meant all of it
  sayFor({});
  const QList<QString> refusals = std::exchange(m_refusals, {});
  const int more = static_cast<int>(refusals.size()) - 1;
  Q_EMIT refused(more == 0
                     ? refusals.first()
                     : counted(more, tr("%1 1 other was not attached either.").arg(refusals.first()),
                               tr("%1 %n others were not attached either.", nullptr, more).arg(refusals.first())));
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
