#include "ui/settings/settings_list.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/search_field.h"

namespace ui {
namespace {

constexpr int rowHeight = 32;
constexpr int iconSide = 16;
constexpr int iconLeft = 10;

class SectionButton final : public QAbstractButton {
 public:
  SectionButton(QString icon, const QString& heading, QWidget* parent) : QAbstractButton(parent), m_icon(std::move(icon)) {
    setAccessibleRole(this, QAccessible::PageTab);
    setText(heading);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFont(theme().font(TypeStyle::Body));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  [[nodiscard]] QSize sizeHint() const override { return {120, std::max(rowHeight, fontMetrics().height() + 14)}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    if (isChecked() || underMouse()) {
      const ColorRole fill = isChecked() ? ColorRole::Selected : isDown() ? ColorRole::Pressed : ColorRole::Hover;
      drawRoundedBox(painter, rect(), metrics::radiusControl, color(fill));
    }
    if (isChecked()) drawRoundedBox(painter, QRectF(0, (height() - 16) / 2.0, 3, 16), 1.5, color(ColorRole::Accent));
    drawIcon(painter, m_icon, QRect(iconLeft, 0, iconSide, height()), iconSide,
             color(isChecked() ? ColorRole::AccentText : ColorRole::Text2));
    painter.setPen(color(ColorRole::Text));
    const int left = iconLeft + iconSide + 8;
    painter.drawText(rect().adjusted(left, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, width() - left - 8));
  }

 private:
  QString m_icon;
};

}  // namespace

SettingsList::SettingsList(QWidget* parent)
    : Surface(ColorRole::Window, parent, Qt::RightEdge), m_search(new SearchField(tr("Find a setting"), this)), m_group(this) {
  setFixedWidth(listWidth);
  setAccessibleName(tr("Sections"));
  m_column = new QVBoxLayout(this);
  m_column->setContentsMargins(8, 10, 9, 8);
  m_column->setSpacing(0);
  m_column->addWidget(m_search);
  m_column->addSpacing(8);
  m_column->addStretch(1);
  connect(m_search, &SearchField::searchChanged, this, &SettingsList::searched);
  connect(&m_group, &QButtonGroup::idClicked, this, &SettingsList::chosen);
}

void SettingsList::addSection(const QString& icon, const QString& heading) {
  auto* button = new SectionButton(icon, heading, this);
  const int number = static_cast<int>(m_group.buttons().size());
  m_group.addButton(button, number);
  m_column->insertWidget(2 + number, button);
  if (number == 0) button->setChecked(true);
}

void SettingsList::setCurrent(int section) {
  if (QAbstractButton* button = m_group.button(section)) button->setChecked(true);
}

}  // namespace ui
