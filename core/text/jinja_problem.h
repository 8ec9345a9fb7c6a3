#pragma once

#include <cstddef>
#include <string>

#include "core/base/error.h"

// What is wrong with a template, in words that continue “in line 3 …”.
namespace core::text {

/// For what is no template at all.
[[noreturn]] inline void damaged_jinja(const std::string& what) { throw Error(ErrorKind::file_damaged, what); }
/// For what Jinja may allow and this program does not read.
[[noreturn]] inline void refuse_jinja(const std::string& what) { throw Error(ErrorKind::unsupported, what); }

/// `what`, with the line, counted from 1.
inline std::string in_line(std::size_t line, const std::string& what) { return join("in line ", line, " ", what); }

/// Has the errors of `call` say the line.
template <typename Call>
auto at_line(std::size_t line, const Call& call) {
  try {
    return call();
  } catch (const Error& error) {
    throw Error(error.kind(), in_line(line, error.what()));
  }
}

}  // namespace core::text
