#include "tests/ui/chat/chat_page_test.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QTest>

#include "ui/chat/chat_model.h"
#include "ui/chat/composer.h"
#include "ui/chat/composer_edit.h"
#include "ui/chat/transcript_view.h"
#include "ui/widgets/text_button.h"

void ChatPageTest::initTestCase() {
  QVERIFY(m_folder.isValid());
  QVERIFY(testPicture().save(m_folder.filePath(QStringLiteral("red.png"))));
  QFile fake(m_folder.filePath(QStringLiteral("fake.png")));
  QVERIFY(fake.open(QIODevice::WriteOnly));
  fake.write("text");
}

void ChatPageTest::init() {
  m_fixture = std::make_unique<ChatFixture>();
  QVERIFY(m_fixture->loaded);
  makePage();
}

void ChatPageTest::cleanup() {
  m_page.reset();
  m_fixture.reset();
}

void ChatPageTest::makePage() {
  m_page.reset();
  m_page = std::make_unique<ui::ChatPage>(*m_fixture->bridge, m_fixture->preferences, m_fixture->storage);
  m_page->resize(1000, 700);
  m_page->show();
  QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void ChatPageTest::ask(const char* question) {
  m_page->composer().setText(QString::fromLatin1(question));
  QTest::keyClick(m_page->composer().edit(), Qt::Key_Return);
}

void ChatPageTest::waitForAnswer() { QTRY_VERIFY(!m_page->model().isAnswering()); }

ui::AnswerView* ChatPageTest::answer(int turn) const { return child<ui::TranscriptView>()->answer(turn); }

QAbstractButton* ChatPageTest::button(QWidget* in, const char* name) {
  for (auto* candidate : in->findChildren<QAbstractButton*>()) {
    if (candidate->accessibleName() == QLatin1String(name)) return candidate;
  }
  return nullptr;
}

ui::TextButton* ChatPageTest::textButton(QWidget* in, const char* text) {
  for (auto* candidate : in->findChildren<ui::TextButton*>()) {
    if (candidate->text() == QLatin1String(text)) return candidate;
  }
  return nullptr;
}

bool ChatPageTest::hasLabel(const QString& start) const {
  for (const auto* label : m_page->findChildren<QLabel*>()) {
    if (label->isVisible() && label->text().startsWith(start)) return true;
  }
  return false;
}
