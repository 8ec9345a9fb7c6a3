#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <functional>

#include "ui/gallery/date_span.h"
#include "ui/store/picture_record.h"

class QLabel;
class QMenu;

namespace ui {

class FilterButton;
class SearchField;
class TextButton;

/// The row above the gallery: search in prompts, model, date, stars, and how many pictures there are.
class FilterBar : public QWidget {
  Q_OBJECT

 public:
  explicit FilterBar(QWidget* parent = nullptr);

  [[nodiscard]] PictureFilter filter() const;
  /// What is set, in words, each with what takes it back.
  struct Tag {
    QString words;
    std::function<void()> clear;
  };
  [[nodiscard]] QList<Tag> tags();
  void clearAll();

  void setModels(const QStringList& models);
  void showCount(int pictures, int selected);
  [[nodiscard]] QString countText() const;
  void focusSearch();
  [[nodiscard]] SearchField* search() const { return m_search; }

 Q_SIGNALS:
  void filterChanged();

 private:
  void build();
  void setModel(const QString& model);
  void setSpan(DateSpan span);
  void setStarred(bool starred);
  void change();

  SearchField* m_search;
  FilterButton* m_modelButton;
  FilterButton* m_dateButton;
  FilterButton* m_starButton;
  TextButton* m_clearAll;
  QLabel* m_count;
  QMenu* m_modelMenu;
  QTimer m_typed;  ///< a search begins when the typing rests
  QString m_model;
  DateSpan m_span = DateSpan::Any;
  bool m_starred = false;
};

}  // namespace ui
