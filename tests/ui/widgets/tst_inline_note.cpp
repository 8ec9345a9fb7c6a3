#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

using ui::InlineNote;

class TestInlineNote : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void headingAndSentenceAreReadTogether() {
    InlineNote note(InlineNote::Kind::Error);
    note.setMessage(QStringLiteral("A file is damaged"), QStringLiteral("model.safetensors ends too early."));
    QCOMPARE(note.accessibleName(), QStringLiteral("A file is damaged. model.safetensors ends too early."));
    note.setMessage({}, QStringLiteral("Only this."));
    QCOMPARE(note.accessibleName(), QStringLiteral("Only this."));
  }

  void itsButtonsWork() {
    InlineNote note(InlineNote::Kind::Warning);
    QSignalSpy pressed(note.addButton(QStringLiteral("Try again")), &QAbstractButton::clicked);
    note.show();
    QTest::mouseClick(note.findChild<ui::TextButton*>(), Qt::LeftButton);
    QCOMPARE(pressed.count(), 1);
  }

  void theCrossClosesIt() {
    InlineNote note(InlineNote::Kind::Info);
    note.setClosable();
    note.setMessage({}, QStringLiteral("Words."));
    QSignalSpy closed(&note, &InlineNote::closed);
    note.show();
    QTest::mouseClick(note.findChild<ui::IconButton*>(), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!note.isVisible());
  }

  void longWordsWrap() {
    InlineNote note(InlineNote::Kind::Error);
    note.setMessage({}, QStringLiteral("one two three four five six seven eight nine ten eleven twelve"));
    note.resize(200, 40);
    QVERIFY(note.heightForWidth(200) > note.heightForWidth(800));
  }
};

BIFRONS_TEST(TestInlineNote)
#include "tst_inline_note.moc"
