#include <QFocusFrame>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/test_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_button.h"

class TestKeyboardFocus : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFrameComesWithTheKeyboardAndGoesWithTheMouse() {
    ui::theme().install();
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* first = new ui::TextButton(QStringLiteral("First"), &window);
    auto* second = new ui::TextButton(QStringLiteral("Second"), &window);
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    first->setFocus(Qt::MouseFocusReason);
    QVERIFY(window.findChildren<QFocusFrame*>().isEmpty());

    QTest::keyClick(first, Qt::Key_Tab);
    QTRY_VERIFY(second->hasFocus());
    const auto frames = window.findChildren<QFocusFrame*>();
    QCOMPARE(frames.size(), 1);
    QVERIFY(frames.first()->isVisible());
    QCOMPARE(frames.first()->widget(), second);

    QTest::mouseClick(first, Qt::LeftButton);
    QVERIFY(!frames.first()->isVisible());
  }
};

BIFRONS_TEST(TestKeyboardFocus)
#include "tst_keyboard_focus.moc"
