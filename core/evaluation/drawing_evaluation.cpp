#include "core/evaluation/drawing_evaluation.h"

#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/blocks/judge.h"
#include "core/evaluation/prompt_file.h"
#include "core/evaluation/score_table.h"
#include "core/image/image_file.h"

namespace core::evaluation {
namespace {

namespace fs = std::filesystem;

/// The prompts' folders: those whose name is a number, in order.
std::vector<fs::path> prompt_folders(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const fs::path& entry : folder_entries(folder)) {
    const bool is_number = entry.filename().string().find_first_not_of("0123456789") == std::string::npos;
    if (is_number && is_folder(entry)) {
      found.push_back(entry);
    }
  }
  if (found.empty()) {
    throw Error(ErrorKind::file_missing,
                join("The folder '", folder.string(), "' holds no folders 00000, 00001 … with drawings."));
  }
  return found;
}

std::vector<fs::path> sample_files(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const fs::path& entry : folder_entries(folder)) {
    if (entry.extension() == ".png") {
      found.push_back(entry);
    }
  }
  if (found.empty()) {
    throw Error(ErrorKind::file_missing, join("The folder '", folder.string(), "' holds no PNG files."));
  }
  return found;
}

DrawingPrompt read_metadata(const fs::path& folder) {
  std::vector<DrawingPrompt> prompts = read_prompts(folder / "metadata.jsonl");
  prompts.front().place = join(folder.filename().string(), "/", prompts.front().place);
  return std::move(prompts.front());
}

std::string in_words(const blocks::FoundScene& scene) {
  std::string words;
  for (const blocks::FoundObject& object : scene.objects) {
    words += words.empty() ? "" : ", ";
    words += object.color ? blocks::name(*object.color) : "unclear";
    words += object.shape ? join(" ", blocks::name(*object.shape)) : " something";
  }
  words = words.empty() ? "nothing" : words;
  return scene.ground ? join(words, " on ", blocks::name(*scene.ground)) : words;
}

}  // namespace

EvaluationReport evaluate_drawings(const fs::path& folder, const std::function<void(const DrawingRow&)>& on_row,
                                   const std::stop_token& stop) {
  const auto start = Clock::now();
  ScoreTable table;
  bool stopped = false;
  for (const fs::path& prompt_folder : prompt_folders(folder)) {
    if (stopped) {
      break;
    }
    const blocks::Prompt prompt = blocks_prompt(read_metadata(prompt_folder));
    const std::string tag(blocks::name(prompt.category));
    for (const fs::path& file : sample_files(prompt_folder / "samples")) {
      stopped = stopped || stop.stop_requested();
      if (stopped) {
        break;
      }
      const image::PixelImage picture = image::read_image(file);
      const blocks::Verdict verdict = blocks::judge(picture, prompt.wish);
      table.add({.type = tag, .kept_out = prompt.has_kept_out}, verdict.correct);
      if (on_row) {
        on_row({.prompt = prompt.text,
                .tag = tag,
                .image = file.lexically_relative(folder).generic_string(),
                .found = in_words(blocks::find_objects(picture)),
                .correct = verdict.correct,
                .reason = verdict.reason});
      }
    }
  }
  EvaluationReport report = table.value();
  report.stopped = stopped;
  report.seconds = seconds_since(start);
  return report;
}

}  // namespace core::evaluation
