#include "ui/log/diagnosis.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSysInfo>
#include <algorithm>

#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/plan_reader.h"
#include "ui/bridge/qt_convert.h"
#include "ui/log/log_reader.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/size_words.h"

namespace ui {
namespace {

constexpr int logMessages = 200;

bool isSecret(const QString& key) {
  for (const auto& word : {QStringLiteral("token"), QStringLiteral("password"), QStringLiteral("secret"), QStringLiteral("credential")}) {
    if (key.contains(word, Qt::CaseInsensitive)) return true;
  }
  return false;
}

/// Without names and passwords in addresses, and without the name of the person's folder.
QString harmless(QString text) {
  static const QRegularExpression login(QStringLiteral(R"(([a-z][a-z0-9+.-]*://)[^/@\s]+@)"), QRegularExpression::CaseInsensitiveOption);
  text.replace(login, QStringLiteral("\\1…@"));
  const QString home = QDir::homePath();
  return home.size() > 1 ? text.replace(home, QStringLiteral("~")) : text;
}

QString deviceWords(const core::engine::LoadPlan& plan) {
  const auto& info = plan.model;
  QStringList lines{QStringLiteral("%1; %2 of %3 memory are free")
                        .arg(toQString(std::string_view(info.device)), sizeWords(plan.free_bytes), sizeWords(info.device_memory_bytes))};
  if (!info.device_reason.empty()) lines += toQString(std::string_view(info.device_reason));
  return lines.join(QLatin1Char('\n'));
}

QString modelWords(const EngineBridge& bridge) {
  const core::engine::ModelInfo* model = bridge.model();
  if (model == nullptr) return QStringLiteral("none");
  return QStringLiteral("%1, %2, %3").arg(toQString(std::string_view(model->name)), toQString(std::string_view(model->device)),
                                          toQString(std::string_view(model->precision)));
}

}  // namespace

QString diagnosisText(const DiagnosisFacts& facts) {
  QString text = QStringLiteral("Bifrons %1, Qt %2 (built with %3)\n%4, %5, %6\n")
                     .arg(QStringLiteral(BIFRONS_VERSION), QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
                          QSysInfo::prettyProductName(), QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion(),
                          QSysInfo::currentCpuArchitecture());
  text += QStringLiteral("\nDevice: %1\nModel: %2\n\nSettings\n").arg(facts.device, facts.model);
  for (const auto& [key, value] : facts.settings) {
    text += QStringLiteral("%1 = %2\n").arg(key, isSecret(key) ? QStringLiteral("(not told)") : value);
  }
  text += QStringLiteral("\nLog\n");
  for (const LogMessage& message : facts.log) text += message.text + QLatin1Char('\n');
  return harmless(text);
}

Diagnosis::Diagnosis(const Parts& parts, QObject* parent)
    : QObject(parent), m_bridge(parts.bridge), m_preferences(parts.preferences), m_planner(new PlanReader(parts.planner, this)),
      m_log(new LogReader(parts.logFile, this)) {
  connect(m_planner, &PlanReader::planned, this, [this](quint64 id, const core::engine::LoadPlan& plan) {
    if (id != m_asked) return;
    m_facts.device = deviceWords(plan);
    onArrived();
  });
  connect(m_planner, &PlanReader::refused, this, [this](quint64 id, core::ErrorKind, const QString& sentence) {
    if (id != m_asked) return;
    m_facts.device = sentence;
    onArrived();
  });
  connect(m_log, &LogReader::arrived, this, [this](const QList<LogMessage>& messages) {
    m_facts.log = messages.mid(std::max<qsizetype>(0, messages.size() - logMessages));
    onArrived();
  });
}

void Diagnosis::copy() {
  if (m_missing > 0) return;  // under way
  m_facts = {.device = {}, .model = modelWords(m_bridge), .settings = m_preferences.all(), .log = {}};
  m_missing = 2;
  m_asked = m_planner->read({.device = m_preferences.device()});
  m_log->read();
}

void Diagnosis::onArrived() {
  if (--m_missing > 0) return;
  QApplication::clipboard()->setText(diagnosisText(m_facts));
  Q_EMIT copied();
}

}  // namespace ui
