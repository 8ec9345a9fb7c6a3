#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QPair>
#include <QPointer>
#include <QRegularExpression>
#include <QStyle>
#include <QWidget>
#include <utility>

#include "ui/theme/bifrons_style.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/keyboard_focus.h"
#include "ui/theme/system_scheme.h"

// Outside of any namespace, as the macro wants it: the resources lie in a static library.
static void loadResources() {
  Q_INIT_RESOURCE(bifrons);
  Q_INIT_RESOURCE(bifrons_translations);
}

namespace ui {
namespace {

QString tokenName(int role) {
  QString name = QString::fromLatin1(QMetaEnum::fromType<ColorRole>().valueToKey(role));
  name[0] = name[0].toLower();
  return name;
}

/// Lines as strong as the outlines of fields, and no text paler than another.
ColorRole inHighContrast(ColorRole role) {
  switch (role) {
    case ColorRole::Border:
    case ColorRole::BorderPop: return ColorRole::BorderStrong;
    case ColorRole::Text2:
    case ColorRole::Text3: return ColorRole::Text;
    default: return role;
  }
}

/// The tokens write colours as CSS does, with alpha last; Qt wants it first.
QColor fromToken(const QString& token) {
  if (token.size() != 9) return QColor(token);
  return QColor(QStringLiteral("#%1%2").arg(token.mid(7, 2), token.mid(1, 6)));
}

QByteArray resource(const QString& path) {
  QFile file(path);
  const bool open = file.open(QIODevice::ReadOnly);
  Q_ASSERT(open);
  return open ? file.readAll() : QByteArray();
}

/// With another sheet Qt gives widgets the fonts back that they had before the first one (seen with 6.4): those of another
/// zoom.
void setSheetKeepingFonts(const QString& sheet) {
  QList<QPair<QPointer<QWidget>, QFont>> fonts;
  for (QWidget* widget : QApplication::allWidgets()) {
    if (widget->testAttribute(Qt::WA_SetFont)) fonts.append({widget, widget->font()});
  }
  qApp->setStyleSheet(sheet);
  for (const auto& [widget, font] : std::as_const(fonts)) {
    if (widget != nullptr && widget->font() != font) widget->setFont(font);
  }
}

}  // namespace

Theme::Theme(QObject* parent) : QObject(parent), m_type(QApplication::font()), m_system(new SystemScheme(this)) {
  loadResources();
  m_lightColors = readColors(QStringLiteral("light"));
  m_darkColors = readColors(QStringLiteral("dark"));
  m_dark = m_system->isDark();
  connect(m_system, &SystemScheme::changed, this, &Theme::follow);
}

Theme::~Theme() = default;

Theme::Colors Theme::readColors(const QString& scheme) {
  const QJsonObject tokens =
      QJsonDocument::fromJson(resource(QStringLiteral(":/tokens.json"))).object()[scheme].toObject();
  Colors colors;
  for (std::size_t role = 0; role < roleCount; ++role) {
    colors[role] = fromToken(tokens[tokenName(static_cast<int>(role))].toString());
    Q_ASSERT(colors[role].isValid());
  }
  return colors;
}

void Theme::install() {
  if (std::exchange(m_installed, true)) return;
  QApplication::setStyle(new BifronsStyle);
  QApplication::setFont(font(TypeStyle::Body));
  auto* focus = new KeyboardFocus(this);
  connect(this, &Theme::changed, focus, &KeyboardFocus::showAgain);
  apply();
}

void Theme::setChoice(ThemeChoice choice) {
  if (choice == m_choice) return;
  m_choice = choice;
  follow();
}

void Theme::follow() {
  const bool asDesktop = m_choice == ThemeChoice::System || m_choice == ThemeChoice::HighContrast;
  const bool dark = asDesktop ? m_system->isDark() : m_choice == ThemeChoice::Dark;
  const bool highContrast = m_choice == ThemeChoice::HighContrast;
  if (dark == m_dark && highContrast == m_highContrast) return;
  m_dark = dark;
  m_highContrast = highContrast;
  if (m_installed) apply();
}

void Theme::apply() {
  const QWidgetList windows = QApplication::topLevelWidgets();
  for (QWidget* window : windows) window->setUpdatesEnabled(false);
  QApplication::setPalette(palette());
  setSheetKeepingFonts(styleSheet());
  IconProvider::clearCache();
  for (QWidget* window : windows) window->setUpdatesEnabled(true);
  Q_EMIT changed();
}

QColor Theme::color(ColorRole role) const {
  const ColorRole shown = m_highContrast ? inHighContrast(role) : role;
  return (m_dark ? m_darkColors : m_lightColors)[static_cast<std::size_t>(shown)];
}

QPalette Theme::palette() const {
  QPalette palette;
  const auto set = [&](QPalette::ColorRole where, ColorRole role) { palette.setColor(where, color(role)); };
  set(QPalette::Window, ColorRole::Window);
  set(QPalette::Base, ColorRole::Field);
  set(QPalette::AlternateBase, ColorRole::Raised);
  set(QPalette::Button, ColorRole::Field);
  for (const auto text : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText}) {
    set(text, ColorRole::Text);
  }
  set(QPalette::PlaceholderText, ColorRole::Text3);
  set(QPalette::Highlight, ColorRole::Selected);
  set(QPalette::Link, ColorRole::AccentText);
  set(QPalette::LinkVisited, ColorRole::AccentText);
  set(QPalette::ToolTipBase, ColorRole::Text);
  set(QPalette::ToolTipText, ColorRole::Surface);
  set(QPalette::Light, ColorRole::Hover);
  set(QPalette::Midlight, ColorRole::Border);
  set(QPalette::Mid, ColorRole::Border);
  set(QPalette::Dark, ColorRole::BorderStrong);
  set(QPalette::Shadow, ColorRole::BorderStrong);
  for (const auto text : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, text, color(ColorRole::Disabled));
  }
  return palette;
}

