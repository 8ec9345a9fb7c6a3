#include <QLocale>
#include <QObject>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/chat/chat_list_model.h"

using namespace ui;

class TestChatListModel : public QObject {
  Q_OBJECT

  static ConversationLine line(const char* id, const QDateTime& changed, bool pinned = false) {
    return {.id = QLatin1String(id), .title = QLatin1String(id), .pinned = pinned, .changed = changed.toMSecsSinceEpoch()};
  }

  static QStringList texts(const ChatListModel& model, int role = Qt::DisplayRole) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) texts.append(model.index(row, 0).data(role).toString());
    return texts;
  }

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
  void cleanupTestCase() { QLocale::setDefault(QLocale::system()); }

  void chatsStandUnderTheirDay() {
    const QDateTime now(QDate(2026, 11, 24), QTime(15, 0));
    ChatListModel model;
    model.setLines({line("future", now.addDays(3)), line("today", now.addSecs(-1800)), line("yesterday", now.addDays(-1)),
                    line("pin", now.addDays(-2), true), line("month", now.addDays(-6)), line("year", now.addDays(-400))},
                   now);
    QCOMPARE(texts(model), QStringList({QStringLiteral("Pinned"), QStringLiteral("pin"), QStringLiteral("Today"),
                                        QStringLiteral("future"), QStringLiteral("today"), QStringLiteral("Yesterday"),
                                        QStringLiteral("yesterday"), QStringLiteral("November"), QStringLiteral("month"),
                                        QStringLiteral("October 2025"), QStringLiteral("year")}));
    const QStringList times = texts(model, ChatListModel::TimeRole);
    QCOMPARE(times[4], QStringLiteral("14:30"));
    QCOMPARE(times[6], QStringLiteral("Mon"));
    QCOMPARE(times[8], QStringLiteral("18 Nov"));
    QCOMPARE(times[10], QStringLiteral("20 Oct 2025"));
  }

  void captionsAreNoPlaceToGo() {
    ChatListModel model;
    model.setLines({line("a", QDateTime::currentDateTime())});
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
    QVERIFY(model.flags(model.index(1, 0)).testFlag(Qt::ItemIsSelectable));
    QCOMPARE(model.indexOf(QStringLiteral("a")).row(), 1);
    QVERIFY(!model.indexOf(QStringLiteral("b")).isValid());
    QVERIFY(!model.indexOf({}).isValid());
  }

  void theSameLinesResetNothing() {
    ChatListModel model;
    const auto lines = QList<ConversationLine>{line("a", QDateTime::currentDateTime())};
    model.setLines(lines);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setLines(lines);
    QCOMPARE(reset.count(), 0);
  }
};

BIFRONS_TEST(TestChatListModel)
#include "tst_chat_list_model.moc"
