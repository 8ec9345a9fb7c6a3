#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace app::cli {

/// The value of a line of JSON. An escape for half a surrogate pair (“\ud800”), which stands for no character, counts as
/// U+FFFD. Throws Error(file_damaged) for anything else that is not one whole value in UTF-8.
nlohmann::json parse_json_line(std::string line);

}  // namespace app::cli
