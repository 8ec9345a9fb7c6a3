#include "ui/models/licence_panel.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/models/listed_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {

LicencePanel::LicencePanel(QWidget* parent)
    : QWidget(parent), m_heading(new QLabel(this)), m_text(new QLabel(this)),
      m_whole(new LinkButton(tr("Read the whole text in the browser"), this)),
      m_goOn(new PrimaryButton(tr("Download under these terms"), this, TextButton::Height::Standard)),
      m_close(new TextButton(tr("Close"), this)) {
  for (QLabel* label : {m_heading, m_text}) label->setTextFormat(Qt::PlainText);
  setTextStyle(m_heading, TypeStyle::BodyStrong);
  setTextStyle(m_text, TypeStyle::Body, ColorRole::Text2);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_whole->setIconName(QStringLiteral("open"));
  auto* foot = new QHBoxLayout;
  foot->setSpacing(metrics::space8);
  foot->addWidget(m_whole);
  foot->addStretch(1);
  foot->addWidget(m_close);
  foot->addWidget(m_goOn);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::space16, metrics::space12, metrics::space16, metrics::space12);
  column->setSpacing(metrics::space8);
  column->addWidget(m_heading);
  column->addWidget(m_text);
  column->addLayout(foot);
  hide();
  connect(m_whole, &QAbstractButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_address)); });
  connect(m_close, &QAbstractButton::clicked, this, &QWidget::hide);
  connect(m_goOn, &QAbstractButton::clicked, this, [this] {
    hide();
    Q_EMIT goOnWanted();
  });
}

void LicencePanel::show(const ListedModel& model, bool isBeforeDownload) {
  m_heading->setText(model.licence);
  m_text->setText(model.licenceText);
  m_text->setVisible(!model.licenceText.isEmpty());
  m_address = model.licenceAddress.toString();
  m_whole->setVisible(!m_address.isEmpty());
  m_whole->setToolTip(m_address);
  m_goOn->setVisible(isBeforeDownload);
  setVisible(true);
  (isBeforeDownload ? m_goOn : m_close)->setFocus(Qt::OtherFocusReason);
}

QString LicencePanel::text() const { return m_text->text(); }

void LicencePanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusTile, color(ColorRole::Raised), color(ColorRole::Border));
}

}  // namespace ui
