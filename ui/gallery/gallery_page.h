#pragma once

#include <functional>

#include "ui/bridge/engine_bridge.h"
#include "ui/store/picture_record.h"
#include "ui/widgets/page.h"

class QStackedWidget;

namespace ui {

class CompareView;
class EmptyGallery;
class FilterBar;
class GalleryGrid;
class GalleryModel;
class IconButton;
class InlineNote;
class PageColumns;
class PictureArchive;
class PictureDesk;
class PictureDetails;
class PictureReader;
class PictureRebuilder;
class PictureStage;
class Preferences;
class SizeSlider;
class Thumbnails;
class Toast;

/// The Gallery page: everything that was made, newest first, with filters above and details at the right.
class GalleryPage : public Page {
  Q_OBJECT

 public:
  /// The arguments outlive the page. Thumbnails are kept in `cacheFolder`.
  GalleryPage(EngineBridge& bridge, Preferences& preferences, PictureArchive& archive, const QString& cacheFolder,
              QWidget* parent = nullptr);

  [[nodiscard]] GalleryModel& model() const { return *m_model; }
  [[nodiscard]] GalleryGrid& grid() const { return *m_grid; }
  [[nodiscard]] FilterBar& filters() const { return *m_filters; }
  [[nodiscard]] PictureDetails& details() const { return *m_details; }
  [[nodiscard]] PictureDesk& desk() const { return *m_desk; }

  [[nodiscard]] QString title() const override { return tr("Gallery"); }
  [[nodiscard]] StatusHint statusHint() const override;
  [[nodiscard]] QList<QWidget*> topBarActions() override;
  void focusInput() override;
  bool escape() override;
  void defineActions(ActionRegistry& actions) override;
  [[nodiscard]] QList<QWidget*> regions() override;
  [[nodiscard]] bool hasSearch() const override { return true; }
  void focusSearch() override;
  [[nodiscard]] bool hasPanel() const override { return true; }
  void togglePanel() override;

  /// Selects a picture and shows it; all filters go where they hide it.
  void showPicture(qint64 id);

 Q_SIGNALS:
  void createRequested();
  void reuseRequested(const ui::PictureRecord& record);
  void discussRequested(const QString& path);
  /// A PNG file that Bifrons wrote was dropped: it is to be brought back in Create.
  void pictureDropped(const QImage& picture, const core::inference::PictureMetadata& drawn);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void buildContent();
  void buildTopBar();
  void connectModel();
  void connectGrid();
  void connectDetails();
  void connectDesk();
  void connectOverlays();
  void showList();
  void showSelection();
  void showOne(qint64 id);
  void showWhole(qint64 id);
  void openLarge();
  void openCompare();
  void leaveOverlay();
  void starSelected();
  void trashSelected();
  /// What went to the trash last in this run comes back, then what went before it.
  void restoreLast();
  void restore(QList<qint64> ids);  ///< by value: what it is taken from goes
  void copySelected();
  void copyPlain();
  void saveSelected();
  void reuseSelected();
  void discussSelected();
  void showSelectedInFolder();
  void rebuildSelected();
  void openMenu(const QPoint& globalPosition);
  /// Calls `act` with what is known of the selected pictures, once it is there.
  void withSelected(const std::function<void(const QList<PictureRecord>&)>& act);
  void reportProblem(const QString& sentence);
  void orderTabStops();

  Preferences& m_preferences;
  PictureArchive& m_archive;
  Thumbnails* m_thumbnails;
  GalleryModel* m_model;
  PictureReader* m_reader;
  PictureDesk* m_desk;
  PictureRebuilder* m_rebuilder;
  QWidget* m_content;
  FilterBar* m_filters;
  InlineNote* m_problem;
  QStackedWidget* m_stack;
  GalleryGrid* m_grid;
  EmptyGallery* m_empty;
  PictureStage* m_large;
  CompareView* m_compare;
  PictureDetails* m_details;
  PageColumns* m_columns;
  Toast* m_toast;
  SizeSlider* m_size = nullptr;
  IconButton* m_panelButton = nullptr;
  QList<qint64> m_selected;  ///< before the list was made anew
  qint64 m_current = 0;
  qint64 m_wanted = 0;  ///< to be shown when the list has it
  QList<QList<qint64>> m_trashed;  ///< together, the last ones at the end
};

}  // namespace ui
