#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace ui {

class SettingsRow;

/// The column of the Settings page: sections with a heading, and in them rows of a label, a control and a line of help.
class SettingsForm : public QWidget {
  Q_OBJECT

 public:
  explicit SettingsForm(QWidget* parent = nullptr);

  struct Section {
    QString id;       ///< to be shown by; "" while only its place counts
    QString heading;
    QString icon;
    QWidget* box = nullptr;
    QVBoxLayout* column = nullptr;
    QList<SettingsRow*> rows;
  };

  /// `icon` marks it in the list at the left.
  void addSection(const QString& heading, const QString& icon, const QString& id = {});
  /// Into the last section. An empty label is for a control that says itself what it is.
  SettingsRow* addRow(const QString& label, QWidget* control, const QString& help = {});
  /// Keeps the rows at the top.
  void finish();

  [[nodiscard]] const QList<Section>& sections() const { return m_sections; }
  /// Leaves only the rows that have the words, all of those under a heading that has them; all without words. False when
  /// none is left.
  bool filter(const QString& words);
  /// Labels above their controls, where there is little room.
  void setStacked(bool stacked);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QVBoxLayout* m_column;
  QList<Section> m_sections;
};

}  // namespace ui
