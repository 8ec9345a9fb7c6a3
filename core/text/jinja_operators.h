#pragma once

#include "core/text/jinja_values.h"

// The operators of a template's expressions. All throw Error(unsupported) for values that they are not for.
namespace core::text {

/// `sign` is + - * // or %.
JinjaValue calculated(const std::string& sign, const JinjaValue& a, const JinjaValue& b);

/// `sign` is == != < > <= or >=.
bool compares(const std::string& sign, const JinjaValue& a, const JinjaValue& b);

/// Negative places count from the end. Not defined where the list ends before it.
JinjaValue list_element(const JinjaValue& list, const JinjaValue& index);

/// From `from` to before `to`; null stands for the ends of the list.
JinjaValue list_slice(const JinjaValue& list, const JinjaValue& from, const JinjaValue& to);

}  // namespace core::text
