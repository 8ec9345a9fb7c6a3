#include "core/model/kv_cache.h"

#include <ATen/ops/empty.h>

#include "core/base/error.h"

namespace core::model {

KvCache::KvCache(const DecoderConfig& config, std::int64_t batch, std::int64_t capacity,
                 const at::TensorOptions& options)
    : capacity_(capacity) {
  for (std::int64_t layer = 0; layer < config.layers; ++layer) {
    keys_.push_back(at::empty({batch, config.key_value_heads, capacity, config.head_size}, options));
    values_.push_back(at::empty({batch, config.key_value_heads, capacity, config.head_size}, options));
  }
}

KvView KvCache::write(std::int64_t layer, const at::Tensor& keys, const at::Tensor& values) {
  const std::int64_t tokens = keys.size(2);
  expect_room(tokens);
  const auto index = static_cast<std::size_t>(layer);
  keys_[index].narrow(2, length_, tokens).copy_(keys);
  values_[index].narrow(2, length_, tokens).copy_(values);
  return {keys_[index].narrow(2, 0, length_ + tokens), values_[index].narrow(2, 0, length_ + tokens)};
}

void KvCache::expect_room(std::int64_t tokens) const {
  if (length_ + tokens <= capacity_) return;
  throw Error(ErrorKind::invalid_request, join("The context is full: it has room for ", capacity_, " positions, and ",
                                               length_ + tokens, " are needed."));
}

KvView KvCache::whole(std::int64_t layer) const {
  const auto index = static_cast<std::size_t>(layer);
  return {keys_[index], values_[index]};
}

void KvCache::copy_from(const KvCache& other) {
  length_ = 0;
  expect_room(other.length_);
  length_ = other.length_;
  const auto take = [&](const at::Tensor& from, at::Tensor& to) {
    for (std::int64_t row = 0; row < rows(); ++row) {
      to[row].narrow(1, 0, length_).copy_(from[row % other.rows()].narrow(1, 0, length_));
    }
  };
  for (std::size_t layer = 0; layer < keys_.size(); ++layer) {
    take(other.keys_[layer], keys_[layer]);
    take(other.values_[layer], values_[layer]);
  }
}

void KvCache::rewind(std::int64_t length) {
  if (length < 0 || length > length_) {
    throw Error(ErrorKind::internal, join("The cache holds ", length_, " positions and cannot go back to ", length, "."));
  }
  length_ = length;
}

}  // namespace core::model
