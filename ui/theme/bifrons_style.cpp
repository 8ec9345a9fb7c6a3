#include "ui/theme/bifrons_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include "ui/theme/icon_provider.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

namespace ui {
namespace {

constexpr int focusGap = 2;
constexpr int focusLine = 2;
constexpr int spinButtonsWidth = 18;

bool has(const QStyleOption* option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }

void drawIcon(QPainter* painter, const QString& name, const QRect& rect, int size, const QColor& color) {
  QRect place(0, 0, size, size);
  place.moveCenter(rect.center());
  painter->drawPixmap(place, IconProvider::pixmap(name, size, painter->device()->devicePixelRatio(), color));
}

void drawBox(QPainter* painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& line, qreal width) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setBrush(fill);
  painter->setPen(QPen(line, width));
  const qreal half = width / 2;
  painter->drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
  painter->restore();
}

void drawCheckBox(const QStyleOption* option, QPainter* painter) {
  const Theme& t = theme();
  const bool on = has(option, QStyle::State_On);
  const bool enabled = has(option, QStyle::State_Enabled);
  const ColorRole line = !enabled ? ColorRole::Border : on ? ColorRole::Accent : ColorRole::BorderStrong;
  const ColorRole fill = !enabled                               ? ColorRole::Window
                         : on                                   ? ColorRole::Accent
                         : has(option, QStyle::State_MouseOver) ? ColorRole::Hover
                                                                : ColorRole::Field;
  drawBox(painter, option->rect, metrics::radiusTag, t.color(fill), t.color(line), 1.5);
  if (on)
    drawIcon(painter, QStringLiteral("check"), option->rect, 12,
             t.color(enabled ? ColorRole::OnAccent : ColorRole::Disabled));
}

void drawRadioButton(const QStyleOption* option, QPainter* painter) {
  const Theme& t = theme();
  const bool on = has(option, QStyle::State_On);
  const QColor line = t.color(!has(option, QStyle::State_Enabled) ? ColorRole::Border
                              : on                                ? ColorRole::Accent
                                                                  : ColorRole::BorderStrong);
  drawBox(painter, option->rect, option->rect.width() / 2.0, t.color(ColorRole::Field), line, on ? 5 : 1.5);
}

/// Frame of a field: 1 px, 2 px in the focus colour while it has the focus.
void drawField(const QStyleOption* option, QPainter* painter) {
  const Theme& t = theme();
  const bool enabled = has(option, QStyle::State_Enabled);
  const bool focused = has(option, QStyle::State_HasFocus);
  const ColorRole line = !enabled ? ColorRole::Border : focused ? ColorRole::Focus : ColorRole::BorderStrong;
  drawBox(painter, option->rect, metrics::radiusControl, enabled ? t.color(ColorRole::Field) : Qt::transparent,
          t.color(line), focused ? 2 : 1);
}

void drawSpinBox(const QStyleOptionSpinBox* option, QPainter* painter, const QStyle* style, const QWidget* widget) {
  const Theme& t = theme();
  drawField(option, painter);
  const QRect up = style->subControlRect(QStyle::CC_SpinBox, option, QStyle::SC_SpinBoxUp, widget);
  const QRect down = style->subControlRect(QStyle::CC_SpinBox, option, QStyle::SC_SpinBoxDown, widget);
  const bool focused = has(option, QStyle::State_HasFocus);
  const int inset = focused ? 2 : 1;
  painter->fillRect(QRect(up.left(), option->rect.top() + inset, 1, option->rect.height() - 2 * inset),
                    t.color(ColorRole::Border));
  const auto arrow = [&](const QString& icon, const QRect& rect, QStyle::SubControl part,
                         QAbstractSpinBox::StepEnabledFlag step) {
    const bool can = has(option, QStyle::State_Enabled) && option->stepEnabled.testFlag(step);
    const bool hot = can && option->activeSubControls == part;
    const ColorRole role = !can ? ColorRole::Disabled : hot ? ColorRole::Text : ColorRole::Text2;
    drawIcon(painter, icon, rect, 12, t.color(role));
  };
  arrow(QStringLiteral("up"), up.translated(0, 1), QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled);
  arrow(QStringLiteral("down"), down.translated(0, -1), QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled);
}

/// Empty for those that have no drawing of ours.
QString iconFor(QStyle::StandardPixmap which) {
  switch (which) {
    case QStyle::SP_ArrowBack: return QStringLiteral("left");
    case QStyle::SP_ArrowForward: return QStringLiteral("right");
    case QStyle::SP_FileDialogToParent: return QStringLiteral("up");
    case QStyle::SP_FileDialogNewFolder: return QStringLiteral("plus");
    case QStyle::SP_FileDialogListView: return QStringLiteral("grid");
    case QStyle::SP_FileDialogDetailedView: return QStringLiteral("queue");
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirLinkIcon:
    case QStyle::SP_DirLinkOpenIcon:
    case QStyle::SP_DirHomeIcon: return QStringLiteral("folder");
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DesktopIcon: return QStringLiteral("monitor");
    case QStyle::SP_DriveHDIcon: return QStringLiteral("memory");
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon: return QStringLiteral("picture");
    default: return {};
  }
}

}  // namespace

