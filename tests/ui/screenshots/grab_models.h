#pragma once

#include "core/engine/load_plan.h"
#include "tests/ui/screenshots/grabber.h"

namespace ui {
class Preferences;
}

namespace tests {

class FakeHost;

/// Plans for the built-in model and for folders named as the published models are, on a machine with 33 GB and without a
/// graphics card.
core::engine::LoadPlanner plannerOfExamples(const FakeHost& host);

/// The choice of a model with the fake engine: the list, what one would take, how far it is, how it ends.
void grabModels(ui::MainWindow& window, Grabber& grabber, FakeHost& host, ui::Preferences& preferences);

}  // namespace tests
