#pragma once

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace ui {

class DropZone;
class ExampleCard;
class LinkButton;
class TextButton;

/// What an empty chat shows: one sentence, a place for a picture, and examples that fill an input and wait. Where there
/// is little height the cards are a row of buttons, and where there is less the place for a picture goes.
class FirstRunView : public QWidget {
  Q_OBJECT

 public:
  explicit FirstRunView(QWidget* parent = nullptr);

  /// The built-in model knows one small world; the examples are for that, or for a model that knows more.
  void setBuiltIn(bool builtIn);
  /// What a larger model would take on this machine, for a third card beside the examples for the built-in model; empty
  /// for none.
  void setOffer(const QString& sentence);
  [[nodiscard]] TextButton* chooseButton() const;
  [[nodiscard]] TextButton* sampleButton() const;
  [[nodiscard]] TextButton* askExample() const;
  [[nodiscard]] TextButton* drawExample() const;
  /// Of the third card; hidden while there is none.
  [[nodiscard]] TextButton* modelsButton() const;

 Q_SIGNALS:
  void chooseRequested();
  void sampleRequested();
  void questionChosen(const QString& question);
  void promptChosen(const QString& prompt);
  void modelsWanted();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void setCompact(bool compact);
  void fit();
  void showOffer();
  [[nodiscard]] bool fits() const;

  QWidget* m_block;
  DropZone* m_zone;
  ExampleCard* m_ask;
  ExampleCard* m_draw;
  ExampleCard* m_get;
  QString m_offer;
  bool m_builtIn = true;
  QHBoxLayout* m_cards;
};

/// A banner on what the built-in model is, with the way to others. The cross closes it for good.
class ModelBanner : public QWidget {
  Q_OBJECT

 public:
  explicit ModelBanner(QWidget* parent = nullptr);
  [[nodiscard]] LinkButton* modelsLink() const { return m_models; }

 Q_SIGNALS:
  void closed();
  void modelsWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QLabel* m_words;
  LinkButton* m_models;
};

}  // namespace ui
