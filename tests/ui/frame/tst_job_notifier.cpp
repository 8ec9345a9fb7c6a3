#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/frame/desktop_notice.h"
#include "ui/frame/job_notifier.h"

using namespace std::chrono_literals;

namespace {

struct Stage : tests::UiFixture {
  QWidget window, other;
  QStringList told;
  ui::JobNotifier notifier{*bridge, preferences, window,
                           [this](const QString& heading, const QString& sentence) { told += heading + sentence; }, nullptr};

  Stage() { notifier.setLongFrom(0ms); }
  static void use(QWidget& one) {
    one.show();
    one.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&one));
  }
};

/// What stands in for the desktop's service.
class Service : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

 public:
  QStringList headings;
  QList<uint> replaced;

 public Q_SLOTS:
  uint Notify(const QString&, uint replaces, const QString&, const QString& heading, const QString&, const QStringList&,
              const QVariantMap&, int) {
    headings += heading;
    replaced += replaces;
    return 7;
  }
};

/// A message bus of the test's own.
class Bus {
 public:
  Bus() {
    m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address")});
    if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead()) m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
  }
  ~Bus() {
    m_daemon.kill();
    m_daemon.waitForFinished();
  }
  Bus(const Bus&) = delete;
  Bus& operator=(const Bus&) = delete;
  [[nodiscard]] const QString& address() const { return m_address; }

 private:
  QProcess m_daemon;
  QString m_address;
};

}  // namespace

class TestJobNotifier : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aLongJobIsToldWhileAnotherWindowIsUsed() {
    Stage stage;
    Stage::use(stage.other);
    QVERIFY(stage.load());
    QTRY_COMPARE(stage.told, QStringList{QStringLiteral("The model is loaded")});
  }

  void notWhileThisWindowIsUsed() {
    Stage stage;
    Stage::use(stage.window);
    QVERIFY(stage.load());
    QVERIFY(stage.told.isEmpty());
  }

  void notWhenItWasShort() {
    Stage stage;
    stage.notifier.setLongFrom(1h);
    QVERIFY(stage.load());
    QVERIFY(stage.told.isEmpty());
  }

  void notWhenThePersonDoesNotWantIt() {
    Stage stage;
    stage.preferences.setTellsOfLongJobs(false);
    QVERIFY(stage.load());
    QVERIFY(stage.told.isEmpty());
  }

  void aFailureIsToldWithItsSentenceAndAStopIsNot() {
    Stage stage;
    stage.script([](tests::FakeScript& script) {
      script.load_error = core::Error(core::ErrorKind::file_missing, "It is gone.");
    });
    QVERIFY(!stage.load());
    QCOMPARE(stage.told, QStringList{QStringLiteral("The model was not loadedIt is gone.")});
    stage.told.clear();
    stage.script([](tests::FakeScript& script) { script.load_error.reset(); });
    QVERIFY(stage.load());
    stage.told.clear();
    stage.answerForever();
    QSignalSpy ended(stage.bridge.get(), &ui::EngineBridge::jobEnded);
    const ui::JobId job = stage.bridge->generateText({.turns = {{.role = core::engine::Role::user, .text = "x", .pictures = {}}}});
    QSignalSpy arrived(stage.bridge.get(), &ui::EngineBridge::textArrived);
    QTRY_VERIFY(arrived.count() > 0);
    stage.bridge->stop(job);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(stage.told.isEmpty());
  }

  void theDesktopsServiceGetsIt() {
    const Bus bus;
    if (bus.address().isEmpty()) QSKIP("dbus-daemon is not installed");
    QDBusConnection theirs = QDBusConnection::connectToBus(bus.address(), QStringLiteral("service"));
    Service service;
    QVERIFY(theirs.registerService(QStringLiteral("org.freedesktop.Notifications")));
    QVERIFY(theirs.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &service, QDBusConnection::ExportAllSlots));
    QWidget window;
    ui::DesktopNotice notice(&window, QDBusConnection::connectToBus(bus.address(), QStringLiteral("notice")));
    QSignalSpy shown(&notice, &ui::DesktopNotice::shown);
    notice.show(QStringLiteral("Done"), QStringLiteral("<b>4</b> pictures"));
    QTRY_COMPARE(shown.count(), 1);
    notice.show(QStringLiteral("Done again"), {});
    QTRY_COMPARE(shown.count(), 2);
    QCOMPARE(service.headings, (QStringList{QStringLiteral("Done"), QStringLiteral("Done again")}));
    QCOMPARE(service.replaced, (QList<uint>{0, 7}));  // the second takes the place of the first
    theirs.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
    QSignalSpy alerted(&notice, &ui::DesktopNotice::alerted);
    notice.show(QStringLiteral("Alone"), {});
    QTRY_COMPARE(alerted.count(), 1);
  }

  void withoutABusTheWindowAsksForAttention() {
    QWidget window;
    ui::DesktopNotice notice(&window, QDBusConnection(QStringLiteral("no such connection")));
    QSignalSpy alerted(&notice, &ui::DesktopNotice::alerted);
    notice.show(QStringLiteral("Done"), {});
    QCOMPARE(alerted.count(), 1);
  }
};

BIFRONS_TEST(TestJobNotifier)
#include "tst_job_notifier.moc"
