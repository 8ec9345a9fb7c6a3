#include "ui/bridge/core_words.h"

#include <QCoreApplication>
#include <QList>
#include <QRegularExpression>
#include <array>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

// Sentences, and clauses and names that stand in them, as core words them. What is more special comes first. A test
// looks whether core still says them.
// clang-format off
constexpr auto texts = std::to_array<const char*>({
    // The device.
    QT_TRANSLATE_NOOP("CoreWords", "CPU, %1 threads"),
    QT_TRANSLATE_NOOP("CoreWords", "CPU, %1 thread"),
    QT_TRANSLATE_NOOP("CoreWords", "There is no CUDA device here: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no CUDA device number %1; the numbers here are 0 to %2."),
    QT_TRANSLATE_NOOP("CoreWords", "No graphics card is used: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Steps on the card use libtorch's products: %1."),
    QT_TRANSLATE_NOOP("CoreWords", "no NVIDIA driver is installed"),
    QT_TRANSLATE_NOOP("CoreWords", "the NVIDIA driver is missing or reports no device"),
    QT_TRANSLATE_NOOP("CoreWords", "there is no CUDA part of libtorch in “%1”"),
    QT_TRANSLATE_NOOP("CoreWords", "the CUDA part of libtorch cannot be loaded (%1)"),
    QT_TRANSLATE_NOOP("CoreWords", "The graphics card stopped working while %1."),
    QT_TRANSLATE_NOOP("CoreWords", "The graphics card cannot be had for %1: another program may use it alone."),
    QT_TRANSLATE_NOOP("CoreWords", "Close that program, or choose the CPU."),
    QT_TRANSLATE_NOOP("CoreWords", "Start Bifrons again to use the card, or load the model on the CPU."),
    QT_TRANSLATE_NOOP("CoreWords", "fp16 cannot be used on the CPU."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose fp32 or bf16, or a graphics card."),
    // Memory.
    QT_TRANSLATE_NOOP("CoreWords", "“%1” in %2 needs %3 of memory, but %4 of %5."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 are free"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 are free%2"),
    QT_TRANSLATE_NOOP("CoreWords", " on the graphics card"),
    QT_TRANSLATE_NOOP("CoreWords", "In %1 it needs %2 and fits."),
    QT_TRANSLATE_NOOP("CoreWords", "The least is %1, in %2."),
    QT_TRANSLATE_NOOP("CoreWords", "Close other programs, or choose a smaller model."),
    QT_TRANSLATE_NOOP("CoreWords", "Close other programs, or choose a smaller model%1."),
    QT_TRANSLATE_NOOP("CoreWords", ", or the CPU"),
    QT_TRANSLATE_NOOP("CoreWords", "Close other programs."),
    QT_TRANSLATE_NOOP("CoreWords", "There was not enough memory for %1."),
    QT_TRANSLATE_NOOP("CoreWords", "There was not enough memory on the graphics card for %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose a smaller model, a lower precision or fewer pictures at once, or close other programs."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose a lower precision, fewer pictures at once, a smaller model or the CPU."),
    // What the model was at.
    QT_TRANSLATE_NOOP("CoreWords", "Something went wrong while %1."),
    QT_TRANSLATE_NOOP("CoreWords", "loading the model"),
    QT_TRANSLATE_NOOP("CoreWords", "writing an answer"),
    QT_TRANSLATE_NOOP("CoreWords", "drawing"),
    QT_TRANSLATE_NOOP("CoreWords", "answering"),
    QT_TRANSLATE_NOOP("CoreWords", "painting"),
    QT_TRANSLATE_NOOP("CoreWords", "calculating"),
    // The model's folder.
    QT_TRANSLATE_NOOP("CoreWords", "There is no %1 “%2”."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is a file, not a %2."),
    QT_TRANSLATE_NOOP("CoreWords", "model folder"),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is not a model folder: it has no config.json."),
    QT_TRANSLATE_NOOP("CoreWords", "Choose the folder that holds config.json and the weights."),
    QT_TRANSLATE_NOOP("CoreWords", "There is no built-in model in %1."),
    QT_TRANSLATE_NOOP("CoreWords", "Install Bifrons again, or choose a model folder."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” describes a model of type “%2”, not a Janus model (multi_modality or janus)."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” holds no model.safetensors and no pytorch_model.bin."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” has no tokenizer: neither tokenizer.json nor tokenizer.model is in the "
                      "folder."),
    QT_TRANSLATE_NOOP("CoreWords", "Without it the model can neither answer nor draw."),
    QT_TRANSLATE_NOOP("CoreWords", "The files in “%1” do not belong together: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The weights in “%1” do not fit the model that its configuration describes."),
    QT_TRANSLATE_NOOP("CoreWords", "The file “%1” of the model “%2” was changed while it was in use."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” was changed while it was read."),
    QT_TRANSLATE_NOOP("CoreWords", "Load the model again."),
    // Files.
    QT_TRANSLATE_NOOP("CoreWords", "The folder “%1” cannot be read: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” cannot be read: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” could not be saved: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” cannot be used."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is a folder, not a file."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is too large: it has %2, and such a file may have %3."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is damaged: %2."),
    QT_TRANSLATE_NOOP("CoreWords", "it is not valid JSON at byte %1"),
    QT_TRANSLATE_NOOP("CoreWords", "it is not valid JSON"),
    QT_TRANSLATE_NOOP("CoreWords", "it has only %1 bytes"),
    QT_TRANSLATE_NOOP("CoreWords", "its header would have %1 bytes, the file has %2"),
    QT_TRANSLATE_NOOP("CoreWords", "tensor '%1' ends at byte %2, the data has %3"),
    // Pictures.
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is empty: it has 0 bytes."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is not a picture of a known kind."),
    QT_TRANSLATE_NOOP("CoreWords", "PNG, JPEG, WebP and BMP pictures can be read."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is too large: %2 × %3 pixels, the limit is %4 million."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is a BMP file with %2, which cannot be read."),
    QT_TRANSLATE_NOOP("CoreWords", "“%1” is a JPEG file with %2 colour channels; 1, 3 and 4 can be read."),
    QT_TRANSLATE_NOOP("CoreWords", "There is not enough memory to read “%1”."),
    QT_TRANSLATE_NOOP("CoreWords", "There is not enough memory to save the picture."),
    QT_TRANSLATE_NOOP("CoreWords", "The picture has no pixels."),
    QT_TRANSLATE_NOOP("CoreWords", "the file ends too early"),
    QT_TRANSLATE_NOOP("CoreWords", "its pixels cannot be decoded, or the file ends too early"),
    QT_TRANSLATE_NOOP("CoreWords", "it is not a PNG file"),
    // Requests.
    QT_TRANSLATE_NOOP("CoreWords", "The question is empty."),
    QT_TRANSLATE_NOOP("CoreWords", "Write something, or add a picture."),
    QT_TRANSLATE_NOOP("CoreWords", "The prompt is empty."),
    QT_TRANSLATE_NOOP("CoreWords", "Write what the picture is to show."),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is too long: it takes %2 positions and needs %3 more for what is to be made, but "
                      "the model has room for %4."),
    QT_TRANSLATE_NOOP("CoreWords", "The prompt"),
    QT_TRANSLATE_NOOP("CoreWords", "What is to be avoided"),
    QT_TRANSLATE_NOOP("CoreWords", "The answer cannot go on: together with the conversation it takes %1 positions, and "
                      "the model has room for %2."),
    QT_TRANSLATE_NOOP("CoreWords", "The context is full: it has room for %1 positions, and %2 are needed."),
    QT_TRANSLATE_NOOP("CoreWords", "The model's output is not a number."),
    QT_TRANSLATE_NOOP("CoreWords", "Its weights may be damaged."),
    QT_TRANSLATE_NOOP("CoreWords", "These are %1 picture tokens; this model paints from %2."),
});
// clang-format on

struct Known {
  const char* text;
  QRegularExpression pattern;  ///< with a group for each value, in the order of their numbers
};

/// Where a value stands in a text; its group is the number.
const QRegularExpression& place() {
  static const QRegularExpression mark(QStringLiteral("%(\\d)"));
  return mark;
}

QRegularExpression patternOf(const char* text) {
  QStringList parts;
  for (const QString& part : QString::fromUtf8(text).split(place())) parts += QRegularExpression::escape(part);
  return QRegularExpression(QRegularExpression::anchoredPattern(parts.join(QStringLiteral("(.+)"))),
                            QRegularExpression::DotMatchesEverythingOption);
}

const QList<Known>& allKnown() {
  static const QList<Known> known = [] {
    QList<Known> list;
    for (const char* text : texts) list.append({text, patternOf(text)});
    return list;
  }();
  return known;
}

QString translated(const char* text) { return QCoreApplication::translate("CoreWords", text); }

/// One sentence or clause; the values in it, too.
QString inOurLanguage(const QString& english) {
  for (const Known& known : allKnown()) {
    const QRegularExpressionMatch match = known.pattern.match(english);
    if (!match.hasMatch()) continue;
    const QString ours = translated(known.text);
    QString said;
    qsizetype end = 0;
    for (auto places = place().globalMatch(ours); places.hasNext();) {
      const QRegularExpressionMatch found = places.next();
      said += ours.mid(end, found.capturedStart() - end) + inOurLanguage(match.captured(found.captured(1).toInt()));
      end = found.capturedEnd();
    }
    return said + ours.mid(end);
  }
  return english;
}

QString joined(const QStringList& sentences) {
  QString all;
  for (const QString& sentence : sentences) {
    const bool hasRoom = all.isEmpty() || all.endsWith(QStringLiteral("。"));  // wide enough by itself
    all += hasRoom ? sentence : QLatin1Char(' ') + sentence;
  }
  return all;
}

}  // namespace

QString coreWords(std::string_view english) {
  const QString said = toQString(english);
  if (translated(texts.front()) == QString::fromUtf8(texts.front())) return said;
  static const QRegularExpression gap(QStringLiteral("(?<=\\.) (?=[A-Z“])"));
  QStringList sentences;
  for (const QString& sentence : said.split(gap)) sentences += inOurLanguage(sentence);
  return joined(sentences);
}

}  // namespace ui
