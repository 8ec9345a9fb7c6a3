#include "core/checkpoint/coverage.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/checkpoint/file_problem.h"

namespace core::checkpoint {

void require_coverage(std::vector<NamedRange> ranges, const NamedRange& whole, const std::string& file) {
  // By their ends, too: an empty range comes before the one that begins where it does.
  std::ranges::sort(ranges, {}, [](const NamedRange& range) { return std::pair(range.begin, range.end); });
  std::uint64_t position = whole.begin;
  for (const NamedRange& range : ranges) {
    const auto named = [&] { return join(whole.name, " '", readable(range.name), "'"); };
    if (range.begin < position) damaged(file, named() + " overlaps the one before it");
    if (range.begin > position) {
      damaged(file, join(range.begin - position, " bytes before ", named(), " belong to no ", whole.name));
    }
    position = range.end;
  }
  if (position == whole.end) return;
  damaged(file, join(whole.end - position, " bytes behind its last ", whole.name, " belong to no ", whole.name));
}

}  // namespace core::checkpoint
