#pragma once

#include <QString>
#include <utility>

#include "core/base/error.h"

namespace tests {

/// Kind and sentence of the error of a call; a sentence that says so when there was none.
template <typename Call>
std::pair<core::ErrorKind, QString> refusal(const Call& call) {
  try {
    call();
  } catch (const core::Error& error) {
    return {error.kind(), QString::fromUtf8(error.what())};
  }
  return {core::ErrorKind::internal, QStringLiteral("nothing was refused")};
}

}  // namespace tests
