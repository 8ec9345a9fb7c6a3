# Libraries of the system that every package carries, so that the .deb that is made on Debian 12 also installs on Ubuntu 24.04:
# the packages of most have another name there, and sentencepiece has the same name but does not work with programs that were
# built for the other. Sets bifrons_carried_folder, where copies lie under the names that programs look for, and
# bifrons_carried_names.

include(BifronsDebianPackages)
set(bifrons_carried_folder "${PROJECT_BINARY_DIR}/carried")
set(bifrons_carried_names "")
find_program(BIFRONS_DPKG_QUERY dpkg-query)
if(NOT BIFRONS_DPKG_QUERY)
  return()
endif()

get_target_property(bifrons_spdlog spdlog::spdlog LOCATION)
foreach(library IN ITEMS ${bifrons_spdlog} ${sentencepiece_LINK_LIBRARIES} ${utf8proc_LINK_LIBRARIES}
                ${libjpeg_LINK_LIBRARIES})
  execute_process(COMMAND "${CMAKE_OBJDUMP}" -p "${library}" OUTPUT_VARIABLE headers COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCH "SONAME +([^ \n]+)" name "${headers}")
  set(name "${CMAKE_MATCH_1}")
  configure_file("${library}" "${bifrons_carried_folder}/${name}" COPYONLY)
  list(APPEND bifrons_carried_names "${name}")
  debian_package_of("${library}" package)
  install(FILES "${bifrons_carried_folder}/${name}" DESTINATION lib/bifrons)
  file(REAL_PATH "/usr/share/doc/${package}/copyright" copyright)
  install(FILES "${copyright}" DESTINATION share/doc/bifrons/licences RENAME "${package}")
endforeach()
