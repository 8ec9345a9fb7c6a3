#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class LinkButton;
class TextButton;
struct ListedModel;

/// The terms of a model, in its row: to be read at any time, and shown before its first download.
class LicencePanel : public QWidget {
  Q_OBJECT

 public:
  explicit LicencePanel(QWidget* parent = nullptr);

  /// `isBeforeDownload`: with the button that goes on.
  void show(const ListedModel& model, bool isBeforeDownload);
  [[nodiscard]] TextButton* goOnButton() const { return m_goOn; }
  [[nodiscard]] QString text() const;

 Q_SIGNALS:
  void goOnWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QLabel* m_heading;
  QLabel* m_text;
  LinkButton* m_whole;
  TextButton* m_goOn;
  TextButton* m_close;
  QString m_address;
};

}  // namespace ui
