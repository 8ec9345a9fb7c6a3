#pragma once

#include <QObject>
#include <QTemporaryDir>
#include <memory>

#include "tests/ui/chat/chat_fixture.h"
#include "ui/chat/chat_page.h"

class QAbstractButton;

namespace ui {
class AnswerView;
class TextButton;
}  // namespace ui

/// A test of the chat page: each of its functions gets a new page with the fake model loaded, and what a person does
/// and sees there.
class ChatPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();

 protected:
  void makePage();
  void ask(const char* question);
  void waitForAnswer();

  template <typename Widget>
  Widget* child() const {
    return m_page->findChild<Widget*>();
  }
  [[nodiscard]] ui::AnswerView* answer(int turn) const;
  static QAbstractButton* button(QWidget* in, const char* name);
  static ui::TextButton* textButton(QWidget* in, const char* text);
  /// Whether a label that begins with these words is shown.
  [[nodiscard]] bool hasLabel(const QString& start) const;

  QTemporaryDir m_folder;  ///< with red.png, a picture, and fake.png, a text
  std::unique_ptr<ChatFixture> m_fixture;
  std::unique_ptr<ui::ChatPage> m_page;
};
