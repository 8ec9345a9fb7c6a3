#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/theme.h"

using ui::IconProvider;

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
                            {"SizeSlider", 0},
                            {"ExampleCard", 0},
                            {"addButton", 1},
                            {"addChoice", 1},
                            {"addPage", 1},
                            {"smallButton", 1},
                            {"scrimBadge", 3},
                            {"quietBadge", 2},
                            {"m_toast->show", 0},
                            {"action", 0},
                            {"add", 0},
                            {"arrow", 0}};

/// Where a name is chosen before it is handed on.
constexpr const char* choices[] = {
    R"(\bQString icon =([^;]*);)",
    R"(\bQString \w+::\w*Icon\(\) const \{(.*?)\n\})",
    R"(\{("[a-z]+"), ColorRole::)",
};

constexpr const char* example = R"(
  addPage(QStringLiteral("key"), QStringLiteral("face"), tr("Face (1), \"two\""));
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
  static const QRegularExpression literal(QStringLiteral("\"([a-z]+)\""));
  for (auto found = literal.globalMatch(code); found.hasNext();) names.insert(found.next().captured(1));
}

/// Every name that these sources use as an icon.
QSet<QString> namedIcons(const QString& sources) {
  QSet<QString> names;
  for (const Taker& taker : takers) {
    const QRegularExpression call(QStringLiteral("\\b%1\\(").arg(QLatin1String(taker.name)));
    for (auto found = call.globalMatch(sources); found.hasNext();) {
      addNames(names, argumentAt(sources, found.next().capturedEnd(), taker.argument));
    }
  }
  for (const char* choice : choices) {
    const QRegularExpression chosen(QLatin1String(choice), QRegularExpression::DotMatchesEverythingOption);
    for (auto found = chosen.globalMatch(sources); found.hasNext();) addNames(names, found.next().captured(1));
  }
  return names;
}

QString sources() {
  QString all;
  QDirIterator files(QStringLiteral(BIFRONS_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                     QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (!file.open(QIODevice::ReadOnly)) qWarning("%s is not read", qPrintable(file.fileName()));
    all += QString::fromUtf8(file.readAll());
  }
  return all;
}

QStringList sorted(const QSet<QString>& names) {
  QStringList list(names.begin(), names.end());
  list.sort();
  return list;
}

}  // namespace

class TestIconProvider : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { ui::theme(); }  // loads the resources

  void everyIconIsTinted() {
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
      const QImage image = IconProvider::pixmap(QString(file).remove(QStringLiteral(".svg")), 24, 1, Qt::red).toImage();
      bool painted = false;
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
          const QColor pixel = image.pixelColor(x, y);
          if (pixel.alpha() < 128) continue;
          painted = true;
          QVERIFY2(pixel.red() > 250 && pixel.green() < 5 && pixel.blue() < 5, qPrintable(file));
        }
      }
      QVERIFY2(painted, qPrintable(file));
    }
  }

  void everyIconIsUsedAndEveryNameIsAnIcon() {
    QSet<QString> icons;
    for (const QString& file : QDir(QStringLiteral(":/icons")).entryList()) {
      icons.insert(QString(file).remove(QStringLiteral(".svg")));
    }
    const QSet<QString> named = namedIcons(sources());
    QCOMPARE(sorted(icons - named), QStringList());
    QCOMPARE(sorted(named - icons), QStringList());
  }

  void onlyTheArgumentThatIsAnIconIsTakenForOne() {
    const QStringList wanted{QStringLiteral("cup"), QStringLiteral("face"), QStringLiteral("moon"),
                             QStringLiteral("sun")};
    QCOMPARE(sorted(namedIcons(QString::fromLatin1(example))), wanted);
  }

  void iconsAreSharpOnFineScreens() {
    const QPixmap pixmap = IconProvider::pixmap(QStringLiteral("chat"), 18, 2, Qt::black);
    QCOMPARE(pixmap.size(), QSize(36, 36));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(18, 18));
  }

  void theSameIconIsDrawnOnce() {
    const QPixmap first = IconProvider::pixmap(QStringLiteral("save"), 16, 1, Qt::blue);
    QCOMPARE(IconProvider::pixmap(QStringLiteral("save"), 16, 1, Qt::blue).cacheKey(), first.cacheKey());
    IconProvider::clearCache();
    QVERIFY(IconProvider::pixmap(QStringLiteral("save"), 16, 1, Qt::blue).cacheKey() != first.cacheKey());
  }

  void iconsOfMenusFollowTheTheme() {
    const QIcon icon = IconProvider::icon(QStringLiteral("stop"));
    const auto ink = [&] { return icon.pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12); };
    ui::theme().setChoice(ui::ThemeChoice::Light);
    QCOMPARE(ink(), ui::theme().color(ui::ColorRole::Text2));
    ui::theme().setChoice(ui::ThemeChoice::Dark);
    QCOMPARE(ink(), ui::theme().color(ui::ColorRole::Text2));
  }
};

BIFRONS_TEST(TestIconProvider)
#include "tst_icon_provider.moc"
