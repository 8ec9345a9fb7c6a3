#include "ui/widgets/size_slider.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/widgets/painting.h"
#include "ui/widgets/value_slider.h"

namespace ui {
namespace {

constexpr int iconSide = 16;
constexpr int sliderWidth = 100;  // its groove begins and ends half a handle inside
constexpr int step = 16;

}  // namespace

SizeSlider::SizeSlider(const QString& icon, const QString& words, int smallest, int largest, int usual, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_slider(new SliderLine(this)) {
  setFixedHeight(28);
  setToolTip(words);
  m_slider->setAccessibleName(words);
  m_slider->setToolTip(words);
  m_slider->setFixedWidth(sliderWidth);
  m_slider->setRange(smallest, largest);
  m_slider->setSingleStep(step);
  m_slider->setPageStep(3 * step);
  m_slider->setValue(usual);
  setFocusProxy(m_slider);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(iconSide + 2, 0, 0, 0);  // the ring of the focus stays clear of the icon
  row->addWidget(m_slider);
  connect(m_slider, &QAbstractSlider::valueChanged, this, &SizeSlider::sizeChanged);
}

int SizeSlider::size() const { return m_slider->value(); }

void SizeSlider::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawIcon(painter, m_icon, QRect(0, 0, iconSide, height()), iconSide, color(ColorRole::Text3));
}

}  // namespace ui
