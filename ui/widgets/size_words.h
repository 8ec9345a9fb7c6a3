#pragma once

#include <QString>

namespace ui {

/// A number of bytes for people, in units of 1000 and the language's own digits: "4.2 GB", "96 MB".
QString sizeWords(qint64 bytes);

/// "1.2 of 4.2 GB", "12 MB of 4.2 GB".
QString sizeOfSize(qint64 part, qint64 whole);

}  // namespace ui
