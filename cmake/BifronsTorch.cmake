# libtorch 2.11 as one imported target, bifrons::torch.
#
# The CMake package inside the PyPI wheel enables the CUDA language and stops without a toolkit, so the two libraries
# that a CPU program needs are imported here directly. The CUDA back end is found at run time (core/tensor/device).

set(bifrons_torch_candidates "${BIFRONS_LIBTORCH}" ${CMAKE_PREFIX_PATH})
if(DEFINED ENV{XDG_CACHE_HOME})
  list(APPEND bifrons_torch_candidates "$ENV{XDG_CACHE_HOME}/bifrons/libtorch-2.11.0")
else()
  list(APPEND bifrons_torch_candidates "$ENV{HOME}/.cache/bifrons/libtorch-2.11.0")
endif()

find_path(BIFRONS_TORCH_ROOT NAMES include/ATen/core/Tensor.h
          PATHS ${bifrons_torch_candidates} PATH_SUFFIXES torch NO_DEFAULT_PATH)
if(NOT BIFRONS_TORCH_ROOT)
  message(FATAL_ERROR "libtorch was not found. Give -DBIFRONS_LIBTORCH=<folder>, or run ./installer/test, which fetches it.")
endif()
message(STATUS "libtorch: ${BIFRONS_TORCH_ROOT}")

set(torch_lib "${BIFRONS_TORCH_ROOT}/lib")
set(torch_cuda_runtime "${BIFRONS_TORCH_ROOT}/../nvidia/cu13/lib")

foreach(library IN ITEMS torch_cpu c10)
  add_library(bifrons_${library} SHARED IMPORTED)
  set_target_properties(bifrons_${library} PROPERTIES IMPORTED_LOCATION "${torch_lib}/lib${library}.so")
endforeach()

add_library(bifrons_torch INTERFACE)
add_library(bifrons::torch ALIAS bifrons_torch)
# -idirafter, not -isystem: the wheel carries copies of fmt, google and others that must not hide the system's own.
target_compile_options(bifrons_torch INTERFACE
  "SHELL:-idirafter ${BIFRONS_TORCH_ROOT}/include"
  "SHELL:-idirafter ${BIFRONS_TORCH_ROOT}/include/torch/csrc/api/include")
# Without it ATen/TensorOperators.h brings every operator, and a file compiles three times as long.
target_compile_definitions(bifrons_torch INTERFACE AT_PER_OPERATOR_HEADERS)
target_link_libraries(bifrons_torch INTERFACE bifrons_torch_cpu bifrons_c10 Threads::Threads)
target_link_options(bifrons_torch INTERFACE
  "LINKER:-rpath-link,${torch_lib}" "LINKER:-rpath-link,${torch_cuda_runtime}")
