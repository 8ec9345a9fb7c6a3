#include <QLineEdit>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/seed_field.h"

using ui::SeedField;

namespace {

/// A field in an active window, with its seed chosen by whoever owns it: the dice gives 77.
struct Field : SeedField {
  Field() : SeedField(QStringLiteral("locked"), QStringLiteral("free"), nullptr) {
    connect(this, &SeedField::anotherWanted, this, [this] { setSeed(77); });
    connect(this, &SeedField::seedTyped, this, &SeedField::setSeed);
    setSeed(1234);
    show();
    activateWindow();
    if (!QTest::qWaitForWindowActive(this)) qWarning("the field did not become active");
    edit()->setFocus();
  }

  void throwDice() {
    for (auto* button : findChildren<ui::IconButton*>()) {
      if (button->accessibleName() == QStringLiteral("Another seed")) QTest::mouseClick(button, Qt::LeftButton);
    }
  }
};

}  // namespace

class TestSeedField : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theDiceReplacesAWrongEntry_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("too large") << QStringLiteral("99999999999999999999");
  }
  void theDiceReplacesAWrongEntry() {
    QFETCH(const QString, typed);
    Field field;
    field.edit()->selectAll();
    QTest::keyClick(field.edit(), Qt::Key_Delete);
    QTest::keyClicks(field.edit(), typed);
    QVERIFY(field.edit()->property("error").toBool());
    field.throwDice();
    QVERIFY(field.edit()->hasFocus());  // a click on the dice does not take it
    QCOMPARE(field.edit()->text(), QStringLiteral("77"));
    QVERIFY(!field.edit()->property("error").toBool());
    QCOMPARE(field.hint(), QStringLiteral("free"));
  }

  void theDiceReplacesASeed() {
    Field field;
    field.throwDice();
    QCOMPARE(field.edit()->text(), QStringLiteral("77"));
  }

  void typedZerosStayUntilTheFieldIsLeft() {
    Field field;
    QTest::keyClick(field.edit(), Qt::Key_Home);
    QTest::keyClicks(field.edit(), QStringLiteral("00"));
    QCOMPARE(field.edit()->text(), QStringLiteral("001234"));
    QCOMPARE(field.edit()->cursorPosition(), 2);
    QTest::keyClick(field.edit(), Qt::Key_Return);
    QCOMPARE(field.edit()->text(), QStringLiteral("1234"));
  }

  void anotherSeedIsShownWhileTheFieldHasTheFocus() {
    Field field;
    field.setSeed(5);
    QCOMPARE(field.edit()->text(), QStringLiteral("5"));
  }
};

BIFRONS_TEST(TestSeedField)
#include "tst_seed_field.moc"
