#pragma once

#include <QWidget>

#include "ui/models/listed_model.h"

class QGridLayout;
class QLabel;

namespace ui {

class DownloadPane;
class ElidedLabel;
class IconButton;
class InlineNote;
class LicencePanel;
class LinkButton;
class LoadPane;
class ModelLibrary;
class NeedsView;
class SessionSpeed;
class Tag;
class TextButton;

/// A model on the page Models: what it is, what it takes, how fast it was, and what can be done with it.
class LibraryRow : public QWidget {
  Q_OBJECT

 public:
  LibraryRow(ModelLibrary& library, const SessionSpeed& speed, QWidget* parent);

  void show(const ListedModel& model);
  void refreshDownload();
  void refreshLoad();
  void refreshSpeed();
  /// Says in the row that it could not be removed.
  void tellProblem(const QString& sentence);
  /// Speed below memory; precisions that do not fit in one line.
  void setNarrow(bool speedBelow, bool folded);
  [[nodiscard]] const ListedModel& model() const { return m_model; }

  [[nodiscard]] TextButton* mainButton() const { return m_main; }
  [[nodiscard]] TextButton* cancelButton() const { return m_cancel; }
  [[nodiscard]] IconButton* moreButton() const { return m_more; }
  [[nodiscard]] LinkButton* licenceButton() const { return m_read; }
  [[nodiscard]] LicencePanel* licence() const { return m_licence; }
  [[nodiscard]] DownloadPane* download() const { return m_download; }
  [[nodiscard]] LoadPane* loading() const { return m_loading; }
  /// Of the loaded model, beside its name.
  [[nodiscard]] Tag* precision() const { return m_precision; }
  [[nodiscard]] NeedsView* needs() const { return m_needs; }
  [[nodiscard]] QString speedText() const;
  [[nodiscard]] TextButton* removeForGoodButton() const { return m_removeForGood; }
  void askToRemove();
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {QWidget::minimumSizeHint().width(), sizeHint().height()}; }

 Q_SIGNALS:
  void sourceWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  enum class Action { Load, Unload, Download, Resume, Pause, None };

  void buildWords(QGridLayout& head);
  void buildActions(QGridLayout& head);
  void buildNotes();
  void showTags();
  void showActions();
  void act();
  void cancel();
  void startDownload();
  void openMenu();
  void describe();

  ModelLibrary& m_library;
  const SessionSpeed& m_speedLog;
  ListedModel m_model;
  Action m_action = Action::None;
  QGridLayout* m_head = nullptr;
  ElidedLabel* m_name = nullptr;
  Tag* m_loaded = nullptr;
  Tag* m_default = nullptr;
  Tag* m_precision = nullptr;
  ElidedLabel* m_purpose = nullptr;
  ElidedLabel* m_terms = nullptr;
  LinkButton* m_read = nullptr;
  QLabel* m_bytes = nullptr;
  NeedsView* m_needs = nullptr;
  QWidget* m_actions = nullptr;
  bool m_isNarrow = false;
  QLabel* m_speed = nullptr;
  TextButton* m_main = nullptr;
  TextButton* m_cancel = nullptr;
  IconButton* m_more = nullptr;
  LoadPane* m_loading = nullptr;
  DownloadPane* m_download = nullptr;
  LicencePanel* m_licence = nullptr;
  InlineNote* m_problem = nullptr;
  InlineNote* m_question = nullptr;
  TextButton* m_removeForGood = nullptr;
};

}  // namespace ui
