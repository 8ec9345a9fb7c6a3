#pragma once

#include <QObject>
#include <QString>

namespace ui {

/// Finds out whether files can be written into a folder, by writing one; not on the thread that asks.
class FolderCheck : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// One of the signals follows, unless another folder is checked before.
  void check(const QString& folder);

 Q_SIGNALS:
  void usable(const QString& folder);
  void refused(const QString& folder, const QString& sentence);

 private:
  quint64 m_asked = 0;
};

}  // namespace ui
