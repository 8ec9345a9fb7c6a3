# What goes onto a user's machine, and where. `program` is all of ours, with libtorch; `portable` adds the system's libraries
# that the programs use, for the archive that runs from its folder. The programs look for share/bifrons and lib/bifrons
# beside their own folder, so these names are the same under every prefix.

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # the tests are not installed, so packaging does not wait for them
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME program)

set(bifrons_programs bifrons bifrons-cli)
set_target_properties(${bifrons_programs} PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/bifrons")
install(TARGETS ${bifrons_programs} RUNTIME DESTINATION bin)
foreach(program IN LISTS bifrons_programs)
  # The older kind of path also holds for what libraries need, and those of the portable archive have none of their own.
  if(UNIX AND NOT APPLE)
    target_link_options(${program} PRIVATE "LINKER:--disable-new-dtags")
  endif()
endforeach()
set_target_properties(bifrons_core PROPERTIES INSTALL_RPATH "$ORIGIN")
install(TARGETS bifrons_core LIBRARY DESTINATION lib/bifrons)
if(TARGET bifrons_cuda)
  install(TARGETS bifrons_cuda LIBRARY DESTINATION lib/bifrons)
endif()

# libtorch. It names the two libraries of CUDA as needed even where there is no card. NVIDIA's licence wants them unchanged:
# only libtorch's own are stripped.
file(GLOB bifrons_runtime CONFIGURE_DEPENDS "${torch_lib}/libgomp*.so*"
     "${torch_cuda_runtime}/libcudart.so.*" "${torch_cuda_runtime}/libcupti.so.*")
install(FILES "${torch_lib}/libtorch_cpu.so" "${torch_lib}/libc10.so" ${bifrons_runtime} DESTINATION lib/bifrons)
if(CMAKE_STRIP)
  install(CODE "
    foreach(library IN ITEMS libtorch_cpu.so libc10.so)
      execute_process(COMMAND \"${CMAKE_STRIP}\" --strip-unneeded \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/lib/bifrons/\${library}\"
                      COMMAND_ERROR_IS_FATAL ANY)
    endforeach()")
endif()

set(resources "${PROJECT_SOURCE_DIR}/resources")
install(DIRECTORY "${resources}/models" "${resources}/benchmark" DESTINATION share/bifrons PATTERN __pycache__ EXCLUDE)

set(app_id org.bifrons.Bifrons)
set(icons share/icons/hicolor)
configure_file("${resources}/desktop/${app_id}.metainfo.xml" "${PROJECT_BINARY_DIR}/share/${app_id}.metainfo.xml" @ONLY)
install(FILES "${resources}/desktop/${app_id}.desktop" DESTINATION share/applications)
install(FILES "${PROJECT_BINARY_DIR}/share/${app_id}.metainfo.xml" DESTINATION share/metainfo)
install(FILES "${resources}/bifrons.svg" DESTINATION ${icons}/scalable/apps RENAME ${app_id}.svg)
install(FILES "${resources}/bifrons-symbolic.svg" DESTINATION ${icons}/symbolic/apps RENAME ${app_id}-symbolic.svg)

foreach(program IN LISTS bifrons_programs)
  configure_file("${resources}/man/${program}.1" "${PROJECT_BINARY_DIR}/share/${program}.1" @ONLY)
  file(ARCHIVE_CREATE OUTPUT "${PROJECT_BINARY_DIR}/share/${program}.1.gz" PATHS "${PROJECT_BINARY_DIR}/share/${program}.1"
       FORMAT raw COMPRESSION GZip)
  install(FILES "${PROJECT_BINARY_DIR}/share/${program}.1.gz" DESTINATION share/man/man1)
  install(FILES "${resources}/completions/bifrons.bash" DESTINATION share/bash-completion/completions RENAME ${program})
endforeach()
install(FILES "${resources}/completions/_bifrons" DESTINATION share/zsh/vendor-completions)

# Licences: ours with an overview, libtorch's and NVIDIA's, and those of libraries whose headers are compiled in.
set(licences share/doc/bifrons/licences)
install(FILES "${resources}/licences/copyright" DESTINATION share/doc/bifrons)
file(GLOB bifrons_torch_licences "${BIFRONS_TORCH_ROOT}/../torch-*.dist-info/licenses/*" "${BIFRONS_TORCH_ROOT}/LICENSE")
install(FILES ${bifrons_torch_licences} DESTINATION ${licences}/libtorch)
file(GLOB bifrons_cuda_licences "${BIFRONS_TORCH_ROOT}/../nvidia_cuda_runtime-*.dist-info/licenses/*")
install(FILES ${bifrons_cuda_licences} DESTINATION ${licences}/nvidia)
foreach(package IN ITEMS libcli11-dev nlohmann-json3-dev libspdlog-dev libfmt-dev)
  install(FILES "/usr/share/doc/${package}/copyright" DESTINATION ${licences} RENAME ${package} OPTIONAL)
endforeach()

include(BifronsCarriedLibraries)

# The rest of the system's libraries, for the portable archive alone.
if(UNIX AND NOT APPLE)
  get_target_property(bifrons_qmake Qt6::qmake IMPORTED_LOCATION)
  execute_process(COMMAND "${bifrons_qmake}" -query QT_INSTALL_PLUGINS OUTPUT_VARIABLE bifrons_qt_plugins
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND "${bifrons_qmake}" -query QT_INSTALL_TRANSLATIONS OUTPUT_VARIABLE bifrons_qt_translations
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  install(CODE "
    set(programs \"$<TARGET_FILE:bifrons>\" \"$<TARGET_FILE:bifrons-cli>\")
    set(shared \"$<TARGET_FILE:bifrons_core>\")
    set(qt_plugins \"${bifrons_qt_plugins}\")
    set(qt_translation \"${bifrons_qt_translations}/qtbase_zh_CN.qm\")
    set(carried \"${bifrons_carried_names}\")" COMPONENT portable)
  install(SCRIPT "${CMAKE_CURRENT_LIST_DIR}/BifronsPortable.cmake" COMPONENT portable)
endif()
