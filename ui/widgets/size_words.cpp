#include "ui/widgets/size_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace ui {
namespace {

constexpr qint64 gigabyte = 1'000'000'000;

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(SizeWords)
};

QString gigabytes(qint64 bytes) {
  const double value = static_cast<double>(bytes) / 1e9;
  return QLocale().toString(value, 'f', value < 100 ? 1 : 0);
}

}  // namespace

QString sizeWords(qint64 bytes) {
  if (bytes >= gigabyte) return Words::tr("%1 GB").arg(gigabytes(bytes));
  return Words::tr("%1 MB").arg(QLocale().toString(std::max<qint64>(1, bytes / 1'000'000)));
}

QString sizeOfSize(qint64 part, qint64 whole) {
  const bool sameUnit = part >= gigabyte / 10 && whole >= gigabyte;
  return sameUnit ? Words::tr("%1 of %2").arg(gigabytes(part), sizeWords(whole))
                  : Words::tr("%1 of %2").arg(sizeWords(part), sizeWords(whole));
}

}  // namespace ui
