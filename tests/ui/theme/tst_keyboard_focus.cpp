#include <QFocusFrame>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/test_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace {

/// A themed window that is shown, with one button above the other.
class TwoButtons final : public QWidget {
 public:
  TwoButtons() {
    ui::theme().install();
    first = new ui::TextButton(QStringLiteral("First"), this);
    second = new ui::TextButton(QStringLiteral("Second"), this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(first);
    column->addWidget(second);
    show();
    activateWindow();
  }

  ui::TextButton* first = nullptr;
  ui::TextButton* second = nullptr;
};

}  // namespace

class TestKeyboardFocus : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFrameComesWithTheKeyboardAndGoesWithTheMouse() {
    TwoButtons window;
    auto* first = window.first;
    auto* second = window.second;
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
    first->setFocus(Qt::MouseFocusReason);
    first->hide();  // the focus goes on to the next one, by itself
    QTRY_VERIFY(second->hasFocus());
    QVERIFY(!frames.first()->isVisible());
  }

  void theFrameStaysWhenTheThemeChanges() {
    TwoButtons window;
    auto* first = window.first;
    auto* second = window.second;
    QVERIFY(QTest::qWaitForWindowActive(&window));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QTRY_VERIFY(second->hasFocus());
    for (const auto choice : {ui::ThemeChoice::Dark, ui::ThemeChoice::Light}) {
      ui::theme().setChoice(choice);
      QTest::qWait(20);
      auto* frame = window.findChild<QFocusFrame*>();
      QVERIFY(frame != nullptr && frame->isVisible());
      QCOMPARE(frame->widget(), second);
      // 2 px of the focus colour, 2 px away from the button
      const QColor drawn = window.grab().toImage().pixelColor(second->geometry().center().x(), second->geometry().top() - 4);
      QCOMPARE(drawn, ui::color(ui::ColorRole::Focus));
    }
    ui::theme().setChoice(ui::ThemeChoice::System);
  }
};

BIFRONS_TEST(TestKeyboardFocus)
#include "tst_keyboard_focus.moc"
