#include "core/training/training_job.h"

#include <ATen/Parallel.h>
#include <malloc.h>

#include <limits>
#include <memory>
#include <thread>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/model_loader.h"
#include "core/text/tokenizer.h"
#include "core/training/drawing_corpus.h"
#include "core/training/language_objective.h"
#include "core/training/model_export.h"
#include "core/training/trainer.h"
#include "core/training/vision_objective.h"
#include "core/training/vq_objective.h"

namespace core::training {
namespace {

/// One run of a recipe: what the stages share.
class Run {
 public:
  Run(Recipe recipe, const TrainingRequest& request, const TrainingObserver& observer, std::stop_token stop)
      : recipe_(std::move(recipe)),
        observer_(observer),
        stop_(std::move(stop)),
        threads_(request.threads > 0 ? request.threads : static_cast<int>(std::thread::hardware_concurrency())),
        learner_(recipe_.model) {}

  /// Returns false when stopped.
  bool begin(bool resume) {
    const bool exists = path_exists(checkpoint_file());
    if (exists && !resume) {
      throw Error(ErrorKind::invalid_request, join("“", recipe_.work_folder.string(),
                                                   "” holds a run already. Go on with --resume, or remove the folder."));
    }
    initialize(learner_, recipe_.seed);
    if (exists) {
      saved_ = load_training_state(checkpoint_file());
      check_saved();
      restore_tensors(saved_.parameters, parameters(learner_), "the parameter");
      message(join("Resuming stage “", saved_.stage_name, "” at step ", saved_.step, "."));
    } else {
      if (resume) message(join("“", recipe_.work_folder.string(), "” holds no run to resume. Beginning anew."));
      if (!recipe_.start_from.empty()) take_weights();
    }
    if (!prepare_tokenizer(recipe_, recipe_.work_folder, observer_.on_message, stop_)) return false;
    tokenizer_ = text::load_tokenizer(recipe_.work_folder);
    log_ = std::make_unique<LossLog>(recipe_.work_folder / "loss.csv", recipe_.work_folder / "loss.svg", saved_.stage,
                                     saved_.step);
    return true;
  }

  /// Returns whether all stages are finished.
  bool run_stages() {
    for (std::int64_t stage = saved_.stage; stage < std::ssize(recipe_.stages); ++stage) {
      const std::unique_ptr<Objective> objective = make_objective(recipe_.stages[static_cast<std::size_t>(stage)]);
      if (objective == nullptr) return false;
      const bool resumed = stage == saved_.stage && saved_.step > 0;
      StageTrainer trainer(learner_, *objective,
                           {.recipe = recipe_,
                            .stage = stage,
                            .saved = resumed ? &saved_ : nullptr},
                           threads_);
      const auto save = [this](const TrainingState& state) {
        save_training_state(checkpoint_file(), state);
        log_->save();
      };
      if (!trainer.run(observer_, *log_, save, stop_)) return false;
    }
    return true;
  }

  void export_finished() {
    message("Writing the model.");
    export_model(recipe_, learner_, recipe_.work_folder);
  }

  [[nodiscard]] TrainingReport report() const {
    return {.saved = path_exists(checkpoint_file()),
            .model_folder = recipe_.model_folder,
            .loss_table = recipe_.work_folder / "loss.csv",
            .loss_chart = recipe_.work_folder / "loss.svg"};
  }

 private:
  void take_weights() {
    message(join("Starting from the model in “", recipe_.start_from.string(), "”."));
    const auto start = model::load_model(model::read_model_config(recipe_.start_from), recipe_.start_from, {});
    if (model::model_config_json(start->config) != model::model_config_json(recipe_.model)) {
      throw Error(ErrorKind::invalid_request, join("The model in “", recipe_.start_from.string(),
                                                   "” has other sizes than the recipe's “model” says."));
    }
    restore_tensors(model::named_parameters(*start), model::named_parameters(learner_.model), "the parameter");
  }

  [[nodiscard]] std::filesystem::path checkpoint_file() const { return recipe_.work_folder / "checkpoint.safetensors"; }

  /// A checkpoint of another recipe would go on to other numbers without a word.
  void check_saved() const {
    const bool known = saved_.stage < std::ssize(recipe_.stages);
    if (known && saved_.identity == identity(recipe_) &&
        saved_.stage_name == recipe_.stages[static_cast<std::size_t>(saved_.stage)].name) {
      return;
    }
    throw Error(ErrorKind::invalid_request,
                join("The checkpoint in “", recipe_.work_folder.string(), "” is of another recipe (it stands in stage “",
                     saved_.stage_name, "”). Remove the folder to begin anew."));
  }

  void message(const std::string& sentence) const {
    if (observer_.on_message) observer_.on_message(sentence);
  }

  /// Null when stopped while its data was made.
  std::unique_ptr<Objective> make_objective(const StageRecipe& stage) {
    switch (stage.kind) {
      case StageKind::picture_tokenizer:
      case StageKind::picture_decoder: return std::make_unique<VqObjective>(stage, recipe_.model);
      case StageKind::vision: return std::make_unique<VisionObjective>(stage, recipe_.model);
      case StageKind::language: break;
    }
    if (stage.drawing > 0 && !corpus_) {
      corpus_ = DrawingCorpus::prepare(recipe_.work_folder / "drawing-corpus.safetensors", recipe_, learner_, threads_,
                                       [this](const std::string& sentence) { message(sentence); }, stop_);
      if (!corpus_) return nullptr;
    }
    return std::make_unique<LanguageObjective>(stage, recipe_.model, *tokenizer_, corpus_ ? &*corpus_ : nullptr);
  }

  Recipe recipe_;
  const TrainingObserver& observer_;
  std::stop_token stop_;
  int threads_ = 1;
  Learner learner_;
  TrainingState saved_;
  std::unique_ptr<text::Tokenizer> tokenizer_;
  std::optional<DrawingCorpus> corpus_;
  std::unique_ptr<LossLog> log_;
};

/// How this process computes while it trains. The number of threads is put back at the end, the heap stays as it is.
/// One thread per product: a library's helper threads go on spinning after each product and take the cores from the
/// micro-batches. And big blocks come from the heap instead of fresh pages for every tensor, which costs a third of the time.
class ComputeSetting {
 public:
  ComputeSetting() : threads_(at::get_num_threads()) {
    at::set_num_threads(1);
    ::mallopt(M_ARENA_MAX, 1);               // the other arenas cannot hold big blocks
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);   // the largest that the library takes
    ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    ::mallopt(M_TOP_PAD, 256 << 20);
  }
  ~ComputeSetting() { at::set_num_threads(threads_); }
  ComputeSetting(const ComputeSetting&) = delete;
  ComputeSetting& operator=(const ComputeSetting&) = delete;

 private:
  int threads_;
};

}  // namespace

TrainingReport train(const TrainingRequest& request, const TrainingObserver& observer, std::stop_token stop) {
  const ComputeSetting setting;
  const auto start = Clock::now();
  Run run(read_recipe(request.recipe), request, observer, std::move(stop));
  const bool finished = run.begin(request.resume) && run.run_stages();
  if (finished) run.export_finished();
  TrainingReport report = run.report();
  report.finished = finished;
  report.seconds = seconds_since(start);
  return report;
}

}  // namespace core::training
