#include "core/model/host_steps.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/tensor.h>

#include <algorithm>

#include "core/kernels/row_attention.h"
#include "core/model/row_linear.h"

namespace core::model {
namespace {

std::vector<float> numbers(const at::Tensor& weight) {
  const at::Tensor values = weight.to(at::kFloat).contiguous();
  return {values.const_data_ptr<float>(), values.const_data_ptr<float>() + values.numel()};
}

/// Turns the heads of one row, [heads, D], by the angles of its position.
void rotate(float* heads, std::int64_t count, std::int64_t head_size, const float* cosine, const float* sine) {
  const std::int64_t half = head_size / 2;
  for (std::int64_t h = 0; h < count; ++h) {
    float* low = heads + h * head_size;
    float* high = low + half;
    for (std::int64_t i = 0; i < half; ++i) {
      const float a = low[i], b = high[i];
      low[i] = a * cosine[i] - b * sine[i];
      high[i] = b * cosine[i] + a * sine[i];
    }
  }
}

/// Puts [rows, K, D] at one position of a cache [rows, K, capacity, D].
void store(const float* from, const at::Tensor& cache, std::int64_t position) {
  const std::int64_t rows = cache.size(0), heads = cache.size(1), capacity = cache.size(2), size = cache.size(3);
  for (std::int64_t i = 0; i < rows * heads; ++i) {
    const float* numbers = from + i * size;
    const std::int64_t to = (i * capacity + position) * size;
    if (cache.scalar_type() == at::kBFloat16) {
      std::transform(numbers, numbers + size, static_cast<kernels::Bf16*>(cache.mutable_data_ptr()) + to, kernels::narrowed);
    } else {
      std::copy(numbers, numbers + size, cache.mutable_data_ptr<float>() + to);
    }
  }
}

}  // namespace

void HostSteps::Workspace::resize(const DecoderConfig& c, std::int64_t rows) {
  const auto room = [&](std::vector<float>& numbers, std::int64_t width) { numbers.resize(static_cast<std::size_t>(rows * width)); };
  for (std::vector<float>* wide : {&stream, &normed, &branch}) room(*wide, c.width);
  for (std::vector<float>* queries : {&query, &mixed}) room(*queries, c.heads * c.head_size);
  for (std::vector<float>* pairs : {&key, &value}) room(*pairs, c.key_value_heads * c.head_size);
  for (std::vector<float>* inner : {&gate, &up}) room(*inner, c.feed_forward_width);
}

HostSteps::HostSteps(const Decoder& decoder, const DecoderConfig& config)
    : config_(config),
      type_(number_type(decoder.embed_tokens.weight)),
      final_norm_(numbers(decoder.norm.weight)),
      team_(kernels::thread_team()) {
  for (const DecoderLayer& layer : decoder.layers) {
    const auto all = step_matrices(layer);
    const auto data = [&](std::size_t i) { return all[i]->const_data_ptr(); };
    layers_.push_back({.query = data(0), .key = data(1), .value = data(2), .output = data(3), .gate = data(4), .up = data(5),
                       .down = data(6), .attention_norm = numbers(layer.input_layernorm.weight),
                       .feed_forward_norm = numbers(layer.post_attention_layernorm.weight)});
  }
}

at::Tensor HostSteps::step(const at::Tensor& embeddings, std::span<KvCache> caches) {
  const std::int64_t rows = embeddings.size(0);
  work_.resize(config_, rows);
  const at::Tensor input = embeddings.to(at::kFloat).contiguous();
  std::copy_n(input.const_data_ptr<float>(), work_.stream.size(), work_.stream.data());
  std::vector<RotaryAngles> angles;
  for (const KvCache& cache : caches) {
    angles.push_back(rotary_angles(at::tensor({cache.length()}, at::kLong), config_.head_size, config_.rope_theta));
  }
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    attend(i, caches, angles, rows);
    feed_forward(layers_[i], rows);
  }
  at::Tensor hidden = at::empty({rows, config_.width}, at::kFloat);
  normalize(final_norm_, rows, hidden.mutable_data_ptr<float>());
  return hidden;
}

