#include <cmath>

#include "core/kernels/row_loops.h"

namespace core::kernels {
namespace {

/// Eight lanes in plain C++, which compilers turn into whatever vectors the target has.
struct PortableLanes {
  static constexpr std::int64_t width = 8;
  static constexpr int outputs_together = 2;
  struct Vector {
    float lane[8];
  };

  template <typename Function>
  static Vector make(Function function) {
    Vector made;
    for (int i = 0; i < 8; ++i) made.lane[i] = function(i);
    return made;
  }

  static float widen(float value) { return value; }
  static float widen(Bf16 value) { return widened(value); }
  static Vector zero() { return broadcast(0.0F); }
  static Vector broadcast(float value) { return make([=](int) { return value; }); }
  template <typename Stored>
  static Vector load(const Stored* from) {
    return make([=](int i) { return widen(from[i]); });
  }
  template <typename Stored>
  static Vector load_some(const Stored* from, std::int64_t count) {
    return make([=](int i) { return i < count ? widen(from[i]) : 0.0F; });
  }
  static void store(float* to, const Vector& v) { store_some(to, v, width); }
  static void store_some(float* to, const Vector& v, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) to[i] = v.lane[i];
  }
  static Vector add(const Vector& a, const Vector& b) {
    return make([&](int i) { return a.lane[i] + b.lane[i]; });
  }
  static Vector multiply(const Vector& a, const Vector& b) {
    return make([&](int i) { return a.lane[i] * b.lane[i]; });
  }
  static Vector divide(const Vector& a, const Vector& b) {
    return make([&](int i) { return a.lane[i] / b.lane[i]; });
  }
  static Vector multiply_add(const Vector& a, const Vector& b, const Vector& c) {
    return make([&](int i) { return a.lane[i] * b.lane[i] + c.lane[i]; });
  }
  static Vector maximum(const Vector& a, const Vector& b) {
    return make([&](int i) { return a.lane[i] > b.lane[i] ? a.lane[i] : b.lane[i]; });
  }
  static Vector minimum(const Vector& a, const Vector& b) {
    return make([&](int i) { return a.lane[i] < b.lane[i] ? a.lane[i] : b.lane[i]; });
  }
  static Vector round(const Vector& v) {
    return make([&](int i) { return std::nearbyint(v.lane[i]); });
  }
  static Vector power_of_two(const Vector& n) {
    return make([&](int i) { return std::ldexp(1.0F, static_cast<int>(n.lane[i])); });
  }
  static float sum(const Vector& v) {
    return ((v.lane[0] + v.lane[4]) + (v.lane[2] + v.lane[6])) + ((v.lane[1] + v.lane[5]) + (v.lane[3] + v.lane[7]));
  }
};

}  // namespace

const KernelTable& portable_kernels() {
  static constexpr KernelTable table = make_kernel_table<PortableLanes, WidenedDot<PortableLanes, Bf16>>(false);
  return table;
}

}  // namespace core::kernels
