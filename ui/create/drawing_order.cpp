#include "ui/create/drawing_order.h"

#include <QRandomGenerator>
#include <algorithm>
#include <cmath>

#include "ui/bridge/qt_convert.h"
#include "ui/create/draw_settings.h"

namespace ui {
namespace {

constexpr std::int64_t regionCandidates = 4;
constexpr float stripWeights[] = {1, 2, 3, 5, 7, 10};

float guidanceOf(const Drawing& drawing, int tile) {
  const std::vector<float>& strip = drawing.branch.variation.guidance_strip;
  return strip.empty() ? drawing.options.guidance : strip[static_cast<std::size_t>(drawing.tiles[tile].number)];
}

/// What the picture has, and in a region that was stopped also what is kept around it.
std::vector<std::int64_t> tokensToKeep(const Tile& tile, const core::inference::ImageVariation& variation) {
  if (!variation.region || tile.codes.empty()) return tile.codes;
  std::vector<std::int64_t> tokens = variation.kept_tokens;
  std::copy(tile.codes.begin(), tile.codes.end(), tokens.begin());
  return tokens;
}

}  // namespace

core::inference::PictureMetadata metadataOf(const Drawing& drawing, int tile) {
  const Tile& shown = drawing.tiles[tile];
  const core::inference::ImageVariation& variation = drawing.branch.variation;
  core::inference::PictureMetadata drawn{.prompt = toUtf8(drawing.prompt), .options = drawing.options,
                                         .index = variation.stream(shown.number), .model = toUtf8(drawing.model),
                                         .width = shown.picture.width(), .height = shown.picture.height(),
                                         .tokens = tokensToKeep(shown, variation), .unfinished = {},
                                         .kept_tokens = variation.kept_ahead(shown.grid),
                                         .parent = toUtf8(drawing.branch.parentFile),
                                         .region = variation.region, .shows_prompt = shown.showsPrompt,
                                         .model_hash = toUtf8(drawing.modelHash)};
  drawn.options.guidance = guidanceOf(drawing, tile);
  if (shown.phase != TilePhase::Final) {
    drawn.unfinished =
        core::inference::UnfinishedPicture{.tokens = shown.rows * shown.grid, .wanted = shown.grid * shown.grid};
  }
  return drawn;
}

DrawingOrder moreLikeThis(const Drawing& drawing) {
  DrawingOrder order{.prompt = drawing.prompt, .options = drawing.options, .branch = {}};
  order.options.sampling.seed = DrawSettings::randomSeed();
  return order;
}

DrawingOrder rerolled(const Drawing& drawing, int tile, qint64 rows) {
  const Tile& from = drawing.tiles[tile];
  DrawingOrder order = moreLikeThis(drawing);
  order.options.count = 1;
  order.options.guidance = guidanceOf(drawing, tile);
  const auto kept = std::min(static_cast<std::size_t>(rows * from.grid), from.codes.size());
  order.branch.variation.kept_tokens.assign(from.codes.begin(), from.codes.begin() + static_cast<std::ptrdiff_t>(kept));
  order.branch.parent = from.stored;
  order.branch.parentFile = from.file;
  return order;
}

DrawingOrder continued(const Drawing& drawing, int tile) {
  const Tile& from = drawing.tiles[tile];
  DrawingOrder order{.prompt = drawing.prompt, .options = drawing.options, .branch = drawing.branch};
  order.options.count = 1;
  order.options.guidance = guidanceOf(drawing, tile);
  core::inference::ImageVariation& variation = order.branch.variation;
  variation.first_stream = variation.stream(from.number);
  variation.guidance_strip.clear();
  // A region begins once more: what is kept around it takes the place of what was drawn in it.
  if (!variation.region && from.codes.size() > variation.kept_tokens.size()) variation.kept_tokens = from.codes;
  order.branch.parent = from.stored;
  order.branch.parentFile = from.file;
  return order;
}

DrawingOrder regionRerolled(const Drawing& drawing, int tile, const QRect& cells) {
  const Tile& from = drawing.tiles[tile];
  DrawingOrder order = rerolled(drawing, tile, from.grid);
  order.options.count = regionCandidates;
  order.branch.variation.region = core::inference::PictureRegion{
      .row = cells.top(), .column = cells.left(), .rows = cells.height(), .columns = cells.width()};
  return order;
}

DrawingOrder guidanceStrip(const Drawing& drawing, int tile) {
  DrawingOrder order{.prompt = drawing.prompt, .options = drawing.options, .branch = drawing.branch};
  order.options.guidance = guidanceOf(drawing, tile);
  std::vector<float> weights(std::begin(stripWeights), std::end(stripWeights));
  if (std::ranges::find(weights, order.options.guidance) == weights.end()) weights.push_back(order.options.guidance);
  std::ranges::sort(weights);
  order.branch.variation.first_stream = drawing.branch.variation.stream(drawing.tiles[tile].number);
  order.branch.variation.guidance_strip = weights;
  order.options.count = static_cast<std::int64_t>(weights.size());
  return order;
}

Drawing broughtBack(JobId job, const QImage& picture, const core::inference::PictureMetadata& drawn) {
  Drawing drawing{.job = job, .prompt = toQString(drawn.prompt), .options = drawn.options, .branch = {},
                  .state = DrawingState::Finished, .model = toQString(drawn.model), .modelHash = toQString(drawn.model_hash)};
  drawing.branch.variation.first_stream = drawn.index;
  drawing.branch.parentFile = toQString(drawn.parent);
  const bool hasRegion = drawn.region && !drawn.tokens.empty();  // what is kept around it lies in the tokens
  if (hasRegion) drawing.branch.variation.region = drawn.region;
  const std::size_t ahead = std::min<std::size_t>(static_cast<std::size_t>(drawn.kept_tokens), drawn.tokens.size());
  const auto kept = static_cast<std::ptrdiff_t>(hasRegion ? drawn.tokens.size() : ahead);
  drawing.branch.variation.kept_tokens.assign(drawn.tokens.begin(), drawn.tokens.begin() + kept);
  drawing.options.count = 1;
  Tile tile{.phase = drawn.unfinished ? TilePhase::Stopped : TilePhase::Final, .picture = picture, .codes = drawn.tokens};
  if (drawn.unfinished) tile.codes.resize(std::min(drawn.tokens.size(), static_cast<std::size_t>(drawn.unfinished->tokens)));
  const qint64 all = drawn.unfinished ? drawn.unfinished->wanted : static_cast<qint64>(drawn.tokens.size());
  tile.grid = std::llround(std::sqrt(static_cast<double>(all)));
  tile.tokens = drawn.unfinished ? drawn.unfinished->tokens : all;
  tile.rows = tile.grid > 0 ? tile.tokens / tile.grid : 0;
  tile.showsPrompt = drawn.shows_prompt;
  drawing.tiles = {tile};
  return drawing;
}

}  // namespace ui
