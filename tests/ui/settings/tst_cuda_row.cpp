#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include "tests/support/test_registry.h"
#include "tests/ui/settings/settings_stage.h"
#include "ui/settings/cuda_row.h"
#include "ui/settings/engine_section.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

namespace {

constexpr const char* variable = "BIFRONS_CUDA_LIBRARIES";

/// Puts the variable back as it was.
class KeptVariable {
 public:
  KeptVariable() : m_before(qgetenv(variable)), m_wasSet(qEnvironmentVariableIsSet(variable)) { qunsetenv(variable); }
  KeptVariable(const KeptVariable&) = delete;
  KeptVariable& operator=(const KeptVariable&) = delete;
  ~KeptVariable() { m_wasSet ? qputenv(variable, m_before) : qunsetenv(variable); }

 private:
  QByteArray m_before;
  bool m_wasSet;
};

/// A folder as pip fills it, but for what is in the files.
QString filledFolder(const SettingsStage& stage) {
  const QString folder = stage.folder.filePath(QStringLiteral("with cuda"));
  QFile library(folder + QStringLiteral("/torch/lib/libtorch_cuda.so"));
  if (!QDir().mkpath(folder + QStringLiteral("/torch/lib")) || !library.open(QIODevice::WriteOnly)) qFatal("no folder");
  return folder;
}

ui::TextButton* forgetButton(const SettingsStage& stage) {
  for (auto* button : stage.page.findChildren<ui::TextButton*>()) {
    if (button->text() == QStringLiteral("Forget")) return button;
  }
  return nullptr;
}

}  // namespace

class TestCudaRow : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aFolderWithTheLibraryIsTakenAndForgotten() {
    SettingsStage stage;
    QVERIFY(forgetButton(stage)->isHidden());
    const QString folder = filledFolder(stage);
    stage.page.engine().cuda().choose(folder);
    QTRY_COMPARE(stage.preferences.cudaFolder(), folder);
    QVERIFY(!forgetButton(stage)->isHidden());
    const ui::Preferences again({.config = stage.folder.path(), .state = stage.folder.path()});
    QCOMPARE(again.cudaFolder(), folder);
    forgetButton(stage)->click();
    QCOMPARE(stage.preferences.cudaFolder(), QString());
    QVERIFY(forgetButton(stage)->isHidden());
  }

  void oneWithoutItIsRefusedAndTheChoiceFromBeforeStays() {
    SettingsStage stage;
    stage.preferences.setCudaFolder(QStringLiteral("/before"));
    QSignalSpy looked(&stage.page.engine().cuda(), &ui::CudaRow::looked);
    stage.page.engine().cuda().choose(stage.folder.path());
    QVERIFY(looked.wait());
    QCOMPARE(stage.preferences.cudaFolder(), QStringLiteral("/before"));
    const auto notes = stage.page.findChildren<ui::InlineNote*>();
    const auto shown = std::find_if(notes.begin(), notes.end(), [](const ui::InlineNote* note) { return !note->isHidden(); });
    QVERIFY(shown != notes.end());
    QVERIFY((*shown)->sentence().startsWith(QStringLiteral("There is no libtorch_cuda.so in “%1”").arg(stage.folder.path())));
    QVERIFY((*shown)->sentence().endsWith(QStringLiteral("is kept.")));
  }

  void forgettingTakesTheNoteAndALateAnswerAway() {
    SettingsStage stage;
    ui::CudaRow& row = stage.page.engine().cuda();
    stage.preferences.setCudaFolder(QStringLiteral("/before"));
    QSignalSpy looked(&row, &ui::CudaRow::looked);
    row.choose(stage.folder.path());
    QVERIFY(looked.wait());
    forgetButton(stage)->click();
    const auto notes = stage.page.findChildren<ui::InlineNote*>();
    QVERIFY(std::all_of(notes.begin(), notes.end(), [](const ui::InlineNote* note) { return note->isHidden(); }));
    stage.preferences.setCudaFolder(QStringLiteral("/before"));
    row.choose(filledFolder(stage));
    forgetButton(stage)->click();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(looked.count(), 1);
    QCOMPARE(stage.preferences.cudaFolder(), QString());
  }

  void aFolderOfTheEnvironmentIsSaidToGoFirst() {
    const KeptVariable kept;
    qputenv(variable, "/named");
    SettingsStage stage;
    stage.preferences.setCudaFolder(QStringLiteral("/chosen"));
    const auto lines = stage.page.findChildren<ui::ElidedLabel*>();
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const ui::ElidedLabel* line) {
      return line->text() == QStringLiteral("BIFRONS_CUDA_LIBRARIES names /named, which goes first");
    }));
  }

  void coreIsToldOfTheChoice() {
    const KeptVariable kept;
    SettingsStage stage;
    ui::nameCudaFolder(stage.preferences);
    QVERIFY(!qEnvironmentVariableIsSet(variable));
    stage.preferences.setCudaFolder(QStringLiteral("/chosen"));
    ui::nameCudaFolder(stage.preferences);
    QCOMPARE(qgetenv(variable), QByteArray("/chosen"));
    qputenv(variable, "/named");  // by whoever starts the program
    ui::nameCudaFolder(stage.preferences);
    QCOMPARE(qgetenv(variable), QByteArray("/named"));
  }
};

BIFRONS_TEST(TestCudaRow)
#include "tst_cuda_row.moc"
