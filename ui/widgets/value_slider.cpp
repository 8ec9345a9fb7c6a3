#include "ui/widgets/value_slider.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int handle = 16;
constexpr int groove = 4;
constexpr int mostDecimals = 4;
constexpr int boxWidth = 64;
constexpr int besideText = 34;  ///< lines, padding and the arrows

/// Shows a fraction with as many decimals as its range has, and with more where the value has more: what a model's folder or
/// a picture brings need not lie on the steps of the slider.
class FractionBox : public QDoubleSpinBox {
 public:
  FractionBox(int fewestDecimals, QWidget* parent) : QDoubleSpinBox(parent), m_fewest(fewestDecimals) {
    setDecimals(std::max(mostDecimals, fewestDecimals));
  }

  [[nodiscard]] QString textFromValue(double value) const override {
    QString whole = locale().toString(value, 'f', decimals());
    const QString zero = locale().zeroDigit();
    for (int more = decimals() - m_fewest; more > 0 && whole.endsWith(zero); --more) whole.chop(zero.size());
    return whole;
  }

 private:
  int m_fewest;
};

QDoubleSpinBox* makeBox(int decimals, QWidget* parent) {
  if (decimals > 0) return new FractionBox(decimals, parent);
  auto* box = new QDoubleSpinBox(parent);
  box->setDecimals(0);
  return box;
}

}  // namespace

SliderLine::SliderLine(QWidget* parent) : QAbstractSlider(parent) {
  setOrientation(Qt::Horizontal);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAttribute(Qt::WA_Hover);
}

QSize SliderLine::sizeHint() const { return {120, 18}; }
QSize SliderLine::minimumSizeHint() const { return {48, 18}; }

void SliderLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const double share = maximum() > minimum() ? static_cast<double>(value() - minimum()) / (maximum() - minimum()) : 0;
  const QRectF line(handle / 2.0, (height() - groove) / 2.0, width() - handle, groove);
  const double at = line.left() + share * line.width();
  const QColor mark = color(isEnabled() ? ColorRole::Accent : ColorRole::Disabled);
  drawRoundedBox(painter, line, groove / 2.0, color(ColorRole::Track));
  drawRoundedBox(painter, QRectF(line.topLeft(), QPointF(at, line.bottom())), groove / 2.0, mark);
  const ColorRole fill = isSliderDown()                ? ColorRole::Pressed
                         : underMouse() && isEnabled() ? ColorRole::Hover
                                                       : ColorRole::Field;
  drawRoundedBox(painter, QRectF(at - handle / 2.0, (height() - handle) / 2.0, handle, handle), handle / 2.0,
                 color(fill), mark, 2);
}

int SliderLine::valueAt(qreal x) const {
  const double share = (x - handle / 2.0) / std::max(1, width() - handle);
  return minimum() + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * (maximum() - minimum())));
}

void SliderLine::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return event->ignore();
  setSliderDown(true);
  setValue(valueAt(event->position().x()));
}

void SliderLine::mouseMoveEvent(QMouseEvent* event) {
  if (isSliderDown()) setValue(valueAt(event->position().x()));
}

void SliderLine::mouseReleaseEvent(QMouseEvent*) {
  setSliderDown(false);
  update();
}

void SliderLine::wheelEvent(QWheelEvent* event) { hasFocus() ? QAbstractSlider::wheelEvent(event) : event->ignore(); }

void SliderLine::sliderChange(SliderChange) { update(); }

ValueSlider::ValueSlider(const QString& label, const QString& hint, const ValueRange& range, QWidget* parent)
    : QWidget(parent), m_range(range), m_label(new QLabel(label, this)),
      m_hint(new QLabel(hint, this)), m_slider(new SliderLine(this)),
      m_spin(makeBox(range.decimals, this)) {
  setTextStyle(m_label, TypeStyle::SmallMedium);
  m_label->setMinimumHeight(theme().lineHeight(TypeStyle::SmallMedium));
  setTextStyle(m_hint, TypeStyle::Caption, ColorRole::Text3);

  m_slider->setRange(0, toStep(range.highest));
  m_slider->setSingleStep(1);
  m_slider->setPageStep(std::max(1, toStep(range.highest) / 10));
  m_spin->setRange(range.lowest, range.highest);
  m_spin->setSingleStep(range.step);
  m_spin->setSpecialValueText(range.atLowest);
  m_spin->setAlignment(Qt::AlignRight);
  m_spin->setFont(theme().font(TypeStyle::Small));
  fitBox();
  connect(&theme(), &Theme::changed, this, &ValueSlider::fitBox);
  m_spin->setFocusPolicy(Qt::StrongFocus);
  m_spin->installEventFilter(this);
  m_slider->setAccessibleName(tr("%1, slider").arg(label));
  m_spin->setAccessibleName(label);
  setTechnicalName({});

  auto* words = new QHBoxLayout;
  words->setContentsMargins(0, 0, 0, 0);
  words->addWidget(m_label);
  words->addStretch();
  words->addWidget(m_hint);
  auto* controls = new QHBoxLayout;
  controls->setContentsMargins(0, 0, 0, 0);
  controls->setSpacing(metrics::space4);  // the groove ends half a handle before
  controls->addWidget(m_slider);
  controls->addWidget(m_spin);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space4);
  column->addLayout(words);
  column->addLayout(controls);

  connect(m_slider, &QAbstractSlider::valueChanged, this, [this](int step) {
    m_spin->setValue(m_range.lowest + step * m_range.step);
  });
  connect(m_spin, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(toStep(value));
    m_slider->update();
    Q_EMIT valueChanged(value);
  });
}

double ValueSlider::value() const { return m_spin->value(); }

void ValueSlider::setValue(double value) { m_spin->setValue(value); }

void ValueSlider::hideWords() {
  m_label->hide();
  m_hint->hide();
  layout()->setSpacing(0);
}

void ValueSlider::setSuffix(const QString& suffix) {
  m_spin->setSuffix(suffix);
  fitBox();
}

/// As large as drawn, and larger where the text is: its ends are read, with what comes after the number.
void ValueSlider::fitBox() {
  const QFontMetrics letters(theme().font(TypeStyle::Small));
  int text = letters.horizontalAdvance(m_range.atLowest);
  for (const double end : {m_range.lowest, m_range.highest}) {
    text = std::max(text, letters.horizontalAdvance(m_spin->textFromValue(end) + m_spin->suffix()));
  }
  m_spin->setFixedSize(std::max(boxWidth, text + besideText), std::max(metrics::smallControlHeight, letters.height() + 8));
}

void ValueSlider::setTechnicalName(const QString& name) {
  const QLocale locale;
  const QString range = tr("A number from %1 to %2")
                            .arg(locale.toString(m_range.lowest, 'g', 6), locale.toString(m_range.highest, 'g', 6));
  const QString words = name.isEmpty() ? range : QStringLiteral("%1\n%2").arg(name, range);
  m_label->setToolTip(words);
  m_slider->setToolTip(words);
  m_spin->setToolTip(words);
}

bool ValueSlider::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_spin && event->type() == QEvent::Wheel && !m_spin->hasFocus()) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

int ValueSlider::toStep(double value) const {
  return static_cast<int>(std::lround((value - m_range.lowest) / m_range.step));
}

}  // namespace ui
