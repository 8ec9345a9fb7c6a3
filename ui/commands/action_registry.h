#pragma once

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <functional>

namespace ui {

class Preferences;

/// The keys of an action while the person has chosen no others.
struct ActionKeys {
  ActionKeys() = default;
  /// As the desktop has them; `otherwise` where it has none.
  ActionKeys(QKeySequence::StandardKey standard, const char* otherwise = "");  // NOLINT(google-explicit-constructor)
  /// In Qt's portable spelling, several parted by "; ".
  ActionKeys(const char* portable);  // NOLINT(google-explicit-constructor)

  QList<QKeySequence> list;
};

/// What an action is. `text` is English and stands in QT_TR_NOOP within a method of the owner's class: it is searched as
/// it is, and shown in the translation that the owner's class has for it.
struct ActionSpec {
  const char* id;    ///< never changes: the person's keys are kept under it ("chat.new")
  const char* text;  ///< begins with a verb or is the name of a page
  const char* icon;  ///< of resources/icons; "" for none
  ActionKeys keys;
};

/// Every action of the window, each once: for menus and buttons, for the palette, for the table of shortcuts. An action
/// of a page works while the page is shown; from the palette the page is opened first.
class ActionRegistry : public QObject {
  Q_OBJECT

 public:
  /// `preferences` outlives it and holds the keys that the person has chosen.
  explicit ActionRegistry(Preferences& preferences, QObject* parent = nullptr);

  /// Makes the action as a child of `owner`, the window or a page; `run` is called when it is triggered.
  QAction* define(QWidget* owner, const ActionSpec& spec, std::function<void()> run);
  /// The same for an action that its owner has made.
  void adopt(QWidget* owner, const ActionSpec& spec, QAction* action);

  [[nodiscard]] QAction* find(const QString& id) const { return m_byId.value(id); }
  /// In the order in which they were defined.
  [[nodiscard]] const QList<QAction*>& all() const { return m_all; }

  /// Turns an action off and says why, or on with an empty reason.
  static void setOff(QAction* action, const QString& reason);
  [[nodiscard]] static QString whyOff(const QAction* action);
  [[nodiscard]] static QString idOf(const QAction* action);
  [[nodiscard]] static QString englishOf(const QAction* action);
  [[nodiscard]] static QString iconOf(const QAction* action);
  [[nodiscard]] static QWidget* ownerOf(const QAction* action);
  /// The first of its keys as it is shown; empty without one.
  [[nodiscard]] static QString keysText(const QAction* action);

  /// Tells the keys of an action, as shown, now or once it is defined, and after each change, while `context` lives: for
  /// tooltips and hints.
  void tellKeys(const QString& id, QObject* context, const std::function<void(const QString& keys)>& tell);

  /// The person's keys for it; they are kept. Keys as by default forget the person's.
  void setKeys(QAction* action, const QList<QKeySequence>& keys);
  void resetKeys(QAction* action);
  void resetAllKeys();
  [[nodiscard]] bool hasDefaultKeys(const QAction* action) const;
  /// Which other action would be reached by these keys where `action` is; null for none.
  [[nodiscard]] QAction* otherWith(const QKeySequence& keys, const QAction* action) const;

  /// Triggers it after its page has been opened. Nothing for one that is off.
  void run(QAction* action);

 Q_SIGNALS:
  void defined(QAction* action);
  void keysChanged(QAction* action);
  /// A page is to be opened, since one of its actions comes next.
  void ownerWanted(QWidget* owner);

 private:
  Preferences& m_preferences;
  QList<QAction*> m_all;
  QHash<QString, QAction*> m_byId;
  QHash<const QAction*, QList<QKeySequence>> m_defaults;
};

}  // namespace ui
