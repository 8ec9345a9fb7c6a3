#pragma once

#include <cstdint>
#include <memory>

#include "core/engine/engine.h"
#include "tests/support/fake_host.h"

namespace tests {

/// An engine that says and draws what the script of its host has, and tells the host of each call. The host outlives
/// it.
std::unique_ptr<core::engine::Engine> make_fake_engine(FakeHost& host);

/// The picture that the fake draws for number `index`: one colour, with `rows` of `grid` rows known and the rest grey.
core::image::PixelImage fake_picture(const core::engine::ModelInfo& info, std::int64_t index, std::int64_t rows);

/// The tokens of that picture: those that are kept, and the number for the others.
std::vector<std::int64_t> fake_tokens(const core::inference::ImageVariation& variation, std::int64_t all,
                                      std::int64_t index);

/// How likely it finds the kept tokens behind the first of a region: a chance of 0.25, 0.375 or 0.5 for each, in turn.
core::inference::Likelihood fake_likelihood(const core::inference::ImageVariation& variation, std::int64_t all,
                                            std::int64_t index);

}  // namespace tests
