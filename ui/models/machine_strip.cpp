#include "ui/models/machine_strip.h"

#include <QFile>
#include <QHBoxLayout>
#include <QPainter>
#include <QThread>
#include <QVBoxLayout>
#include <utility>

#include "ui/bridge/core_words.h"
#include "ui/bridge/plan_reader.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_mark.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/path_words.h"
#include "ui/widgets/size_words.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int iconSide = 22;
constexpr qint64 enoughOfIt = 4096;  // the name stands among the first lines

QString memoryWords(const core::engine::LoadPlan& plan) {
  return MachineStrip::tr("%1, %2 free").arg(sizeWords(plan.model.device_memory_bytes), sizeWords(plan.free_bytes));
}

}  // namespace

QString processorName() {
  QFile file(QStringLiteral("/proc/cpuinfo"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  for (const QByteArray& line : file.read(enoughOfIt).split('\n')) {
    if (line.startsWith("model name")) return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
  }
  return {};
}

MachineStrip::MachineStrip(core::engine::LoadPlanner planner, QWidget* parent)
    : QWidget(parent), m_reader(new PlanReader(std::move(planner), this)),
      m_copy(new TextButton(tr("Copy diagnosis"), this, TextButton::Kind::Plain, TextButton::Height::Small)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::space16, 13, metrics::space16, 13);
  row->setSpacing(metrics::space24);
  m_card = addPart(QStringLiteral("card"));
  m_processor = addPart(QStringLiteral("cpu"));
  m_folder = addPart(QStringLiteral("folder"));
  row->addStretch(1);
  m_copy->setIconName(QStringLiteral("copy"));
  m_copy->setToolTip(tr("Version, system, devices and settings, as text for a report"));
  row->addWidget(m_copy, 0, Qt::AlignVCenter);
  m_card.name->setText(tr("Graphics card"));
  m_card.more->setText(tr("Looking for it"));
  const QString processor = processorName();
  m_processor.name->setText(processor.isEmpty() ? tr("Processor") : processor);
  connect(m_copy, &QAbstractButton::clicked, this, &MachineStrip::diagnosisWanted);
  connect(m_reader, &PlanReader::planned, this, [this](quint64 request, const core::engine::LoadPlan& plan) {
    if (request == m_askedCard) m_card.name->setText(coreWords(plan.model.device));
    if (request == m_askedCard) m_card.more->setText(memoryWords(plan));
    if (request != m_askedProcessor) return;
    const int cores = QThread::idealThreadCount();
    m_processor.more->setText(QStringLiteral("%1 · %2").arg(counted(cores, tr("1 core"), tr("%n cores", nullptr, cores)), memoryWords(plan)));
  });
  connect(m_reader, &PlanReader::refused, this, [this](quint64 request, core::ErrorKind, const QString& sentence) {
    if (request != m_askedCard) return;
    m_card.name->setText(tr("No graphics card in use"));
    m_card.more->setText(sentence);
  });
}

MachineStrip::Part MachineStrip::addPart(const QString& icon) {
  auto* mark = new IconMark(icon, iconSide, ColorRole::Text2, this);
  const Part part{new ElidedLabel(this, TypeStyle::BodyMedium), new ElidedLabel(this, TypeStyle::Small, ColorRole::Text3)};
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  words->addWidget(part.name);
  words->addWidget(part.more);
  auto* both = new QHBoxLayout;
  both->setSpacing(metrics::space12);
  both->addWidget(mark, 0, Qt::AlignVCenter);
  both->addLayout(words, 1);
  static_cast<QHBoxLayout*>(layout())->addLayout(both);
  return part;
}

void MachineStrip::look() {
  m_askedProcessor = m_reader->read({.device = {.kind = core::engine::DeviceKind::cpu}});
  m_askedCard = m_reader->read({.device = {.kind = core::engine::DeviceKind::cuda}});
}

void MachineStrip::showFolder(const QString& folder, qint64 freeBytes) {
  m_folder.name->setElideMode(Qt::ElideMiddle);
  m_folder.name->setText(pathWords(folder));
  m_folder.more->setText(freeBytes < 0 ? QString() : tr("%1 free").arg(sizeWords(freeBytes)));
}

void MachineStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusCard, color(ColorRole::Window), color(ColorRole::Border));
}

}  // namespace ui
