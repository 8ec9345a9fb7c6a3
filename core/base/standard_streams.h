#pragma once

namespace core {

/// Puts /dev/null in the place of each standard stream that the program was started without (`<&-`), in the direction in
/// which nobody uses it: whoever reads or writes the stream still gets an error, but the next file that is opened, the log
/// for example, does not become the stream. To be called before anything is opened.
void occupy_closed_streams();

}  // namespace core
