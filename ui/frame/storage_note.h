#pragma once

#include <QWidget>

namespace ui {

class InlineNote;
class Storage;

/// The place above the pages that says what is wrong with the database, until the person closes it; hidden while nothing
/// is.
class StorageNote : public QWidget {
  Q_OBJECT

 public:
  explicit StorageNote(const Storage& storage, QWidget* parent = nullptr);

  [[nodiscard]] InlineNote* note() const { return m_note; }

 private:
  InlineNote* m_note;
};

}  // namespace ui
