#include "ui/hub/catalogue.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>

namespace ui {
namespace {

constexpr qint64 largestCatalogue = 1'000'000;

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Catalogue)
};

/// A text, or an object with one text per language.
QString textIn(const QJsonValue& value, const QString& language) {
  if (!value.isObject()) return value.toString();
  const QJsonObject texts = value.toObject();
  return texts.value(texts.contains(language) ? language : QStringLiteral("en")).toString();
}

/// A whole number of at least 0; absent: 0. False for anything else.
bool takeNumber(const QJsonObject& entry, const char* key, qint64& number) {
  const QJsonValue value = entry.value(QLatin1String(key));
  if (value.isUndefined()) return true;
  number = value.toInteger(-1);
  return number >= 0;
}

/// Empty when the entry is good, else what is wrong with it.
QString takeModel(const QJsonValue& value, const QString& language, CatalogueModel& model) {
  if (!value.isObject()) return Words::tr("is not an object");
  const QJsonObject entry = value.toObject();
  model.repository = entry.value(QLatin1String("repository")).toString();
  if (!isRepositoryName(model.repository)) return Words::tr("has no repository like “owner/name”");
  model.name = entry.value(QLatin1String("name")).toString(model.repository.section(QLatin1Char('/'), 1));
  model.purpose = textIn(entry.value(QLatin1String("purpose")), language);
  model.licence = entry.value(QLatin1String("licence")).toString();
  if (model.licence.isEmpty()) return Words::tr("has no licence");
  model.licenceText = textIn(entry.value(QLatin1String("licence_text")), language);
  model.licenceAddress = QUrl(entry.value(QLatin1String("licence_address")).toString(), QUrl::StrictMode);
  const bool isWeb = model.licenceAddress.scheme() == QLatin1String("https") && !model.licenceAddress.host().isEmpty();
  if (!model.licenceAddress.isEmpty() && !isWeb) return Words::tr("has a licence_address that does not begin with https://");
  if (!takeNumber(entry, "download_bytes", model.downloadBytes)) return Words::tr("has a download_bytes that is no number");
  if (!takeNumber(entry, "parameters", model.parameters)) return Words::tr("has parameters that are no number");
  if (!takeNumber(entry, "cache_bytes", model.cacheBytes)) return Words::tr("has a cache_bytes that is no number");
  if (!takeNumber(entry, "context_length", model.contextLength)) return Words::tr("has a context_length that is no number");
  return {};
}

QByteArray contentOf(const QString& file, QString& problem) {
  QFile input(file);
  if (!input.open(QIODevice::ReadOnly)) {
    problem = Words::tr("“%1” cannot be read: %2. The other models are listed.").arg(file, input.errorString());
    return {};
  }
  if (input.size() > largestCatalogue) {
    problem = Words::tr("“%1” is too large for a catalogue. The other models are listed.").arg(file);
    return {};
  }
  return input.readAll();
}

}  // namespace

bool isRepositoryName(const QString& name) {
  static const QRegularExpression spelling(
      QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}\\z"));
  return spelling.match(name).hasMatch() && !name.contains(QLatin1String("..")) && !name.contains(QLatin1String("--"));
}

Catalogue readCatalogue(const QByteArray& json, const QString& file, const QString& language) {
  Catalogue catalogue;
  QJsonParseError error;
  const QJsonDocument document = QJsonDocument::fromJson(json, &error);
  const QJsonValue models = document.object().value(QLatin1String("models"));
  if (error.error != QJsonParseError::NoError || !models.isArray()) {
    const QString why = error.error != QJsonParseError::NoError
                            ? Words::tr("%1 at byte %2").arg(error.errorString()).arg(error.offset)
                            : Words::tr("it has no list “models”");
    catalogue.problems << Words::tr("“%1” is not a catalogue: %2. The other models are listed.").arg(file, why);
    return catalogue;
  }
  int number = 0;
  for (const QJsonValue& value : models.toArray()) {
    ++number;
    CatalogueModel model;
    const QString wrong = takeModel(value, language, model);
    if (wrong.isEmpty()) {
      catalogue.models.append(model);
    } else {
      catalogue.problems << Words::tr("Entry %1 of “%2” %3. It is left out.").arg(QString::number(number), file, wrong);
    }
  }
  return catalogue;
}

Catalogue joined(Catalogue builtIn, const Catalogue& own) {
  for (const CatalogueModel& model : own.models) {
    const auto same = std::find_if(builtIn.models.begin(), builtIn.models.end(),
                                   [&](const CatalogueModel& each) { return each.repository == model.repository; });
    if (same == builtIn.models.end()) {
      builtIn.models.append(model);
    } else {
      *same = model;
    }
  }
  builtIn.problems += own.problems;
  return builtIn;
}

Catalogue loadCatalogue(const QString& builtInFile, const QString& ownFile, const QString& language) {
  const auto read = [&](const QString& file) {
    Catalogue catalogue;
    QString problem;
    const QByteArray json = contentOf(file, problem);
    if (problem.isEmpty()) return readCatalogue(json, file, language);
    catalogue.problems << problem;
    return catalogue;
  };
  const Catalogue builtIn = read(builtInFile);
  return QFile::exists(ownFile) ? joined(builtIn, read(ownFile)) : builtIn;
}

}  // namespace ui
