#include "core/checkpoint/slot_filler.h"

#include <ATen/ops/empty.h>

#include <c10/util/accumulate.h>

#include <algorithm>
#include <optional>
#include <string>

#include "core/tensor/picture_layout.h"

namespace core::checkpoint {

/// One tensor on its way from the file into its slot.
struct SlotFiller::Job {
  at::Tensor stored;
  std::optional<StoredBytes> place;
  std::string file;  ///< name without folder

  [[nodiscard]] std::int64_t bytes() const { return static_cast<std::int64_t>(stored.nbytes()); }
};

bool SlotFiller::fill(const WeightSlot& slot) {
  Job job{.stored = source_.tensor(slot.name), .place = source_.stored(slot.name), .file = {}};
  if (options_.stays_stored && options_.stays_stored(slot)) {
    *slot.tensor = job.stored;
    return !stop_.stop_requested();
  }
  if (job.place) job.file = job.place->file->path().filename().string();
  const at::ScalarType dtype = job.stored.is_floating_point() ? options_.dtype : job.stored.scalar_type();
  const bool is_whole = slot.whole.empty() || c10::multiply_integers(slot.whole) == job.stored.numel();
  if (is_whole && can_be_mapped(job, dtype)) {
    *slot.tensor = slot.whole.empty() ? job.stored : job.stored.view(slot.whole);
    return bring_in(job, options_.waits_for_use && options_.waits_for_use(slot));
  }
  return copy(job, target_of(slot, at::TensorOptions(dtype).device(options_.device)));
}

void SlotFiller::announce(const WeightSlot& slot) const {
  if (options_.stays_stored && options_.stays_stored(slot)) return;
  if (const auto place = source_.stored(slot.name)) {
    place->file->announce(place->begin, std::min(place->end, place->begin + bind_piece_bytes));
  }
}

bool SlotFiller::can_be_mapped(const Job& job, at::ScalarType dtype) const {
  if (options_.holding != Holding::mapped || !options_.device.is_cpu() || !job.place) return false;
  // What is not aligned to its type was copied already.
  const bool lies_in_map = job.stored.const_data_ptr() == job.place->file->bytes().data() + job.place->begin;
  return lies_in_map && job.stored.scalar_type() == dtype && job.stored.is_contiguous();
}

/// Memory for the slot's part of its tensor, in the shape of the stored one.
at::Tensor SlotFiller::target_of(const WeightSlot& slot, const at::TensorOptions& options) {
  if (slot.whole.empty()) return *slot.tensor = tensor::empty_parameter(slot.shape, options);
  if (begun_.insert(slot.tensor).second) *slot.tensor = at::empty(slot.whole, options);
  return slot.tensor->view(-1).narrow(0, slot.offset, c10::multiply_integers(slot.shape)).view(slot.shape);
}

bool SlotFiller::advance(const Job& job, std::int64_t bytes) {
  bytes_done_ += bytes;
  if (options_.on_progress) {
    options_.on_progress({.file = job.file,
                          .shard = job.place ? job.place->shard : 0,
                          .shards = job.place ? job.place->shards : 1,
                          .bytes_done = bytes_done_,
                          .bytes_total = bytes_total_});
  }
  return !stop_.stop_requested();
}

bool SlotFiller::bring_in(const Job& job, bool waits_for_use) {
  const StoredBytes& place = *job.place;
  for (std::size_t begin = place.begin; begin < place.end; begin += bind_piece_bytes) {
    const std::size_t end = std::min(begin + bind_piece_bytes, place.end);
    place.file->bring_in(begin, end);
    if (waits_for_use) place.file->give_back(begin, end);
    if (!advance(job, static_cast<std::int64_t>(end - begin))) return false;
  }
  return true;
}

/// Row by row of the first dimension, so many at once as fit into a piece.
bool SlotFiller::copy(const Job& job, const at::Tensor& target) {
  const at::Tensor& stored = job.stored;
  const std::int64_t rows = stored.dim() == 0 ? 1 : stored.size(0);
  if (stored.numel() == 0) return true;
  const std::int64_t row_bytes = job.bytes() / rows;
  const std::int64_t most = std::clamp<std::int64_t>(bind_piece_bytes / row_bytes, 1, rows);
  const bool in_order = job.place && stored.is_contiguous();  // piece after piece, as the file has them
  for (std::int64_t row = 0; row < rows; row += most) {
    const std::int64_t count = std::min(most, rows - row);
    const auto begin = static_cast<std::size_t>(row * row_bytes), size = static_cast<std::size_t>(count * row_bytes);
    if (in_order) {
      const std::size_t from = job.place->begin + begin;
      job.place->file->bring_in(from, from + size);
      job.place->file->announce(from + size, std::min(job.place->end, from + 2 * size));
    }
    if (stored.dim() == 0) {
      target.copy_(stored);
    } else {
      target.narrow(0, row, count).copy_(stored.narrow(0, row, count));
    }
    if (in_order) job.place->file->give_back(job.place->begin + begin, job.place->begin + begin + size);
    if (!advance(job, count * row_bytes)) return false;
  }
  if (job.place && !in_order) job.place->file->give_back(job.place->begin, job.place->end);
  return true;
}

}  // namespace core::checkpoint
