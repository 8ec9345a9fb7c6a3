#include "ui/hub/hub_files.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Download)
};

QByteArray checksum(const QJsonValue& value, qsizetype digits) {
  QString text = value.toString().toLower();
  if (text.startsWith(QLatin1String("sha256:"))) text.remove(0, 7);
  static const QRegularExpression hexadecimal(QStringLiteral("\\A[0-9a-f]+\\z"));
  return text.size() == digits && hexadecimal.match(text).hasMatch() ? text.toLatin1() : QByteArray();
}

HubFile fileOf(const QJsonObject& entry) {
  const QJsonObject lfs = entry.value(QLatin1String("lfs")).toObject();
  HubFile file{.path = entry.value(QLatin1String("path")).toString(),
               .bytes = lfs.value(QLatin1String("size")).toInteger(entry.value(QLatin1String("size")).toInteger(-1))};
  if (lfs.isEmpty()) {
    file.gitSha1 = checksum(entry.value(QLatin1String("oid")), 40);
  } else {
    file.sha256 = checksum(lfs.value(QLatin1String("oid")), 64);
  }
  return file;
}

/// Which kind of weights a file is part of.
enum class Weights { None, Safetensors, Pickle };

Weights weightsOf(const QString& path) {
  static const QRegularExpression safetensors(
      QStringLiteral("\\Amodel(-\\d{5}-of-\\d{5})?\\.safetensors(\\.index\\.json)?\\z"));
  static const QRegularExpression pickle(
      QStringLiteral("\\Apytorch_model(-\\d{5}-of-\\d{5})?\\.bin(\\.index\\.json)?\\z"));
  if (safetensors.match(path).hasMatch()) return Weights::Safetensors;
  return pickle.match(path).hasMatch() ? Weights::Pickle : Weights::None;
}

bool isReadBeside(const QString& path) {
  static const QStringList names{
      QStringLiteral("config.json"),           QStringLiteral("generation_config.json"),
      QStringLiteral("preprocessor_config.json"), QStringLiteral("processor_config.json"),
      QStringLiteral("tokenizer.json"),        QStringLiteral("tokenizer.model"),
      QStringLiteral("tokenizer_config.json"), QStringLiteral("special_tokens_map.json"),
      QStringLiteral("added_tokens.json"),     QStringLiteral("chat_template.json"),
      QStringLiteral("chat_template.jinja")};
  static const QRegularExpression licence(QStringLiteral("\\ALICEN[CS]E[^/]*\\z"));
  return names.contains(path) || licence.match(path).hasMatch();
}

}  // namespace

bool leavesFolder(const QString& path) {
  if (path.isEmpty() || path.startsWith(QLatin1Char('/')) || path.contains(QLatin1Char('\\')) ||
      path.contains(QLatin1Char(':')) || path.contains(QChar(0))) {
    return true;
  }
  const QStringList parts = path.split(QLatin1Char('/'));
  return std::any_of(parts.begin(), parts.end(), [](const QString& part) {
    return part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..");
  });
}

HubPage readTreePage(const QByteArray& json) {
  const QJsonDocument document = QJsonDocument::fromJson(json);
  if (!document.isArray()) return {{}, Words::tr("The source answers with something that is no list of files. Nothing was fetched.")};
  HubPage page;
  for (const QJsonValue& value : document.array()) {
    const QJsonObject entry = value.toObject();
    if (entry.value(QLatin1String("type")).toString() != QLatin1String("file")) continue;
    const HubFile file = fileOf(entry);
    if (leavesFolder(file.path)) {
      return {{}, Words::tr("The source lists “%1”, a file outside of the model’s folder. Nothing was fetched.").arg(file.path)};
    }
    if (file.bytes < 0) {
      return {{}, Words::tr("The source does not say how large “%1” is. Nothing was fetched.").arg(file.path)};
    }
    page.files.append(file);
  }
  return page;
}

QList<HubFile> filesToFetch(const QList<HubFile>& all) {
  const auto has = [&](Weights kind) {
    return std::any_of(all.begin(), all.end(), [&](const HubFile& file) {
      return weightsOf(file.path) == kind && !file.path.endsWith(QLatin1String(".json"));
    });
  };
  const Weights kind = has(Weights::Safetensors) ? Weights::Safetensors : Weights::Pickle;
  QList<HubFile> chosen;
  for (const HubFile& file : all) {
    if (weightsOf(file.path) == kind || isReadBeside(file.path)) chosen.append(file);
  }
  const bool hasConfig = std::any_of(chosen.begin(), chosen.end(),
                                     [](const HubFile& file) { return file.path == QLatin1String("config.json"); });
  if (!hasConfig || !has(kind)) return {};
  // The small ones first: what is wrong with them is known before gigabytes were fetched.
  std::stable_sort(chosen.begin(), chosen.end(), [](const HubFile& a, const HubFile& b) { return a.bytes < b.bytes; });
  return chosen;
}

QUrl nextPage(const QByteArray& linkHeader, const QUrl& page) {
  static const QRegularExpression next(QStringLiteral("<([^>]+)>\\s*;[^,]*rel\\s*=\\s*\"?next\"?"));
  const auto match = next.match(QString::fromLatin1(linkHeader));
  return match.hasMatch() ? page.resolved(QUrl(match.captured(1))) : QUrl();
}

}  // namespace ui
