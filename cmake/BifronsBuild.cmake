# How every target of this project is built: language, warnings, sanitizers, and the two helper functions.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

add_library(bifrons_flags INTERFACE)
target_compile_options(bifrons_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                                               -Woverloaded-virtual
                                               -Wno-missing-field-initializers)  # designated initialisers leave the rest
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(bifrons_flags INTERFACE -Wno-restrict)  # false alarms on std::string, GCC bug 105651
endif()
target_include_directories(bifrons_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(bifrons_flags INTERFACE BIFRONS_VERSION="${PROJECT_VERSION}")
if(BIFRONS_ASSERTIONS)
  string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")
endif()
set(BIFRONS_TEST_PATIENCE 1)  # a test may take its time so many times over
if(BIFRONS_SANITIZE)
  set(BIFRONS_TEST_PATIENCE 10)
  add_compile_options(-fsanitize=${BIFRONS_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${BIFRONS_SANITIZE})
endif()

# add_core_module(<name> SOURCES ... [HEADERS ...] [PUBLIC targets...] [PRIVATE targets...])
# One static library core_<name> for the folder core/<name>; a module without sources becomes an interface library.
function(add_core_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE" ${ARGN})
  if(ARG_SOURCES)
    add_library(core_${name} STATIC ${ARG_SOURCES} ${ARG_HEADERS})
    target_link_libraries(core_${name} PUBLIC bifrons_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  else()
    add_library(core_${name} INTERFACE ${ARG_HEADERS})
    target_link_libraries(core_${name} INTERFACE bifrons_flags ${ARG_PUBLIC})
  endif()
endfunction()

# prefer_small_code(<target>): for code that only says what others are to do, as that of the window and the command line does.
# It takes less room in a package, and less of it is read at the start.
function(prefer_small_code target)
  target_compile_options(${target} PRIVATE "$<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU,Clang,AppleClang>>:-Os>")
endfunction()

# add_module_test(<name> SOURCES tst_*.cpp ... LINK targets... [LABEL unit|golden|ui|model] [TIMEOUT seconds]
#                 [SUPPORT test_support|test_support_widgets])
# One Qt Test executable test_<name>. Each tst_<unit>.cpp holds one test class and registers it with BIFRONS_TEST
# (tests/support/test_registry.h); the shared main runs all of them on the offscreen platform.
function(add_module_test name)
  cmake_parse_arguments(ARG "" "LABEL;TIMEOUT;SUPPORT" "SOURCES;LINK" ${ARGN})
  if(NOT ARG_SUPPORT)
    set(ARG_SUPPORT test_support)
  endif()
  add_executable(test_${name} ${ARG_SOURCES})
  set_target_properties(test_${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(test_${name} PRIVATE bifrons_flags ${ARG_SUPPORT} ${ARG_LINK})
  target_compile_definitions(test_${name} PRIVATE QT_NO_KEYWORDS
                             BIFRONS_SOURCE_DIR="${PROJECT_SOURCE_DIR}" BIFRONS_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  math(EXPR timeout "${ARG_TIMEOUT} * ${BIFRONS_TEST_PATIENCE}")
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${timeout}
                       ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
