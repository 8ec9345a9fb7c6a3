// Keeps pictures, or turns of a chat, one after the other until it is killed. Says of each that is kept, on standard
// output: "kept PICTURE" with the name of its file, or "kept TURN NUMBER". What it says was true when it said it.
#include <unistd.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QImage>
#include <QRandomGenerator>
#include <QTimer>
#include <cstdlib>
#include <iostream>

#include "tests/support/fake_host.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/chat/chat_keeper.h"
#include "ui/chat/chat_model.h"
#include "ui/store/picture_archive.h"
#include "ui/store/storage.h"

namespace {

/// Past every buffer: a line that is out is in the pipe, whatever happens to this process.
void say(const QString& line) {
  const QByteArray bytes = line.toUtf8() + '\n';
  if (::write(STDOUT_FILENO, bytes.constData(), static_cast<std::size_t>(bytes.size())) != bytes.size()) std::_Exit(3);
}

[[noreturn]] void giveUp(const QString& sentence) {
  std::cerr << qPrintable(sentence) << '\n';
  std::_Exit(2);
}

/// What PNG cannot make small, so that writing it takes a while.
QImage noise() {
  QImage picture(160, 160, QImage::Format_RGB888);
  for (int y = 0; y < picture.height(); ++y) {
    auto* line = reinterpret_cast<quint32*>(picture.scanLine(y));
    QRandomGenerator::global()->fillRange(line, picture.bytesPerLine() / 4);
  }
  return picture;
}

class PictureChild : public QObject {
 public:
  explicit PictureChild(const QString& folder) : m_storage(folder), m_archive(m_storage) {
    connect(&m_storage, &ui::Storage::problem, this, &giveUp);
    connect(&m_archive, &ui::PictureArchive::failed, this, &giveUp);
    connect(&m_archive, &ui::PictureArchive::kept, this, [this](quint64, const ui::PictureRecord& record) {
      say(QStringLiteral("kept %1").arg(record.file));
      keep();
    });
    m_archive.tidyUp();
    keep();
  }

 private:
  void keep() {
    ui::PictureRecord record{.made = QDateTime::currentMSecsSinceEpoch()};
    record.drawn.prompt = "a red circle";
    record.drawn.model = "Fake Blocks";
    record.drawn.tokens = {5, 6, 7, 8};
    record.drawn.options.sampling.seed = QRandomGenerator::global()->generate();
    m_archive.keep(noise(), record);
  }

  ui::Storage m_storage;
  ui::PictureArchive m_archive;
};

class ChatChild : public QObject {
 public:
  explicit ChatChild(const QString& folder) : m_storage(folder), m_bridge(m_host.loader()), m_model(m_bridge), m_keeper(m_model, m_storage) {
    connect(&m_storage, &ui::Storage::problem, this, &giveUp);
    connect(&m_keeper, &ui::ChatKeeper::unsavedChanged, this, &giveUp);
    connect(&m_bridge, &ui::EngineBridge::modelLoaded, this, [this] { ask(); });
    // After the keeper, which connected before: what it hands to the storage comes first there.
    connect(&m_model, &ui::ChatModel::turnChanged, this, [this](const ui::ConversationPtr&, const ui::ChatTurn& turn) {
      if (turn.answer.isOpen()) return;
      const QString line = QStringLiteral("kept %1 %2").arg(turn.id).arg(m_number);
      m_storage.run([](ui::Database&) {}).then(this, [line] { say(line); });
      QTimer::singleShot(0, this, [this] { ask(); });
    });
    m_bridge.loadModel({});
  }

 private:
  void ask() {
    m_number = QRandomGenerator::global()->generate();
    auto script = m_host.script();
    script.pieces = {"It ", "is ", "number ", std::to_string(m_number), "."};
    script.text_delay = std::chrono::milliseconds(1);
    m_host.set_script(script);
    if (++m_asked % 4 == 0) m_model.startNewChat();
    if (!m_model.ask(QStringLiteral("Which number is it?"), {})) giveUp(QStringLiteral("The question was not asked."));
  }

  tests::FakeHost m_host;
  ui::Storage m_storage;
  ui::EngineBridge m_bridge;
  ui::ChatModel m_model;
  ui::ChatKeeper m_keeper;
  quint32 m_number = 0;
  int m_asked = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  const QStringList arguments = QCoreApplication::arguments();
  if (arguments.size() != 3) giveUp(QStringLiteral("crash_child pictures|chats FOLDER"));
  if (arguments[1] == QStringLiteral("pictures")) {
    const PictureChild child(arguments[2]);
    return QCoreApplication::exec();
  }
  const ChatChild child(arguments[2]);
  return QCoreApplication::exec();
}
