#include "core/cuda/kernels/steps.cuh"

#include <memory>
#include <vector>

#include "core/cuda/kernels/launch.cuh"
#include "core/cuda/kernels/row_attention.cuh"
#include "core/cuda/kernels/row_norm.cuh"
#include "core/cuda/kernels/row_product.cuh"

namespace core::cuda {

struct RecordedSteps {
  int card = 0;
  int* position = nullptr;
  cudaGraphExec_t graph = nullptr;

  RecordedSteps() = default;
  RecordedSteps(const RecordedSteps&) = delete;
  RecordedSteps& operator=(const RecordedSteps&) = delete;
  ~RecordedSteps() {
    if (graph != nullptr) cudaGraphExecDestroy(graph);
  }
};

namespace {

__global__ void set_position(int* place, int position) { *place = position; }

/// Queues the kernels of a step, and stops at the first that cannot be queued. Norms are divided between the products around
/// them where that is possible: fp16 has no room for numbers that a norm has not scaled yet.
class Step {
 public:
  Step(const CardDecoder& decoder, const std::vector<CardLayer>& layers, cudaStream_t stream)
      : d_(decoder), layers_(layers), stream_(stream), splits_norms_(d_.type == CardType::bf16 && suit_matrix_units()) {}

  cudaError_t queue() {
    if (splits_norms_) then(begin_norm(d_, layers_.front().attention_norm, stream_));
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const CardLayer& layer = layers_[i];
      project(layer);
      then(attend(d_, layer, stream_));
      add(attention_output(layer), layer.feed_forward_norm);
      multiply_normed(layer.feed_forward_norm, Output::gated, gates(layer));
      add(feed_forward_output(layer), i + 1 < layers_.size() ? layers_[i + 1].attention_norm : nullptr);
    }
    then(normalize_to_hidden(d_, d_.final_norm, stream_));
    return error_;
  }

 private:
  static int size(std::int64_t number) { return static_cast<int>(number); }

  void then(cudaError_t made) {
    if (error_ == cudaSuccess) error_ = made;
  }

  [[nodiscard]] RowProduct projections(const CardLayer& layer) const {
    const int queries = size(d_.heads * d_.head_size), pairs = size(d_.key_value_heads * d_.head_size);
    return {.weights = {layer.query, layer.key, layer.value}, .outputs = {queries, pairs, pairs}, .columns = size(d_.width),
            .output = d_.work.projected};
  }
  [[nodiscard]] RowProduct attention_output(const CardLayer& layer) const {
    return {.weights = {layer.output}, .outputs = {size(d_.width)}, .columns = size(d_.heads * d_.head_size), .input = d_.work.mixed};
  }
  [[nodiscard]] RowProduct gates(const CardLayer& layer) const {
    return {.weights = {layer.gate, layer.up}, .outputs = {size(d_.inner), size(d_.inner)}, .columns = size(d_.width),
            .output = d_.work.inner};
  }
  [[nodiscard]] RowProduct feed_forward_output(const CardLayer& layer) const {
    return {.weights = {layer.down}, .outputs = {size(d_.width)}, .columns = size(d_.inner), .input = d_.work.inner};
  }

  [[nodiscard]] bool suit_matrix_units() const {
    const CardLayer& layer = layers_.front();
    return suits_matrix_units(d_.type, Output::stored, projections(layer)) && suits_matrix_units(d_.type, Output::gated, gates(layer)) &&
           suits_matrix_units(d_.type, Output::added, attention_output(layer)) &&
           suits_matrix_units(d_.type, Output::added, feed_forward_output(layer));
  }

  void project(const CardLayer& layer) { multiply_normed(layer.attention_norm, Output::stored, projections(layer)); }

  /// Of the stream behind a norm.
  void multiply_normed(const void* norm, Output output, RowProduct product) {
    if (splits_norms_) {
      product.squares = d_.work.squares;
      product.eps = d_.norm_eps;
    } else {
      then(normalize_to_normed(d_, norm, stream_));
    }
    product.input = d_.work.normed;
    product.rows = size(d_.rows);
    then(multiply(d_.type, output, product, stream_));
  }

  /// To the stream. next: the norm that follows, or null.
  void add(RowProduct product, const void* next) {
    product.output = d_.work.stream;
    product.rows = size(d_.rows);
    if (splits_norms_) product.next = {.weight = next, .numbers = d_.work.normed, .squares = d_.work.squares};
    then(multiply(d_.type, Output::added, product, stream_));
  }

  const CardDecoder& d_;
  const std::vector<CardLayer>& layers_;
  cudaStream_t stream_;
  bool splits_norms_;
  cudaError_t error_ = cudaSuccess;
};

/// The kernels of one step, recorded on a stream of its own.
cudaError_t record(const CardDecoder& decoder, const std::vector<CardLayer>& layers, cudaStream_t stream, cudaGraphExec_t& made) {
  cudaError_t error = cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal);
  if (error != cudaSuccess) return error;
  const cudaError_t queued = Step(decoder, layers, stream).queue();
  cudaGraph_t graph = nullptr;
  error = cudaStreamEndCapture(stream, &graph);  // also where queueing failed: the stream must leave its recording
  if (queued != cudaSuccess) error = queued;
  if (error == cudaSuccess) error = cudaGraphInstantiate(&made, graph, 0);
  if (graph != nullptr) cudaGraphDestroy(graph);
  return error;
}

}  // namespace

cudaError_t record_steps(const CardDecoder& decoder, const CardLayer* layers, RecordedSteps** made) {
  const std::vector<CardLayer> all(layers, layers + decoder.layers);
  auto steps = std::make_unique<RecordedSteps>();
  steps->card = decoder.card;
  steps->position = decoder.work.position;
  cudaStream_t stream = nullptr;
  cudaError_t error = cudaSetDevice(decoder.card);
  if (error == cudaSuccess) error = cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking);
  if (error == cudaSuccess) error = record(decoder, all, stream, steps->graph);
  if (stream != nullptr) cudaStreamDestroy(stream);
  if (error == cudaSuccess) *made = steps.release();
  return error;
}

cudaError_t run_step(RecordedSteps* steps, std::int64_t position, cudaStream_t stream) {
  cudaError_t error = cudaSetDevice(steps->card);
  if (error != cudaSuccess) return error;
  set_position<<<1, 1, 0, stream>>>(steps->position, static_cast<int>(position));
  error = cudaGetLastError();
  return error == cudaSuccess ? cudaGraphLaunch(steps->graph, stream) : error;
}

void forget_steps(RecordedSteps* steps) { delete steps; }

}  // namespace core::cuda
