#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

class IconButton;

/// A seed with its dice and lock, and one line below that says what will happen with it or what is wrong with what was
/// typed. A seed that cannot be used stays in the field until it is left; the one before stays in use.
class SeedField : public QWidget {
  Q_OBJECT

 public:
  /// `lockedHint`, `freeHint`: what a locked seed and one that is not locked will do.
  SeedField(const QString& lockedHint, const QString& freeHint, QWidget* parent);
  ~SeedField() override;

  /// Leaves alone what is being typed: a wrong entry, and the same number written otherwise, as with zeros before it.
  void setSeed(quint64 seed);
  void setLocked(bool locked);

  [[nodiscard]] QLineEdit* edit() const { return m_edit; }
  [[nodiscard]] IconButton* lock() const { return m_lock; }
  [[nodiscard]] QString hint() const;

 Q_SIGNALS:
  /// Every key that makes a whole number from 0 to 2⁶⁴ − 1.
  void seedTyped(quint64 seed);
  void anotherWanted();
  void lockToggled(bool locked);

 private:
  void build();
  void takeTyped(const QString& text);
  void showSeed();
  void say(const QString& problem);

  QString m_lockedHint;
  QString m_freeHint;
  QLineEdit* m_edit;
  IconButton* m_dice;
  IconButton* m_lock;
  QLabel* m_hint;
  quint64 m_seed = 0;
  bool m_wrong = false;  ///< what stands in the field is no seed
};

}  // namespace ui
