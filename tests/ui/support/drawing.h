#pragma once

#include "ui/create/create_page.h"
#include "ui/create/draw_settings.h"

namespace tests {

/// Asks the page for pictures as a person does: prompt, number, Draw.
inline void draw(ui::CreatePage& page, const QString& prompt, int count) {
  page.setPrompt(prompt);
  page.settings().setCount(count);
  page.draw();
}

}  // namespace tests
