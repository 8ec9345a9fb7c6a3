#include <fcntl.h>
#include <unistd.h>

#include <QTest>
#include <cerrno>

#include "core/base/standard_streams.h"
#include "tests/support/forked.h"
#include "tests/support/test_registry.h"

namespace {

/// Neither a file nor free for one.
bool is_out_of_use(int stream) {
  char byte = 0;
  if (::fcntl(stream, F_GETFD) < 0) return false;
  const ssize_t done = stream == STDIN_FILENO ? ::read(stream, &byte, 1) : ::write(stream, &byte, 1);
  return done < 0 && errno == EBADF;
}

}  // namespace

class TestStandardStreams : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noFileTakesThePlaceOfAClosedStream() {
    for (int closed = 0; closed < 8; ++closed) {
      const auto is_closed = [closed](int stream) { return (closed >> stream & 1) != 0; };
      const tests::Ended end = tests::forked([&] {
        for (int stream = 0; stream < 3; ++stream) {
          if (is_closed(stream)) ::close(stream);
        }
        core::occupy_closed_streams();
        bool good = ::open("/dev/zero", O_RDWR | O_CLOEXEC) > STDERR_FILENO;
        for (int stream = 0; stream < 3; ++stream) good = good && (!is_closed(stream) || is_out_of_use(stream));
        if (!is_closed(STDERR_FILENO)) good = good && ::write(STDERR_FILENO, "kept", 4) == 4;
        ::_exit(good ? 0 : 1);
      });
      QVERIFY2(end.by_itself(0), qPrintable(QStringLiteral("closed: %1").arg(closed)));
      QCOMPARE(end.said, is_closed(STDERR_FILENO) ? QByteArray() : QByteArray("kept"));
    }
  }
};

BIFRONS_TEST(TestStandardStreams)
#include "tst_standard_streams.moc"
