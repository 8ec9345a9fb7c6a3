#pragma once

#include <QWidget>

#include "ui/bridge/attachment_reader.h"

class QStackedLayout;

namespace ui {

class ChatModel;
class Composer;
class DropFrame;
class DrawnNote;
class EditNote;
class EngineBridge;
class FirstRunView;
class InlineNote;
class ModelBanner;
class PictureViewer;
class Preferences;
class SamplingPopover;
class StoredPictures;
class TranscriptView;

/// The conversation that is shown: transcript or first-run view above, composer below; pictures, files and text can be
/// dropped anywhere on it.
class ConversationPane : public QWidget {
  Q_OBJECT

 public:
  /// The arguments outlive the pane.
  ConversationPane(ChatModel& model, EngineBridge& bridge, Preferences& preferences, StoredPictures& stored,
                   QWidget* parent = nullptr);

  [[nodiscard]] Composer& composer() const { return *m_composer; }
  [[nodiscard]] TranscriptView& transcript() const { return *m_transcript; }

  void focusInput();
  /// Closes the topmost of large picture, sampling popover and the change of a question, else stops the answer.
  bool escape();
  /// Reads the files and puts them into the composer, as a drop would.
  void openFiles(const QList<QString>& paths);
  void takePicture(const QImage& picture, const QString& name);
  void chooseFiles();
  /// Above the composer; an empty sentence takes it away.
  void showProblem(const QString& heading, const QString& sentence);
  void openPicture(const AttachedPicture& picture);
  /// The newest of composer and conversation; without a file when there is none.
  [[nodiscard]] AttachedPicture newestPicture() const;

 Q_SIGNALS:
  /// A prompt for the Create pane.
  void drawRequested(const QString& prompt);
  /// A picture that Bifrons drew is to be shown on the Create page, with all that is known of it.
  void createRequested(const QImage& picture, const core::inference::PictureMetadata& drawn);
  /// The person wants to see which models there are.
  void modelsWanted();
  /// What the model sees of this picture.
  void seesRequested(const ui::AttachedPicture& picture);
  /// Another conversation, or other pictures in it or in the composer.
  void picturesChanged();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildLayout();
  QWidget* buildColumn();
  void connectModel();
  void connectStored();
  void connectTranscript();
  void connectComposer();
  void connectFirstRun();
  void submit();
  void showConversation();
  void showTurns();
  void tellPictures();
  void showModel();
  void closeBanner();
  void beginEdit(int turn);
  void endEdit();
  void showOptions();
  void updateMeter();

  ChatModel& m_model;
  EngineBridge& m_bridge;
  Preferences& m_preferences;
  StoredPictures& m_stored;
  ModelBanner* m_banner;
  QStackedLayout* m_stack;
  FirstRunView* m_firstRun;
  TranscriptView* m_transcript;
  InlineNote* m_problem;
  EditNote* m_editNote;
  DrawnNote* m_drawnNote;
  Composer* m_composer;
  DropFrame* m_dropFrame;
  PictureViewer* m_viewer;
  SamplingPopover* m_sampling;
  QString m_lastFolder;   ///< that something was attached from
  QStringList m_toldPictures;
  QString m_openWhenRead;  ///< file of a picture that is to be seen large
  bool m_showing = false;  ///< the composer is being filled and must not write back
  QString m_draftBefore;   ///< that stood in the composer when a question came back to be changed
  QList<AttachedPicture> m_picturesBefore;
};

}  // namespace ui
