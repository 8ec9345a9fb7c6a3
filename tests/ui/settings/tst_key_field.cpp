#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/settings/key_field.h"
#include "ui/settings/language.h"

namespace {

struct Stage {
  ui::KeyField field{QStringLiteral("New chat"), nullptr};
  QSignalSpy chosen{&field, &ui::KeyField::chosen};
  QSignalSpy refused{&field, &ui::KeyField::refused};

  Stage() {
    field.setKeys({QKeySequence(Qt::CTRL | Qt::Key_N)});
    field.show();
    field.click();
  }
  [[nodiscard]] QString said() const { return chosen.first().first().value<QKeySequence>().toString(QKeySequence::PortableText); }
};

}  // namespace

class TestKeyField : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysOfOneNameAreNamedOnce() {
    const QList<QKeySequence> both{QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)};
    ui::KeyField field(QStringLiteral("Draw"), nullptr);
    field.setKeys(both);
    QVERIFY(field.accessibleName().endsWith(QStringLiteral("Ctrl+Return, Ctrl+Enter")));
    QVERIFY(ui::installLanguage(ui::Language::Chinese));
    field.setKeys(both);
    ui::installLanguage(ui::Language::English);
    QLocale::setDefault(QLocale::system());
    QVERIFY2(field.accessibleName().endsWith(QStringLiteral("：Ctrl+回车")), qPrintable(field.accessibleName()));
  }

  void itTakesTheNextKeys_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("keys");
    QTest::newRow("with Ctrl") << int(Qt::Key_R) << int(Qt::ControlModifier) << QStringLiteral("Ctrl+R");
    QTest::newRow("with two") << int(Qt::Key_R) << int(Qt::ControlModifier | Qt::ShiftModifier) << QStringLiteral("Ctrl+Shift+R");
    QTest::newRow("a function key") << int(Qt::Key_F7) << int(Qt::NoModifier) << QStringLiteral("F7");
    QTest::newRow("Ctrl and Esc") << int(Qt::Key_Escape) << int(Qt::ControlModifier) << QStringLiteral("Ctrl+Esc");
    QTest::newRow("Delete takes them away") << int(Qt::Key_Delete) << int(Qt::NoModifier) << QString();
  }
  void itTakesTheNextKeys() {
    QFETCH(const int, key);
    QFETCH(const int, modifiers);
    Stage stage;
    QVERIFY(stage.field.isListening());
    QTest::keyPress(&stage.field, Qt::Key_Control, Qt::ControlModifier);  // a modifier alone is a beginning
    QVERIFY(stage.field.isListening());
    QTest::keyClick(&stage.field, static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifiers>(modifiers));
    QCOMPARE(stage.chosen.count(), 1);
    QTEST(stage.said(), "keys");
    QVERIFY(!stage.field.isListening());
  }

  void escLeavesThemAsTheyWere() {
    Stage stage;
    QTest::keyClick(&stage.field, Qt::Key_Escape);
    QCOMPARE(stage.chosen.count(), 0);
    QCOMPARE(stage.field.text(), QStringLiteral("Ctrl+N"));
    QVERIFY(!stage.field.isListening());
  }

  void keysOfWritingAreRefused() {
    Stage stage;
    QTest::keyClick(&stage.field, Qt::Key_A);
    QCOMPARE(stage.chosen.count(), 0);
    QCOMPARE(stage.refused.count(), 1);
    QVERIFY(stage.refused.first().first().toString().contains(QStringLiteral("“A”")));
    QVERIFY(stage.field.isListening());  // it waits for better ones
  }

  void itsNameSaysTheKeys() {
    Stage stage;
    QCOMPARE(stage.field.accessibleName(), QStringLiteral("Shortcut of “New chat”: Press keys…"));
    QTest::keyClick(&stage.field, Qt::Key_Escape);
    QCOMPARE(stage.field.accessibleName(), QStringLiteral("Shortcut of “New chat”: Ctrl+N"));
    stage.field.setKeys({});
    QCOMPARE(stage.field.text(), QStringLiteral("None"));
  }
};

BIFRONS_TEST(TestKeyField)
#include "tst_key_field.moc"
