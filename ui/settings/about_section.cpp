#include "ui/settings/about_section.h"

#include <QDialog>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/settings/settings_form.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr QSize licenceSize(720, 560);

QLabel* value(const QString& text, QWidget* parent) {
  auto* shown = new QLabel(text, parent);
  shown->setTextFormat(Qt::PlainText);
  shown->setAccessibleName(text);
  setTextStyle(shown, TypeStyle::Body, ColorRole::Text2);
  shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return shown;
}

TextButton* smallButton(const QString& text, const QString& icon, QWidget* parent) {
  auto* button = new TextButton(text, parent, TextButton::Kind::Plain, TextButton::Height::Small);
  button->setIconName(icon);
  return button;
}

}  // namespace

AboutSection::AboutSection(SettingsForm& form, QObject* parent) : QObject(parent), m_form(form) {
  form.addSection(tr("About"), QStringLiteral("info"), QStringLiteral("about"));
  form.addRow(tr("Version"), value(QStringLiteral(BIFRONS_VERSION), &form),
              tr("Everything runs on this computer; nothing is sent anywhere."));

  auto* licence = new QWidget(&form);
  m_licences = smallButton(tr("Licences"), QStringLiteral("open"), licence);
  auto* row = new QHBoxLayout(licence);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(metrics::space12);
  row->addWidget(value(tr("MIT. Uses Qt %1 under the LGPL.").arg(QString::fromLatin1(qVersion())), licence));
  row->addWidget(m_licences);
  form.addRow(tr("Licence"), licence);

  auto* log = new QWidget(&form);
  m_log = smallButton(tr("Show the log"), QStringLiteral("open"), log);
  auto* copy = smallButton(tr("Copy diagnosis"), QStringLiteral("copy"), log);
  auto* buttons = new QHBoxLayout(log);
  buttons->setContentsMargins(0, 0, 0, 0);
  buttons->setSpacing(metrics::space8);
  buttons->addWidget(m_log);
  buttons->addWidget(copy);
  form.addRow(tr("Log"), log, tr("The diagnosis says what program, computer and settings these are, with the end of the log."));

  connect(m_licences, &QAbstractButton::clicked, this, &AboutSection::showLicences);
  connect(m_log, &QAbstractButton::clicked, this, &AboutSection::logWanted);
  connect(copy, &QAbstractButton::clicked, this, &AboutSection::diagnosisWanted);
}

void AboutSection::showLicences() {
  auto* dialog = new QDialog(m_form.window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Licences"));
  dialog->resize(licenceSize);
  QFile file(QStringLiteral(":/licences/copyright"));
  auto* text = new QPlainTextEdit(dialog);
  text->setReadOnly(true);
  text->setAccessibleName(tr("Licences"));
  text->setFont(theme().font(TypeStyle::Code));
  text->setPlainText(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : file.errorString());
  auto* column = new QVBoxLayout(dialog);
  column->setContentsMargins(metrics::space16, metrics::space16, metrics::space16, metrics::space16);
  column->addWidget(text);
  dialog->open();
}

}  // namespace ui
