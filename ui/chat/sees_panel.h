#pragma once

#include <QTimer>
#include <filesystem>

#include "ui/bridge/attachment_reader.h"
#include "ui/chat/square_reader.h"
#include "ui/widgets/surface.h"

class QFormLayout;
class QLabel;
class QStackedWidget;

namespace ui {

class CropView;
class InlineNote;
class SegmentedControl;
class TextButton;

/// "What the model sees": the padded square that it really gets of a picture, what that costs, and a way to give it only
/// a part.
class SeesPanel : public Surface {
  Q_OBJECT

 public:
  explicit SeesPanel(QWidget* parent = nullptr);

  /// What the loaded model makes of pictures; an empty folder without one.
  struct Model {
    std::filesystem::path folder;
    int side = 0;              ///< pixels of the square
    qint64 perPicture = 0;     ///< positions
    qint64 contextLength = 0;  ///< positions
  };
  void setModel(const Model& model);
  /// `canCrop`: it stands in the composer and can still be changed. A picture without pixels shows nothing.
  void setPicture(const AttachedPicture& picture, bool canCrop);
  void clear();

  [[nodiscard]] CropView* cropView() const { return m_crop; }
  [[nodiscard]] SegmentedControl* mode() const { return m_mode; }
  [[nodiscard]] TextButton* useButton() const { return m_use; }
  [[nodiscard]] QImage square() const { return m_square.picture; }
  [[nodiscard]] QString facts() const;  ///< the lines of the table

 Q_SIGNALS:
  void closeRequested();
  /// Take this part of the picture, or of the one that it was cut from, in its place; the whole of it for a null one.
  void cropRequested(const ui::AttachedPicture& picture, const QRect& part);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  QWidget* buildHeader();
  [[nodiscard]] const AttachedPicture& whole() const { return m_picture.whole ? *m_picture.whole : m_picture; }
  void chooseMode();
  void readSquare();
  void showSquare(const SquareReader::Square& square);
  void showFacts();
  void showMode();

  Model m_model;
  AttachedPicture m_picture;
  bool m_canCrop = false;
  SquareReader m_reader;
  SquareReader::Square m_square;
  QLabel* m_view;
  QStackedWidget* m_pictures;  ///< the square, or the picture with its part
  CropView* m_crop;
  SegmentedControl* m_mode;
  TextButton* m_use;
  QFormLayout* m_facts;
  QList<QLabel*> m_values;
  InlineNote* m_note;
  QLabel* m_empty;
  QWidget* m_body;
  QTimer m_readSoon;
};

}  // namespace ui
