#include "ui/hub/part_file.h"

#include <unistd.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Download)
};

const QString tagKey = QStringLiteral("etag");

}  // namespace

DownloadFailure writeFailure(QFileDevice::FileError error, const QString& words, const QString& path) {
  if (error == QFileDevice::ResourceError) {
    return {.problem = DownloadProblem::DiskFull,
            .sentence = Words::tr("The disk is full: “%1” cannot be written. What was fetched is kept.").arg(path)};
  }
  return {.problem = DownloadProblem::NotWritable,
          .sentence = Words::tr("“%1” cannot be written (%2). What was fetched is kept.").arg(path, words)};
}

PartFile::PartFile(const QString& folder, HubFile expected)
    : m_folder(folder), m_expected(std::move(expected)), m_file(place() + QStringLiteral(".part")),
      m_sum(m_expected.sha256.isEmpty() ? QCryptographicHash::Sha1 : QCryptographicHash::Sha256) {
  beginSum();
}

QString PartFile::place() const { return m_folder + QLatin1Char('/') + m_expected.path; }
QString PartFile::tagFile() const { return m_file.fileName() + QStringLiteral(".json"); }

/// Git counts the length into the checksum.
void PartFile::beginSum() {
  m_sum.reset();
  if (!m_expected.sha256.isEmpty()) return;
  m_sum.addData("blob " + QByteArray::number(m_expected.bytes));
  m_sum.addData(QByteArray(1, '\0'));
}

bool PartFile::isDone() const {
  const QFileInfo file(place());
  return file.isFile() && file.size() == m_expected.bytes;
}

DownloadFailure PartFile::writing(const QFileDevice& file) const {
  return writeFailure(file.error(), file.errorString(), m_file.fileName());
}

DownloadFailure PartFile::open() {
  if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered)) return writing(m_file);
  m_found = m_file.size();
  QFile tag(tagFile());
  if (tag.open(QIODevice::ReadOnly)) {
    m_tag = QJsonDocument::fromJson(tag.read(10'000)).object().value(tagKey).toString().toLatin1();
  }
  if (m_found > m_expected.bytes || (m_found > 0 && m_tag.isEmpty() && !m_expected.hasChecksum())) return startOver();
  return {};
}

DownloadFailure PartFile::readFound(qint64 most) {
  const QByteArray piece = m_file.read(std::min(most, unread()));
  if (piece.isEmpty()) return startOver();  // it can be fetched again
  m_sum.addData(piece);
  m_size += piece.size();
  return {};
}

DownloadFailure PartFile::setTag(const QByteArray& tag) {
  if (tag == m_tag) return {};
  QSaveFile file(tagFile());
  const QJsonObject content{{tagKey, QString::fromLatin1(tag)}};
  if (!file.open(QIODevice::WriteOnly)) return writing(file);
  file.write(QJsonDocument(content).toJson(QJsonDocument::Compact));
  if (!file.commit()) return writing(file);
  m_tag = tag;
  return {};
}

DownloadFailure PartFile::write(const QByteArray& bytes) {
  if (m_file.write(bytes) != bytes.size()) {
    const DownloadFailure failure = writing(m_file);
    (void)m_file.resize(m_size);  // what came after it was not counted
    return failure;
  }
  m_sum.addData(bytes);
  m_size += bytes.size();
  m_found = m_size;
  return {};
}

DownloadFailure PartFile::startOver() {
  beginSum();
  m_size = 0;
  m_found = 0;
  m_tag.clear();
  (void)QFile::remove(tagFile());
  if (!m_file.resize(0) || !m_file.seek(0)) return writing(m_file);
  return {};
}

bool PartFile::isRight() {
  if (m_size != m_expected.bytes) return false;
  if (!m_expected.hasChecksum()) return true;
  return m_sum.result().toHex() == (m_expected.sha256.isEmpty() ? m_expected.gitSha1 : m_expected.sha256);
}

DownloadFailure PartFile::finish() {
  if (::fsync(m_file.handle()) != 0) {
    return {.problem = DownloadProblem::NotWritable,
            .sentence = Words::tr("“%1” could not be brought to the disk (%2). What was fetched is kept.")
                            .arg(m_file.fileName(), qt_error_string())};
  }
  m_file.close();
  if (::rename(QFile::encodeName(m_file.fileName()).constData(), QFile::encodeName(place()).constData()) != 0) {
    return {.problem = DownloadProblem::NotWritable,
            .sentence = Words::tr("“%1” could not take its place (%2). What was fetched is kept.")
                            .arg(m_expected.path, qt_error_string())};
  }
  (void)QFile::remove(tagFile());
  return {};
}

}  // namespace ui
