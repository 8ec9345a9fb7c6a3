#include "tests/ui/theme/icon_names.h"

#include <QRegularExpression>

namespace tests {
namespace {

/// A function, constructor or local helper of ui/ that is told an icon, and in which of its arguments.
struct Taker {
  const char* name;
  int argument;
};

constexpr Taker takers[] = {{"IconProvider::icon", 0},
                            {"IconProvider::pixmap", 0},
                            {"drawIcon", 1},
                            {"drawBadge", 3},
                            {"setIconName", 0},
                            {"IconButton", 0},
                            {"IconMark", 0},
                            {"addPart", 0},
                            {"look", 1},
                            {"SizeSlider", 0},
                            {"ExampleCard", 0},
                            {"addButton", 1},
                            {"addChoice", 1},
                            {"addPage", 0},
                            {"define", 1},
                            {"adopt", 1},
                            {"addSection", 1},
                            {"smallButton", 1},
                            {"scrimBadge", 3},
                            {"quietBadge", 2},
                            {"m_toast->show", 0},
                            {"action", 0},
                            {"add", 0},
                            {"addWords", 0},
                            {"barButton", 0},
                            {"done", 0},
                            {"FilterButton", 0},
                            {"ScrimButton", 0},
                            {"setIconWhenOn", 0},
                            {"arrow", 0}};

/// Where a name is chosen before it is handed on.
constexpr const char* choices[] = {
    R"(\bQString icon =([^;]*);)",
    R"(\bQString \w+::\w*Icon\(\) const \{(.*?)\n\})",
    R"(\{("[a-z]+"), ColorRole::)",
};

constexpr const char* example = R"(
  addPage({"face", "face", QT_TR_NOOP("Face (1), \"two\""), "Ctrl+1"}, page);
  drawIcon(painter, shines(1, 2) ? QStringLiteral("sun") : QStringLiteral("moon"), QRect(0, 0, 1, 1));
  openPage(QStringLiteral("key"));
  IconProvider::icon(name);
  IconProvider::icon(QStringLiteral("cup")).pixmap(5);
)";

/// Argument number `number` of the call whose arguments begin at `start`.
QString argumentAt(const QString& sources, qsizetype start, int number) {
  qsizetype begin = start;
  int depth = 0;
  bool quoted = false;
  for (qsizetype at = start; at < sources.size(); ++at) {
    const QChar c = sources[at];
    if (quoted && c == QLatin1Char('\\')) {
      ++at;
    } else if (c == QLatin1Char('"')) {
      quoted = !quoted;
    } else if (quoted) {
      continue;
    } else if (QStringLiteral("([{").contains(c)) {
      ++depth;
    } else if (depth == 0 && (c == QLatin1Char(',') || c == QLatin1Char(')'))) {
      if (number-- == 0) return sources.mid(begin, at - begin);
      if (c == QLatin1Char(')')) return {};
      begin = at + 1;
    } else if (QStringLiteral(")]}").contains(c)) {
      --depth;
    }
  }
  return {};
}

void addNames(QSet<QString>& names, const QString& code) {
  static const QRegularExpression literal(QStringLiteral("\"([a-z-]+)\""));
  for (auto found = literal.globalMatch(code); found.hasNext();) names.insert(found.next().captured(1));
}

}  // namespace

QSet<QString> namedIcons(const QString& code) {
  QSet<QString> names;
  for (const Taker& taker : takers) {
    const QRegularExpression call(QStringLiteral("\\b%1\\(").arg(QLatin1String(taker.name)));
    for (auto found = call.globalMatch(code); found.hasNext();) {
      addNames(names, argumentAt(code, found.next().capturedEnd(), taker.argument));
    }
  }
  for (const char* choice : choices) {
    const QRegularExpression chosen(QLatin1String(choice), QRegularExpression::DotMatchesEverythingOption);
    for (auto found = chosen.globalMatch(code); found.hasNext();) addNames(names, found.next().captured(1));
  }
  return names;
}

QString codeWithIcons() { return QString::fromLatin1(example); }

}  // namespace tests
