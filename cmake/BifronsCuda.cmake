# A CUDA toolkit for libbifrons_cuda, the kernels for NVIDIA cards (core/cuda), where there is one. The program looks for that
# library when it runs: it builds without a toolkit, and runs without a card or a driver.

option(BIFRONS_CUDA_KERNELS "Build libbifrons_cuda where there is a CUDA toolkit" ON)
set(BIFRONS_CUDA_ARCHITECTURES "80-real;86-real;89-real;90-real;120" CACHE STRING "The cards that libbifrons_cuda is built for")

set(BIFRONS_HAS_CUDA OFF)
if(BIFRONS_CUDA_KERNELS)
  include(CheckLanguage)
  check_language(CUDA)
  if(CMAKE_CUDA_COMPILER)
    set(CMAKE_CUDA_ARCHITECTURES "${BIFRONS_CUDA_ARCHITECTURES}")
    set(CMAKE_CUDA_COMPILER_LAUNCHER "${CMAKE_CXX_COMPILER_LAUNCHER}")
    enable_language(CUDA)
    # CMake 3.25 does not know that nvcc has had C++20 since 12.0.
    if(NOT CMAKE_CUDA20_STANDARD_COMPILE_OPTION)
      set(CMAKE_CUDA20_STANDARD_COMPILE_OPTION "-std=c++20")
    endif()
    if(CMAKE_CUDA_COMPILER_VERSION VERSION_LESS 12.8)
      message(STATUS "libbifrons_cuda is not built: it needs CUDA 12.8 or newer, this is ${CMAKE_CUDA_COMPILER_VERSION}")
    else()
      set(BIFRONS_HAS_CUDA ON)
    endif()
  else()
    message(STATUS "libbifrons_cuda is not built: there is no CUDA toolkit")
  endif()
endif()
