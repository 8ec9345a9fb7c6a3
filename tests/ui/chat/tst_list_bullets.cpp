#include <QImage>
#include <QTest>
#include <cstdlib>

#include "tests/support/test_registry.h"
#include "ui/chat/message_text.h"
#include "ui/theme/theme.h"

using ui::ColorRole;
using ui::MessageText;
using ui::theme;
using ui::ThemeChoice;

namespace {

QImage painted(MessageText& text) {
  QImage image(text.size(), QImage::Format_RGB32);
  image.fill(theme().color(ColorRole::Surface));
  text.render(&image, {}, {}, QWidget::DrawChildren);
  return image;
}

/// What stands in the margin of a list.
QImage margin(MessageText& text) {
  constexpr int indent = 18;  // a little less than that of a list
  return painted(text).copy(0, 0, indent, text.height());
}

QImage margin(const QString& markdown) {
  MessageText text;
  text.resize(300, 50);
  text.setMarkdownText(markdown);
  return margin(text);
}

/// The colour of an image that is farthest from its ground; the ground where there is no other.
QColor ink(const QImage& image) {
  const QColor ground = theme().color(ColorRole::Surface);
  const auto distance = [&](const QColor& color) { return std::abs(color.lightness() - ground.lightness()); };
  QColor farthest = ground;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (distance(image.pixelColor(x, y)) > distance(farthest)) farthest = image.pixelColor(x, y);
    }
  }
  return farthest;
}

}  // namespace

class TestListBullets : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { theme().install(); }
  void init() { theme().setChoice(ThemeChoice::Light); }
  void cleanupTestCase() { theme().setChoice(ThemeChoice::System); }

  void areQuieterThanTheTextInBothThemes() {
    MessageText text;
    text.resize(300, 50);
    text.setMarkdownText(QStringLiteral("- one"));
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Light}) {
      theme().setChoice(choice);
      QCOMPARE(ink(margin(text)), theme().color(ColorRole::Text2));
    }
  }

  void lookAlikeForEverySign() {
    const QImage bullet = margin(QStringLiteral("- one"));
    QVERIFY(ink(bullet) != theme().color(ColorRole::Surface));
    QCOMPARE(margin(QStringLiteral("* one")), bullet);
    QCOMPARE(margin(QStringLiteral("+ one")), bullet);
  }

  void leaveNumbersAndBoxesAsTheyAre() {
    const QImage bullet = margin(QStringLiteral("- one"));
    for (const char* item : {"1. one", "- [ ] one"}) {
      const QImage other = margin(QString::fromLatin1(item));
      QVERIFY2(ink(other) != theme().color(ColorRole::Surface), item);
      QVERIFY2(other != bullet, item);
    }
  }

  void stayAListWhenTheyAreCopied() {
    MessageText text;
    text.setMarkdownText(QStringLiteral("- one\n- two"));
    QVERIFY(text.document()->toHtml().contains(QStringLiteral("<ul")));
    QCOMPARE(text.document()->toMarkdown().trimmed(), QStringLiteral("- one\n- two"));
  }
};

BIFRONS_TEST(TestListBullets)
#include "tst_list_bullets.moc"