void HostSteps::attend(std::size_t index, std::span<KvCache> caches, const std::vector<RotaryAngles>& angles, std::int64_t rows) {
  const Layer& layer = layers_[index];
  const DecoderConfig& c = config_;
  normalize(layer.attention_norm, rows, work_.normed.data());
  multiply(work_.normed.data(), c.width, rows,
           {{.weight = layer.query, .outputs = c.heads * c.head_size, .output = work_.query.data()},
            {.weight = layer.key, .outputs = c.key_value_heads * c.head_size, .output = work_.key.data()},
            {.weight = layer.value, .outputs = c.key_value_heads * c.head_size, .output = work_.value.data()}});
  std::int64_t first = 0;
  for (std::size_t i = 0; i < caches.size(); ++i) {
    attend_in(caches[i].whole(static_cast<std::int64_t>(index)), caches[i], angles[i], first);
    first += caches[i].rows();
  }
  multiply(work_.mixed.data(), c.heads * c.head_size, rows,
           {{.weight = layer.output, .outputs = c.width, .output = work_.branch.data()}});
  add_branch(rows);
}

void HostSteps::attend_in(const KvView& layer, const KvCache& cache, const RotaryAngles& angles, std::int64_t first) {
  const DecoderConfig& c = config_;
  float* query = work_.query.data() + first * c.heads * c.head_size;
  float* key = work_.key.data() + first * c.key_value_heads * c.head_size;
  const float* cosine = angles.cosine.const_data_ptr<float>();
  const float* sine = angles.sine.const_data_ptr<float>();
  rotate(query, cache.rows() * c.heads, c.head_size, cosine, sine);
  rotate(key, cache.rows() * c.key_value_heads, c.head_size, cosine, sine);
  store(key, layer.keys, cache.length());
  store(work_.value.data() + first * c.key_value_heads * c.head_size, layer.values, cache.length());
  kernels::attend_rows({.query = query,
                        .keys = layer.keys.const_data_ptr(),
                        .values = layer.values.const_data_ptr(),
                        .type = number_type(layer.keys),
                        .rows = cache.rows(),
                        .heads = c.heads,
                        .key_value_heads = c.key_value_heads,
                        .head_size = c.head_size,
                        .capacity = cache.capacity(),
                        .positions = cache.length() + 1,
                        .output = work_.mixed.data() + first * c.heads * c.head_size},
                       *team_);
}

void HostSteps::feed_forward(const Layer& layer, std::int64_t rows) {
  const std::int64_t inner = config_.feed_forward_width;
  normalize(layer.feed_forward_norm, rows, work_.normed.data());
  multiply(work_.normed.data(), config_.width, rows,
           {{.weight = layer.gate, .outputs = inner, .output = work_.gate.data()},
            {.weight = layer.up, .outputs = inner, .output = work_.up.data()}});
  kernels::kernel_table().silu_multiply(work_.gate.data(), work_.up.data(), rows * inner, work_.gate.data());
  multiply(work_.gate.data(), inner, rows, {{.weight = layer.down, .outputs = config_.width, .output = work_.branch.data()}});
  add_branch(rows);
}

void HostSteps::normalize(const std::vector<float>& weight, std::int64_t rows, float* to) {
  for (std::int64_t row = 0; row < rows; ++row) {
    const std::int64_t from = row * config_.width;
    kernels::kernel_table().rms_norm(work_.stream.data() + from, weight.data(), static_cast<float>(config_.norm_eps),
                                     config_.width, to + from);
  }
}

void HostSteps::multiply(const float* input, std::int64_t columns, std::int64_t rows,
                          std::initializer_list<kernels::Product> products) {
  kernels::multiply_rows({products.begin(), products.size()}, type_, input, rows, columns, *team_);
}

void HostSteps::add_branch(std::int64_t rows) {
  const auto numbers = static_cast<std::ptrdiff_t>(rows * config_.width);
  std::transform(work_.branch.begin(), work_.branch.begin() + numbers, work_.stream.begin(), work_.stream.begin(), std::plus<>());
}

}  // namespace core::model
