#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/text_button.h"

class TestButtons : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anIconButtonHasItsWordsForScreenReaders() {
    ui::IconButton button(QStringLiteral("save"), QStringLiteral("Save as…"));
    QCOMPARE(button.accessibleName(), QStringLiteral("Save as…"));
    button.setWords(QStringLiteral("Copy"), QStringLiteral("Ctrl+C"));
    QCOMPARE(button.accessibleName(), QStringLiteral("Copy"));
    QVERIFY(button.toolTip().contains(QStringLiteral("Ctrl+C")));
  }

  void aTextButtonGrowsWithWhatItShows() {
    ui::TextButton button(QStringLiteral("Stop"));
    const int bare = button.sizeHint().width();
    button.setIconName(QStringLiteral("stop"));
    const int withIcon = button.sizeHint().width();
    button.setKeyHint(QStringLiteral("Esc"));
    QVERIFY(withIcon > bare);
    QVERIFY(button.sizeHint().width() > withIcon);
    QCOMPARE(button.sizeHint().height(), 30);
  }

  void spacePresses() {
    ui::PrimaryButton button(QStringLiteral("Draw"));
    QSignalSpy clicked(&button, &QAbstractButton::clicked);
    button.show();
    QTest::keyClick(&button, Qt::Key_Space);
    QCOMPARE(clicked.count(), 1);
  }
};

BIFRONS_TEST(TestButtons)
#include "tst_buttons.moc"
