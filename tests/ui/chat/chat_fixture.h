#pragma once

#include <QImage>

#include "tests/ui/support/ui_fixture.h"

/// With its model loaded.
struct ChatFixture : tests::UiFixture {
  bool loaded = load();
};

inline QImage testPicture(int side = 40) {
  QImage picture(side, side, QImage::Format_RGB32);
  picture.fill(QColor(222, 38, 38));
  return picture;
}