BifronsStyle::BifronsStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void BifronsStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const {
  switch (element) {
    case PE_IndicatorCheckBox: return drawCheckBox(option, painter);
    case PE_IndicatorRadioButton: return drawRadioButton(option, painter);
    case PE_FrameFocusRect: return;  // KeyboardFocus shows the focus, outside of the control
    default: return QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void BifronsStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
  if (element != CE_FocusFrame) return QProxyStyle::drawControl(element, option, painter, widget);
  drawBox(painter, option->rect, metrics::radiusControl + focusGap + focusLine, Qt::transparent,
          theme().color(ColorRole::Focus), focusLine);
}

void BifronsStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                      const QWidget* widget) const {
  if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
      spin != nullptr && control == CC_SpinBox) {
    return drawSpinBox(spin, painter, this, widget);
  }
  if (control == CC_ComboBox) {
    drawField(option, painter);
    const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
    drawIcon(painter, QStringLiteral("down"), arrow, 14,
             theme().color(has(option, State_Enabled) ? ColorRole::Text2 : ColorRole::Disabled));
    return;
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect BifronsStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                   const QWidget* widget) const {
  if (control == CC_ComboBox && part == SC_ComboBoxArrow) return option->rect.adjusted(option->rect.width() - 28, 0, -8, 0);
  if (control == CC_ComboBox && part == SC_ComboBoxEditField) return option->rect.adjusted(8, 1, -30, -1);
  if (control != CC_SpinBox) return QProxyStyle::subControlRect(control, option, part, widget);
  const QRect all = option->rect;
  const int left = all.right() - spinButtonsWidth;
  const int middle = all.height() / 2;
  switch (part) {
    case SC_SpinBoxUp: return {left, all.top() + 1, spinButtonsWidth, middle - 1};
    case SC_SpinBoxDown: return {left, all.top() + middle, spinButtonsWidth, all.height() - middle - 1};
    case SC_SpinBoxEditField: return all.adjusted(6, 2, -(spinButtonsWidth + 5), -2);
    default: return all;
  }
}

QSize BifronsStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                     const QWidget* widget) const {
  const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
  return type == CT_ComboBox ? size.expandedTo({0, metrics::controlHeight}) : size;
}

QIcon BifronsStyle::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const {
  const QString name = iconFor(which);
  return name.isEmpty() ? QProxyStyle::standardIcon(which, option, widget) : IconProvider::icon(name);
}

int BifronsStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return focusGap + focusLine;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return metrics::space8;
    case PM_SmallIconSize: return 16;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int BifronsStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returned) const {
  switch (hint) {
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_FocusFrame_AboveWidget: return 1;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
  }
}

}  // namespace ui
