#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/text/jinja_pieces.h"

namespace core::text {

/// A chat template: the part of the Jinja language that those of Janus models are written in. Everything else is refused by
/// name: macros, imports, inheritance, loops over anything but lists. It reaches nothing but the variables it is given, and
/// its work and its output have limits.
class JinjaTemplate {
 public:
  /// Throws Error(file_damaged) or (unsupported) with a sentence that begins with “it”.
  explicit JinjaTemplate(const std::string& source);

  /// Throws as the constructor.
  [[nodiscard]] std::string render(std::map<std::string, nlohmann::json> variables) const;

  /// A piece with what it encloses; `otherwise` holds the branches behind it.
  struct Node {
    JinjaPiece piece;
    std::vector<Node> inside;
    std::vector<Node> otherwise;
  };

 private:
  std::vector<Node> nodes_;
};

}  // namespace core::text
