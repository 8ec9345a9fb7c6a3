#include <QTest>

#include "core/base/user_folders.h"
#include "tests/support/test_registry.h"

using core::user_folder;
using core::UserFolder;

class TestUserFolders : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void followsTheEnvironmentWhereItNamesAnAbsoluteFolder() {
    qputenv("HOME", "/home/ada");
    qputenv("XDG_CONFIG_HOME", "/somewhere/config/../settings");
    qputenv("XDG_STATE_HOME", "relative/path");
    qputenv("XDG_CACHE_HOME", "");
    QCOMPARE(user_folder(UserFolder::config).string(), std::string("/somewhere/settings/bifrons"));
    QCOMPARE(user_folder(UserFolder::state).string(), std::string("/home/ada/.local/state/bifrons"));
    QCOMPARE(user_folder(UserFolder::cache).string(), std::string("/home/ada/.cache/bifrons"));
  }
};

BIFRONS_TEST(TestUserFolders)
#include "tst_user_folders.moc"
