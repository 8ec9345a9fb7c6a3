#include "ui/gallery/compare_view.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/gallery/compare_pane.h"
#include "ui/gallery/picture_words.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/segmented_control.h"

namespace ui {
namespace {

constexpr int barHeight = 42;
constexpr int mostDifferenceWidth = 720;
constexpr double dividerStep = 0.02;

QLabel* text(const QString& words, TypeStyle style, ColorRole role, QWidget* parent) {
  auto* label = new QLabel(words, parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  setTextStyle(label, style, role);
  return label;
}

}  // namespace

CompareView::CompareView(QWidget* parent)
    : Surface(ColorRole::Surface, parent),
      m_mode(new SegmentedControl(tr("How to compare"), this)),
      m_pane(new ComparePane(this)) {
  setFocusPolicy(Qt::StrongFocus);
  setProperty("ownFocus", true);  // it fills the page; a frame around it would say nothing
  setAccessibleName(tr("Two pictures compared"));
  build();
  hide();
}

void CompareView::build() {
  m_mode->addChoice(tr("Divider"), QStringLiteral("compare"));
  m_mode->addChoice(tr("Side by side"), QStringLiteral("gallery"));
  auto* back = new IconButton(QStringLiteral("close"), tr("Back to all pictures"), this);
  back->setWords(tr("Back to all pictures"), tr("Esc"));
  auto* hint = text(tr("Tab changes · ← → move the divider"), TypeStyle::Small, ColorRole::Text3, this);
  hint->setWordWrap(false);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
  bar->setSpacing(metrics::space12);
  bar->addStrut(barHeight);
  bar->addWidget(m_mode);
  bar->addWidget(hint);
  bar->addStretch(1);
  bar->addWidget(back);
  auto* below = new QWidget(this);
  below->setMaximumWidth(mostDifferenceWidth);
  m_differences = new QGridLayout(below);
  m_differences->setHorizontalSpacing(metrics::space16);
  m_differences->setVerticalSpacing(metrics::space4);
  m_differences->setColumnStretch(1, 1);
  m_differences->setColumnStretch(2, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, metrics::space12);
  column->setSpacing(metrics::space8);
  column->addLayout(bar);
  column->addWidget(m_pane, 1);
  auto* centred = new QHBoxLayout;
  centred->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
  centred->addWidget(below);
  column->addLayout(centred);
  connect(back, &QAbstractButton::clicked, this, &CompareView::closed);
  connect(m_mode, &SegmentedControl::chosen, this, [this](int mode) { setSideBySide(mode == 1); });
}

void CompareView::open(const PictureRecord& left, const PictureRecord& right) {
  m_left = left.id;
  m_right = right.id;
  m_pane->clear();
  showDifferences(left, right);
  show();
  raise();
  setFocus(Qt::OtherFocusReason);
}

void CompareView::setPicture(qint64 id, const QImage& picture) {
  if (id == m_left) m_pane->setLeft(picture);
  if (id == m_right) m_pane->setRight(picture);
}

bool CompareView::isSideBySide() const { return m_pane->isSideBySide(); }

double CompareView::divider() const { return m_pane->divider(); }

void CompareView::setSideBySide(bool sideBySide) {
  m_mode->setCurrent(sideBySide ? 1 : 0);
  m_pane->setSideBySide(sideBySide);
}

void CompareView::showDifferences(const PictureRecord& left, const PictureRecord& right) {
  while (QLayoutItem* item = m_differences->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  QWidget* parent = m_differences->parentWidget();
  int row = 0;
  for (const PictureDifference& one : pictureDifferences(left, right)) {
    m_differences->addWidget(text(one.name, TypeStyle::Small, ColorRole::Text3, parent), row, 0, Qt::AlignTop);
    m_differences->addWidget(text(one.left, TypeStyle::BodyStrong, ColorRole::Text, parent), row, 1, Qt::AlignTop);
    m_differences->addWidget(text(one.right, TypeStyle::BodyStrong, ColorRole::Text, parent), row++, 2, Qt::AlignTop);
  }
}

bool CompareView::event(QEvent* event) {
  // Tab changes the way of comparing, as the line above says; Esc leads back to everything else.
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab && hasFocus()) {
    setSideBySide(!isSideBySide());
    return true;
  }
  return Surface::event(event);
}

void CompareView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left: return m_pane->moveDivider(divider() - dividerStep);
    case Qt::Key_Right: return m_pane->moveDivider(divider() + dividerStep);
    case Qt::Key_Home: return m_pane->moveDivider(0);
    case Qt::Key_End: return m_pane->moveDivider(1);
    case Qt::Key_C:
    case Qt::Key_Escape: return Q_EMIT closed();
    default: Surface::keyPressEvent(event);
  }
}

}  // namespace ui
