#pragma once

#include "core/inference/picture_metadata.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/widgets/page.h"

class QAction;
class QImage;

namespace ui {

class ChatExchange;
class ChatKeeper;
class ChatList;
class ChatModel;
class Composer;
class ConversationPane;
class IconButton;
struct AttachedPicture;
class PageColumns;
class SeesPanel;
class Preferences;
class Storage;
class StoredPictures;
class Toast;

/// The Chat page: the conversations that are kept at the left, the one that is shown beside them. The status bar listens
/// to the bridge itself.
class ChatPage : public Page {
  Q_OBJECT

 public:
  /// The arguments outlive the page.
  ChatPage(EngineBridge& bridge, Preferences& preferences, Storage& storage, QWidget* parent = nullptr);
  ~ChatPage() override;

  [[nodiscard]] ChatModel& model() const { return *m_model; }
  [[nodiscard]] ChatKeeper& keeper() const { return *m_keeper; }
  [[nodiscard]] Composer& composer() const;
  [[nodiscard]] ChatList& list() const { return *m_list; }
  [[nodiscard]] SeesPanel& seesPanel() const { return *m_sees; }

  /// The conversation's, in one line, or "New chat".
  [[nodiscard]] QString title() const override;
  [[nodiscard]] QString titleNote() const override;  ///< how many messages it has
  [[nodiscard]] QWidget* titleAction() override;     ///< renames it
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  void focusInput() override;
  /// Closes the topmost thing over the conversation, else stops the answer.
  bool escape() override;
  void defineActions(ActionRegistry& actions) override;
  [[nodiscard]] QList<QWidget*> regions() override;
  [[nodiscard]] bool hasSearch() const override { return true; }
  void focusSearch() override;
  [[nodiscard]] bool hasList() const override { return true; }
  void toggleList() override;
  [[nodiscard]] bool hasPanel() const override { return true; }
  void togglePanel() override;
  /// Reads the files and puts them into the composer, as a drop would.
  void openFiles(const QList<QString>& paths) override;
  /// Puts a picture into the composer.
  void discuss(const QImage& picture, const QString& name);

  /// Ctrl+N. Off in an empty chat. What stands in the composer is kept as that chat's draft.
  [[nodiscard]] QAction* newChatAction() const { return m_newChat; }

 Q_SIGNALS:
  /// Show this as the prompt of the Create pane.
  void drawExampleChosen(const QString& prompt);
  /// A picture that Bifrons drew is to be shown on the Create page, with all that is known of it.
  void createRequested(const QImage& picture, const core::inference::PictureMetadata& drawn);
  void modelsWanted();

 private:
  void buildLayout();
  void buildActions();
  void connectKeeper();
  void connectSees();
  void showSeen();
  void see(const AttachedPicture& picture);
  [[nodiscard]] bool canCrop(const QString& file) const;
  void openLast();
  void showChat();
  void showContinue();
  void openMore();
  void connectExchange();
  using ExportTo = void (ChatExchange::*)(const QString& id, const QString& path);
  void exportAs(const QString& filter, const QString& suffix, ExportTo exportTo);
  void importChat();
  void removeShown();
  void startNewChat();

  EngineBridge& m_bridge;
  Preferences& m_preferences;
  Storage& m_storage;
  ChatModel* m_model;
  ChatKeeper* m_keeper;
  StoredPictures* m_stored;
  ChatExchange* m_exchange;
  PageColumns* m_columns;
  ChatList* m_list;
  SeesPanel* m_sees;
  ConversationPane* m_pane;
  QAction* m_newChat;
  QAction* m_continue;
  QAction* m_rename;
  QAction* m_pin;
  QAction* m_remove;
  QAction* m_exportMarkdown;
  QAction* m_exportJson;
  QAction* m_import;
  Toast* m_toast;
  QString m_lastFolder;  ///< of chats that were exported or imported
  QString m_seen;  ///< file of the picture that was asked for; empty: the newest
  IconButton* m_renameButton;
  IconButton* m_listButton;
  IconButton* m_seesButton;
  IconButton* m_moreButton;
};

}  // namespace ui
