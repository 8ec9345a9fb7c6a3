# Which Debian package a library of this machine is from, so that a copy of it can go with its licence.

# Sets `package` to the name of the package that `file` belongs to. A merged /usr has files under two names.
function(debian_package_of file package)
  file(REAL_PATH "${file}" file)
  string(REGEX REPLACE "^/usr" "" short "${file}")
  foreach(name IN ITEMS "${file}" "${short}")
    execute_process(COMMAND dpkg-query --search "${name}" OUTPUT_VARIABLE found RESULT_VARIABLE status ERROR_QUIET)
    if(status EQUAL 0 AND found MATCHES "^([^:,]+)")
      set(${package} "${CMAKE_MATCH_1}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "${file} belongs to no Debian package, so its licence is not known.")
endfunction()
