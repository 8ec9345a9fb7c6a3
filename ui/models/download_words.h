#pragma once

#include <QString>

#include "ui/hub/download.h"

namespace ui {

/// 0 to 1; below 0 while the end is not known.
double downloadFraction(const DownloadProgress& progress);

/// "57 % · 2.4 of 4.2 GB · 41 MB/s · about 44 s left · model.safetensors, checksum checked at the end", or what it is doing
/// else, or why it waits.
QString downloadWords(const DownloadProgress& progress);

/// "41 MB/s"; empty while it is not known. And how long it will take.
QString rateWords(const DownloadProgress& progress);
QString downloadTimeLeft(const DownloadProgress& progress);

}  // namespace ui
