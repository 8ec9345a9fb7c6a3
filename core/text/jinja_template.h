#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/text/jinja_values.h"

namespace core::text {

/// A chat template: the part of the Jinja language that those of Janus models are written in.
///   Statements   set, if with elif and else, for over a list, comments
///   Values       texts, whole numbers, lists, objects, variables; of these a.b, a['b'], a[0]
///   Operators    a if b else c, or, and, not, ==, !=, in, +, -, %
///   Filters      capitalize, length, lower, trim
///   Methods      capitalize, lower, strip, lstrip, rstrip
///   Tests        defined, string
///   Functions    raise_exception
///
/// Everything else is refused, also where it would never be reached. A template reaches nothing but the variables that
/// it is given, and its size, its depth, its work and its output have limits.
class JinjaTemplate {
 public:
  /// Throws Error(file_damaged) or (unsupported) with a sentence that begins with “in line …”.
  explicit JinjaTemplate(const std::string& source);

  /// Throws as the constructor.
  [[nodiscard]] std::string render(std::map<std::string, JinjaValue> variables) const;

  struct Rendering;
  using Statement = std::function<void(Rendering&)>;

 private:
  std::vector<Statement> statements_;
};

}  // namespace core::text
