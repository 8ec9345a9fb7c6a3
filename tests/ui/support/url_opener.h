#pragma once

#include <QDesktopServices>
#include <QObject>
#include <QUrl>

namespace tests {

/// While it lives, takes the addresses of files and folders that would be opened in another program.
class UrlOpener : public QObject {
  Q_OBJECT

 public:
  UrlOpener() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "take"); }
  ~UrlOpener() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
  Q_INVOKABLE void take(const QUrl& url) { opened = url; }

  QUrl opened;
};

}  // namespace tests
