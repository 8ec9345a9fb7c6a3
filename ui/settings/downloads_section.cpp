#include "ui/settings/downloads_section.h"

#include <QLineEdit>
#include <array>

#include "ui/settings/download_preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/settings/settings_row.h"
#include "ui/widgets/field_state.h"
#include "ui/widgets/segmented_control.h"

namespace ui {
namespace {

using Kind = ProxyChoice::Kind;

constexpr int fieldWidth = 316;
constexpr std::array kinds{Kind::System, Kind::None, Kind::Address};

QString proxyHelp() { return DownloadsSection::tr("http:// or socks5:// with a port, such as proxy.example:3128."); }

}  // namespace

DownloadsSection::DownloadsSection(SettingsForm& form, DownloadPreferences& preferences, QObject* parent)
    : QObject(parent), m_form(form), m_preferences(preferences) {
  form.addSection(tr("Downloads"), QStringLiteral("globe"), QStringLiteral("downloads"));
  addSource();
  addProxy();
  connect(&preferences, &DownloadPreferences::sourceChanged, this, &DownloadsSection::showChoices);
  showChoices();
}

QString DownloadsSection::sourceHelp() {
  return tr("A mirror of the hub, by its address. Empty: the address in HF_ENDPOINT, else huggingface.co. A download that "
            "runs stays with its source.");
}

void DownloadsSection::addSource() {
  m_source = new QLineEdit(&m_form);
  m_source->setObjectName(QStringLiteral("downloadSource"));
  m_source->setAccessibleName(tr("Source of models"));
  m_source->setFixedWidth(fieldWidth);
  m_source->setPlaceholderText(endpointOfEnvironment().value_or(HubSource::hub()).toString());
  m_sourceRow = m_form.addRow(tr("Source"), m_source, sourceHelp());
  connect(m_source, &QLineEdit::editingFinished, this, &DownloadsSection::takeSource);
}

void DownloadsSection::addProxy() {
  m_proxy = new SegmentedControl(tr("Proxy"), &m_form);
  for (const QString& choice : {tr("As the system"), tr("None"), tr("Address")}) m_proxy->addChoice(choice);
  m_form.addRow(tr("Proxy"), m_proxy, tr("The system’s is the one in the environment, such as https_proxy."));
  m_address = new QLineEdit(&m_form);
  m_address->setObjectName(QStringLiteral("proxyAddress"));
  m_address->setAccessibleName(tr("Address of the proxy"));
  m_address->setFixedWidth(fieldWidth);
  m_addressRow = m_form.addRow(tr("Address of the proxy"), m_address, proxyHelp());
  connect(m_proxy, &SegmentedControl::chosen, this,
          [this](int index) { m_preferences.setProxyKind(kinds.at(static_cast<std::size_t>(index))); });
  connect(m_address, &QLineEdit::editingFinished, this, &DownloadsSection::takeProxy);
}

void DownloadsSection::takeSource() {
  const bool isTaken = m_preferences.setSourceText(m_source->text());
  markWrong(m_source, !isTaken);
  m_sourceRow->setHelp(isTaken ? sourceHelp() : tr("“%1” is no address of a source. The one before is kept.").arg(m_source->text()));
}

void DownloadsSection::takeProxy() {
  const bool isTaken = m_preferences.setProxyText(m_address->text());
  markWrong(m_address, !isTaken);
  m_addressRow->setHelp(isTaken ? proxyHelp() : tr("“%1” is no proxy: it takes a host and a port. The one before is kept.").arg(m_address->text()));
}

void DownloadsSection::showChoices() {
  m_source->setText(m_preferences.sourceText());
  m_address->setText(m_preferences.proxyText());
  const Kind kind = m_preferences.proxyKind();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (kinds[i] == kind) m_proxy->setCurrent(static_cast<int>(i));
  }
  m_address->setEnabled(kind == Kind::Address);
  m_address->setToolTip(kind == Kind::Address ? QString() : tr("Used when “Address” is chosen above"));
}

}  // namespace ui
