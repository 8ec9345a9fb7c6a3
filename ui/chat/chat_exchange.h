#pragma once

#include <QObject>

namespace ui {

class Storage;

/// Writes conversations into files and reads them from there, on the thread of the storage. Each call is answered by one
/// signal.
class ChatExchange : public QObject {
  Q_OBJECT

 public:
  /// `storage` outlives it.
  explicit ChatExchange(Storage& storage, QObject* parent = nullptr);

  /// The shown branch, with its pictures in a folder beside the file, "NAME pictures".
  void exportMarkdown(const QString& id, const QString& path);
  void exportJson(const QString& id, const QString& path);
  void import(const QString& path);

 Q_SIGNALS:
  void exported(const QString& sentence);
  void imported(const QString& id);
  void failed(const QString& sentence);

 private:
  template <typename Write>
  void write(const QString& id, const QString& path, Write writeFile);

  Storage& m_storage;
};

}  // namespace ui
