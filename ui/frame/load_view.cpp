#include "ui/frame/load_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/frame/engine_status.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/text_button.h"

namespace ui {

LoadView::LoadView(EngineStatus& status, QWidget* parent)
    : QWidget(parent), m_status(status), m_name(new ElidedLabel(this, TypeStyle::BodyStrong)), m_line(new ProgressLine(this)),
      m_words(new QLabel(this)), m_kept(new ElidedLabel(this, TypeStyle::Caption, ColorRole::Text3)),
      m_stop(new TextButton(tr("Stop"), this, TextButton::Kind::Plain, TextButton::Height::Small)) {
  m_words->setTextFormat(Qt::PlainText);
  setTextStyle(m_words, TypeStyle::Small, ColorRole::Text2);
  m_stop->setIconName(QStringLiteral("stop"));
  m_stop->setToolTip(tr("Stop loading; what was loaded before stays"));
  m_line->setAccessibleName(tr("Loaded so far"));
  auto* foot = new QHBoxLayout;
  foot->setSpacing(metrics::space12);
  auto* said = new QVBoxLayout;
  said->setSpacing(2);
  said->addWidget(m_words);
  said->addWidget(m_kept);
  foot->addLayout(said, 1);
  foot->addWidget(m_stop);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space8);
  column->addWidget(m_name);
  column->addWidget(m_line);
  column->addLayout(foot);
  connect(m_stop, &QAbstractButton::clicked, this, &LoadView::stopWanted);
  connect(&status, &EngineStatus::changed, this, &LoadView::refresh);
}

QString LoadView::words() const { return m_words->text(); }

void LoadView::refresh() {
  if (m_status.phase() != EngineStatus::Phase::Loading) return;
  m_name->setText(m_status.modelName());
  m_kept->setText(m_status.keptModel().isEmpty() ? QString() : tr("%1 stays loaded until then").arg(m_status.keptModel()));
  m_kept->setVisible(!m_kept->text().isEmpty());
  m_line->setValue(m_status.fraction());
  QStringList parts{m_status.countText(), m_status.speedText(), m_status.timeLeftText()};
  parts.removeAll(QString());
  QString words = parts.isEmpty() ? tr("Looking at the files") : parts.join(QStringLiteral(" · "));
  words[0] = words[0].toUpper();
  m_words->setText(words);
}

}  // namespace ui
