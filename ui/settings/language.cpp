#include "ui/settings/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>
#include <memory>

#include "ui/theme/theme.h"

namespace ui {
namespace {

/// A translator that is a child of the application, replaced with each call.
bool replace(QPointer<QTranslator>& now, const QString& file) {
  if (now != nullptr) QCoreApplication::removeTranslator(now);
  delete now;
  if (file.isEmpty()) return false;
  auto made = std::make_unique<QTranslator>();
  if (!made->load(file)) return false;
  now = made.release();
  now->setParent(qApp);
  return QCoreApplication::installTranslator(now);
}

/// What dates and numbers are written in: the language of the texts, in the region's way where the desktop has the
/// same.
QLocale localeOf(bool chinese) {
  const QLocale system = QLocale::system();
  const QLocale::Language words = chinese ? QLocale::Chinese : QLocale::English;
  if (system.language() == words || (!chinese && system.language() == QLocale::C)) return system;
  return chinese ? QLocale(words, QLocale::China) : QLocale(words, system.territory());
}

bool isChinese(Language language) {
  if (language != Language::System) return language == Language::Chinese;
  for (const QString& wanted : QLocale::system().uiLanguages()) {  // the first that there is
    if (wanted.startsWith(QStringLiteral("zh"))) return true;
    if (wanted.startsWith(QStringLiteral("en"))) return false;
  }
  return false;
}

}  // namespace

QString languageWord(Language language) {
  switch (language) {
    case Language::English: return QStringLiteral("en");
    case Language::Chinese: return QStringLiteral("zh_CN");
    case Language::System: break;
  }
  return QStringLiteral("system");
}

Language languageFrom(const QString& word) {
  for (const Language each : {Language::English, Language::Chinese}) {
    if (word == languageWord(each)) return each;
  }
  return Language::System;
}

bool installLanguage(Language language) {
  static QPointer<QTranslator> ours, qts;
  theme();  // loads the resources
  const bool chinese = isChinese(language);
  const QString qtFolder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
  QLocale::setDefault(localeOf(chinese));
  replace(qts, chinese ? qtFolder + QStringLiteral("/qtbase_zh_CN.qm") : QString());
  return replace(ours, chinese ? QStringLiteral(":/translations/bifrons_zh_CN.qm") : QString());
}

}  // namespace ui
