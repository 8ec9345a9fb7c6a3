#include "core/text/bpe_model.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace core::text {
namespace {

constexpr std::int32_t none = -1;

/// The merging of one piece: a linked list of tokens and a heap of what could be merged, in which entries that have
/// become wrong meanwhile stay and are skipped.
class MergeLoop {
 public:
  MergeLoop(const MergeTable& merges, const std::array<std::int32_t, 256>& byte_tokens, std::string_view piece)
      : merges_(merges) {
    symbols_.reserve(piece.size());
    for (std::size_t i = 0; i < piece.size(); ++i) {
      const auto at = static_cast<std::int32_t>(i);
      symbols_.push_back({byte_tokens[static_cast<std::uint8_t>(piece[i])], at - 1, at + 1});
    }
    symbols_.back().next = none;
    for (std::int32_t at = 0; symbol(at).next != none; ++at) propose(at);
    std::make_heap(candidates_.begin(), candidates_.end(), comes_later);
  }

  void run() {
    while (!candidates_.empty()) {
      const Candidate best = candidates_.front();
      std::pop_heap(candidates_.begin(), candidates_.end(), comes_later);
      candidates_.pop_back();
      if (still_there(best)) merge(best);
    }
  }

  void append_to(TokenIds& ids) {
    for (std::int32_t at = 0; at != none; at = symbol(at).next) ids.push_back(symbol(at).id);
  }

 private:
  struct Symbol {
    std::int32_t id = none;  ///< none: gone into the symbol before it
    std::int32_t previous = none;
    std::int32_t next = none;
  };
  struct Candidate {
    MergeTable::Merge merge;
    std::int32_t left = 0;  ///< where the pair begins
    std::int32_t left_id = 0;
    std::int32_t right_id = 0;
  };

  static bool comes_later(const Candidate& a, const Candidate& b) {
    return std::tie(a.merge.rank, a.left) > std::tie(b.merge.rank, b.left);
  }

  Symbol& symbol(std::int32_t at) { return symbols_[static_cast<std::size_t>(at)]; }

  bool propose(std::int32_t left) {
    const std::int32_t left_id = symbol(left).id, right_id = symbol(symbol(left).next).id;
    const MergeTable::Merge* const merge = merges_.find(left_id, right_id);
    if (merge != nullptr) candidates_.push_back({*merge, left, left_id, right_id});
    return merge != nullptr;
  }

  void propose_and_sort(std::int32_t left) {
    if (propose(left)) std::push_heap(candidates_.begin(), candidates_.end(), comes_later);
  }

  bool still_there(const Candidate& candidate) {
    const Symbol& left = symbol(candidate.left);
    return left.id == candidate.left_id && left.next != none && symbol(left.next).id == candidate.right_id;
  }

  void merge(const Candidate& candidate) {
    Symbol& left = symbol(candidate.left);
    Symbol& right = symbol(left.next);
    left.id = candidate.merge.merged;
    left.next = right.next;
    right.id = none;
    if (left.next != none) {
      symbol(left.next).previous = candidate.left;
      propose_and_sort(candidate.left);
    }
    if (left.previous != none) propose_and_sort(left.previous);
  }

  const MergeTable& merges_;
  std::vector<Symbol> symbols_;
  std::vector<Candidate> candidates_;  ///< a heap
};

}  // namespace

BpeModel::BpeModel(const ByteTokens& byte_tokens, std::span<const Merge> merges, WholePieces whole_pieces)
    : merges_(merges.size()), whole_pieces_(std::move(whole_pieces)) {
  std::ranges::transform(byte_tokens, byte_tokens_.begin(), [](TokenId id) { return static_cast<std::int32_t>(id); });
  std::int32_t rank = 0;
  for (const auto& [left, right, merged] : merges) {
    merges_.put(static_cast<std::int32_t>(left), static_cast<std::int32_t>(right),
                {rank++, static_cast<std::int32_t>(merged)});
  }
}

void BpeModel::append(std::string_view piece, TokenIds& ids) const {
  if (piece.empty()) return;
  if (const auto whole = whole_pieces_.find(piece); whole != whole_pieces_.end()) {
    ids.push_back(whole->second);
    return;
  }
  MergeLoop loop(merges_, byte_tokens_, piece);
  loop.run();
  loop.append_to(ids);
}

}  // namespace core::text
