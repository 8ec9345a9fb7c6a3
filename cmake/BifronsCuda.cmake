# A CUDA compiler for libbifrons_cuda, the kernels for NVIDIA cards (core/cuda), where there is one. The program looks for that
# library when it runs: it builds without a toolkit, and runs without a card or a driver.

option(BIFRONS_CUDA_KERNELS "Build libbifrons_cuda where there is a CUDA toolkit" ON)
set(BIFRONS_CUDA_ARCHITECTURES "80-real;86-real;89-real;90;120" CACHE STRING "The cards that libbifrons_cuda is built for")

set(BIFRONS_HAS_CUDA OFF)
set(bifrons_cuda_obstacle "")
if(NOT BIFRONS_CUDA_KERNELS)
  set(bifrons_cuda_obstacle "BIFRONS_CUDA_KERNELS is off")
elseif(BIFRONS_SANITIZE)
  set(bifrons_cuda_obstacle "sanitizers do not look into it")
else()
  include(CheckLanguage)
  check_language(CUDA)
  if(NOT CMAKE_CUDA_COMPILER)
    set(bifrons_cuda_obstacle "there is no CUDA compiler that works")
  else()
    # Asked before CMake tries the compiler, which an older one would end.
    execute_process(COMMAND "${CMAKE_CUDA_COMPILER}" --version OUTPUT_VARIABLE bifrons_nvcc ERROR_QUIET)
    string(REGEX MATCH "release ([0-9]+\\.[0-9]+)" bifrons_nvcc "${bifrons_nvcc}")
    if(NOT CMAKE_MATCH_1 OR CMAKE_MATCH_1 VERSION_LESS 12.8)
      set(bifrons_cuda_obstacle "it needs CUDA 12.8 or newer, and ${CMAKE_CUDA_COMPILER} is of ${CMAKE_MATCH_1}")
    endif()
  endif()
endif()

if(bifrons_cuda_obstacle)
  message(STATUS "libbifrons_cuda is not built: ${bifrons_cuda_obstacle}")
else()
  set(CMAKE_CUDA_ARCHITECTURES "${BIFRONS_CUDA_ARCHITECTURES}")
  set(CMAKE_CUDA_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
  enable_language(CUDA)
  # CMake 3.25 does not know that nvcc has had C++20 since 12.0.
  if(NOT CMAKE_CUDA20_STANDARD_COMPILE_OPTION)
    set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION "-std=c++20")
  endif()
  set(BIFRONS_HAS_CUDA ON)
endif()
