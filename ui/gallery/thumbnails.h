#pragma once

#include <QCache>
#include <QImage>
#include <QMutex>
#include <QObject>
#include <QThreadPool>
#include <QVector>

namespace ui {

/// Small forms of pictures for the gallery, made away from the GUI thread and kept in the cache folder. Those that were
/// asked for last come first; what has been scrolled past and is no longer wanted is left out.
class Thumbnails : public QObject {
  Q_OBJECT

 public:
  /// `folder` is made when it is needed; what is in it may be deleted at any time.
  explicit Thumbnails(const QString& folder, QObject* parent = nullptr);
  ~Thumbnails() override;

  struct Thumb {
    QImage picture;      ///< null for a file that is gone or damaged
    bool gone = false;   ///< there is no such file
    int side = 0;        ///< that it was made for, in device pixels
  };
  /// What is there now; null before the first. Asks for one of this size where it is not there.
  const Thumb* find(qint64 id, const QString& path, int side);
  /// Of a picture whose file was written again.
  void forget(qint64 id);

  /// For tests: returns when everything that was asked for is made.
  void wait();

 Q_SIGNALS:
  void ready(qint64 id);

 private:
  struct Wish {
    qint64 id = 0;
    QString path;
    int side = 0;
  };

  void ask(const Wish& wish);
  void work();
  [[nodiscard]] Thumb make(const Wish& wish) const;

  QString m_folder;
  QCache<qint64, Thumb> m_made;
  QMutex m_mutex;
  QVector<Wish> m_wishes;  ///< under m_mutex; the last one comes first
  QThreadPool m_pool;
};

}  // namespace ui
