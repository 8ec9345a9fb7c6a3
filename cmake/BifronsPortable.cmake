# Runs at install time: puts the system's libraries that the programs use, Qt's plugins, its own words in Chinese and the
# licences of all these into the portable archive. Given: programs, shared (libraries of our own), qt_plugins (folder),
# qt_translation (file), carried (names of libraries that are installed already).

include("${CMAKE_CURRENT_LIST_DIR}/BifronsDebianPackages.cmake")
set(root "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")
set(licences "${root}/share/doc/bifrons/licences")

# Every desktop has these, and they belong to its kernel, its drivers, its display, its fonts or its sign-on: ours would not fit,
# or (zstd, which its package manager uses) need not come twice.
set(of_the_desktop
  "^ld-linux" "^lib(c|m|dl|rt|util|pthread|resolv|stdc\\+\\+|gcc_s)\\.so" "^linux-vdso"
  "^lib(GL|EGL|GLX|OpenGL|GLdispatch|drm|gbm)\\.so" "^lib(X11|X11-xcb|xcb|Xau|Xdmcp|ICE|SM)\\.so" "^libwayland-"
  "^lib(fontconfig|freetype|harfbuzz|expat|z|uuid)\\.so" "^lib(gssapi_krb5|krb5|k5crypto|krb5support|com_err|keyutils|zstd)\\.so"
  "^lib(glib-2\\.0|gobject-2\\.0|gio-2\\.0|dbus-1|systemd|udev)\\.so")
set(of_ours "^lib(bifrons|torch_cpu|c10|gomp|cudart|cupti)[_.]")
list(TRANSFORM carried REPLACE "[.]" "\\\\." OUTPUT_VARIABLE carried_names)

set(plugins "")
foreach(pattern IN ITEMS platforms/libqxcb.so platforms/libqoffscreen.so "platforms/libqwayland*.so" "wayland-*/*.so" "imageformats/*.so"
                         "iconengines/*.so" "platforminputcontexts/*.so" platformthemes/libqxdgdesktopportal.so
                         "tls/*.so" sqldrivers/libqsqlite.so)
  file(GLOB found RELATIVE "${qt_plugins}" "${qt_plugins}/${pattern}")
  list(APPEND plugins ${found})
endforeach()
list(TRANSFORM plugins PREPEND "${qt_plugins}/" OUTPUT_VARIABLE plugin_files)

file(GET_RUNTIME_DEPENDENCIES EXECUTABLES ${programs} LIBRARIES ${shared} MODULES ${plugin_files}
     RESOLVED_DEPENDENCIES_VAR libraries PRE_EXCLUDE_REGEXES ${of_the_desktop} ${of_ours} ${carried_names})

file(INSTALL ${libraries} DESTINATION "${CMAKE_INSTALL_PREFIX}/lib/bifrons" TYPE SHARED_LIBRARY FOLLOW_SYMLINK_CHAIN)
foreach(plugin IN LISTS plugins)
  cmake_path(GET plugin PARENT_PATH kind)
  file(INSTALL "${qt_plugins}/${plugin}" DESTINATION "${CMAKE_INSTALL_PREFIX}/lib/bifrons/plugins/${kind}" TYPE SHARED_LIBRARY)
endforeach()
file(INSTALL "${qt_translation}" DESTINATION "${CMAKE_INSTALL_PREFIX}/lib/bifrons/translations")
file(WRITE "${root}/bin/qt.conf"
  "[Paths]\nPrefix = ..\nPlugins = lib/bifrons/plugins\nTranslations = lib/bifrons/translations\n")

set(packages "")
foreach(library IN LISTS libraries plugin_files qt_translation)
  debian_package_of("${library}" package)
  list(APPEND packages "${package}")
endforeach()
list(REMOVE_DUPLICATES packages)
list(SORT packages)
set(lines "")
file(MAKE_DIRECTORY "${licences}")
foreach(package IN LISTS packages)
  execute_process(COMMAND dpkg-query --show "--showformat=\${source:Package} \${source:Version}" "${package}"
                  OUTPUT_VARIABLE source COMMAND_ERROR_IS_FATAL ANY)
  string(APPEND lines "${package}: ${source}\n")
  string(REGEX REPLACE " .*" "" source "${source}")  # the packages of one source have the same licences
  file(REAL_PATH "/usr/share/doc/${package}/copyright" copyright)
  file(COPY_FILE "${copyright}" "${licences}/${source}")
endforeach()
file(WRITE "${licences}/libraries.txt"
  "The libraries beside libtorch in lib/bifrons are those of these packages, unchanged. Their sources are in the archive of the\n"
  "distribution; each may be replaced by another build of the same interface. Licences stand in the files named after the\n"
  "sources.\n\nPackage: source and its version\n\n"
  "${lines}")
