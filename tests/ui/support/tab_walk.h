#pragma once

#include <QApplication>
#include <QList>
#include <QTest>
#include <QWidget>

namespace tests {

/// What has the focus as the Tab key is pressed again and again, from `first` until it comes round. Where it goes round
/// without `first`, the widget that it comes back to stands at the end once more. The window is active.
inline QList<QWidget*> tabWalk(QWidget* first) {
  QList<QWidget*> walk{first};
  first->setFocus();
  while (true) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QWidget* next = QApplication::focusWidget();
    if (next == first) return walk;
    const bool isKnown = walk.contains(next);
    walk.append(next);
    if (isKnown) return walk;
  }
}

}  // namespace tests