QString Theme::styleSheet() const {
  QString sheet = QString::fromUtf8(resource(QStringLiteral(":/style.qss")));
  static const QRegularExpression mention(QStringLiteral("@([a-zA-Z0-9]+)"));
  const QMetaEnum roles = QMetaEnum::fromType<ColorRole>();
  qsizetype from = 0;
  for (auto match = mention.match(sheet, from); match.hasMatch(); match = mention.match(sheet, from)) {
    QString name = match.captured(1);
    name[0] = name[0].toUpper();
    bool known = false;
    const int role = roles.keyToValue(name.toLatin1().constData(), &known);
    if (!known) {  // it stays as it is, where a test finds it
      from = match.capturedEnd();
      continue;
    }
    const QString value = color(static_cast<ColorRole>(role)).name(QColor::HexArgb);
    sheet.replace(match.capturedStart(), match.capturedLength(), value);
    from = match.capturedStart() + value.size();
  }
  return sheet;
}

void Theme::setFontChoice(FontChoice choice) {
  TypeScale type = m_type;
  type.setChoice(choice);
  setType(type);
}

void Theme::setZoom(int percent) {
  TypeScale type = m_type;
  type.setZoom(percent);
  setType(type);
}

void Theme::setType(const TypeScale& type) {
  const TypeScale before = std::exchange(m_type, type);
  if (!m_installed || (before.choice() == type.choice() && before.zoom() == type.zoom())) return;
  const QWidgetList windows = QApplication::topLevelWidgets();
  for (QWidget* window : windows) window->setUpdatesEnabled(false);
  // Looked for before the application's font changes: with a style sheet that one takes the place of others for a while.
  const auto fonts = m_type.inPlaceOf(before, QApplication::allWidgets());
  QApplication::setFont(font(TypeStyle::Body));
  for (const auto& [widget, step] : fonts) {
    if (widget != nullptr) widget->setFont(step);
  }
  for (QWidget* widget : QApplication::allWidgets()) {
    widget->updateGeometry();
    widget->update();
  }
  for (QWidget* window : windows) window->setUpdatesEnabled(true);
  Q_EMIT changed();
}

bool Theme::motionAllowed() {
  const Theme& now = theme();
  return !now.m_motionReduced && !now.m_system->reducesMotion() && QApplication::isEffectEnabled(Qt::UI_General);
}

Theme& theme() {
  static QPointer<Theme> instance;
  if (!instance) instance = new Theme(qApp);
  return *instance;
}

void setTextStyle(QWidget* widget, TypeStyle style, ColorRole role) {
  const QFont font = theme().font(style);
  const char* name = QMetaEnum::fromType<ColorRole>().valueToKey(static_cast<int>(role));
  if (widget->property("textRole").toString() == QLatin1String(name)) return widget->setFont(font);
  widget->setProperty("textRole", QString::fromLatin1(name));
  widget->style()->unpolish(widget);
  widget->setFont(font);  // between the two: with its next polish Qt gives a widget the font that it had before the first
  widget->style()->polish(widget);
  if (widget->font() != font) widget->setFont(font);
}

}  // namespace ui
