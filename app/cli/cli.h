#pragma once

#include "app/cli/command.h"

namespace app::cli {

/// The whole program but for its services: reads the arguments, does the work, prints errors as one line on standard
/// error. Returns the exit status. Call it once, before any thread is started.
int run(int argc, char** argv, const Services& services);

}  // namespace app::cli
