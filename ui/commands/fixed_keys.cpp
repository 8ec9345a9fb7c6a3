#include "ui/commands/fixed_keys.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

namespace ui {
namespace {

struct FixedKeyWords {
  Q_DECLARE_TR_FUNCTIONS(FixedKeys)
};

using Keys = QList<FixedKeys>;

void add(Keys& all, ActionGroup group, const QString& text, const QKeySequence& keys) { all.append(FixedKeys{group, text, keys}); }

void addChat(Keys& all) {
  constexpr ActionGroup chat = ActionGroup::Chat;
  add(all, chat, FixedKeyWords::tr("Send the question"), Qt::Key_Enter);
  add(all, chat, FixedKeyWords::tr("A new line in the question"), Qt::SHIFT | Qt::Key_Enter);
  add(all, chat, FixedKeyWords::tr("Rename the chat that is marked in the list"), Qt::Key_F2);
  add(all, chat, FixedKeyWords::tr("Delete the chat that is marked in the list"), Qt::Key_Delete);
}

/// Over the tile or the cell that has the focus.
void addPictures(Keys& all, ActionGroup group) {
  add(all, group, FixedKeyWords::tr("Show the picture large"), Qt::Key_Space);
  add(all, group, FixedKeyWords::tr("Star the picture, or take the star away"), Qt::Key_S);
  add(all, group, FixedKeyWords::tr("Save the picture"), QKeySequence::Save);
  add(all, group, FixedKeyWords::tr("Copy the picture"), QKeySequence::Copy);
  add(all, group, FixedKeyWords::tr("Discuss the picture in Chat"), Qt::Key_D);
  add(all, group, FixedKeyWords::tr("Reuse its settings"), Qt::Key_U);
}

void addCreate(Keys& all) {
  constexpr ActionGroup create = ActionGroup::Create;
  add(all, create, FixedKeyWords::tr("Draw, where the prompt has the focus"), Qt::Key_Enter);
  add(all, create, FixedKeyWords::tr("A new line in the prompt"), Qt::SHIFT | Qt::Key_Enter);
  addPictures(all, create);
  add(all, create, FixedKeyWords::tr("More like the picture"), Qt::Key_M);
  add(all, create, FixedKeyWords::tr("Continue a stopped picture"), Qt::Key_C);
  add(all, create, FixedKeyWords::tr("Draw anew from a row"), Qt::Key_R);
  add(all, create, FixedKeyWords::tr("Draw a region anew"), Qt::SHIFT | Qt::Key_R);
}

void addGallery(Keys& all) {
  constexpr ActionGroup gallery = ActionGroup::Gallery;
  addPictures(all, gallery);
  add(all, gallery, FixedKeyWords::tr("Compare two pictures"), Qt::Key_C);
  add(all, gallery, FixedKeyWords::tr("Select all pictures"), QKeySequence::SelectAll);
  add(all, gallery, FixedKeyWords::tr("Move the pictures to the trash"), QKeySequence::Delete);
}

}  // namespace

QList<FixedKeys> fixedKeys() {
  Keys all;
  addChat(all);
  addCreate(all);
  addGallery(all);
  return all;
}

QString fixedUseOf(const QKeySequence& keys, const QAction* action) {
  const auto* owner = qobject_cast<const QWidget*>(action->parent());
  const bool everywhere = owner != nullptr && owner->isWindow();
  for (const FixedKeys& fixed : fixedKeys()) {
    if (fixed.keys == keys && (everywhere || fixed.group == groupOf(action))) return fixed.text;
  }
  return {};
}

}  // namespace ui
