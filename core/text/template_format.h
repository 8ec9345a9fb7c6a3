#pragma once

#include <string>

#include "core/text/chat_template.h"

namespace core::text {

/// Finds out how a chat template writes conversations: it is rendered with a few made-up ones, and the roles and what stands
/// between two pictures are taken from the results into `format`. Throws Error(file_damaged) or (unsupported), naming
/// `file_name`, when the template cannot be understood, or writes something else than what this program sends the model.
void learn_format(ChatFormat& format, const std::string& source, const std::string& file_name);

}  // namespace core::text
