#pragma once

class QPlainTextEdit;

namespace ui {

/// What the first `lines` lines of the text take, in logical pixels: those with characters from another font may be higher
/// than the font of the edit is.
int textHeight(const QPlainTextEdit& edit, int lines);

}  // namespace ui
