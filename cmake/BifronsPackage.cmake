# Packages, made by cpack (./installer/package calls it and checks what came out).

set(CPACK_PACKAGE_NAME bifrons)
set(CPACK_PACKAGE_VENDOR "The Bifrons authors")
set(CPACK_PACKAGE_CONTACT "The Bifrons authors <bifrons@bifrons.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Ask about pictures and draw them with Janus models")
set(CPACK_PACKAGE_DESCRIPTION
"Bifrons runs Janus models, which both look at pictures and draw them, on the
machine it is installed on. It has a window and a command line, brings a small
model that works at once, and opens folders of Janus-1.3B, Janus-Pro-1B and
Janus-Pro-7B. libtorch is inside, for the CPU.")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_THREADS 0)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_PROJECT_CONFIG_FILE "${CMAKE_CURRENT_LIST_DIR}/BifronsPackageKinds.cmake")
string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" bifrons_system)
set(CPACK_PACKAGE_FILE_NAME "bifrons-${PROJECT_VERSION}-${bifrons_system}")

if(WIN32)  # not verified: nobody has built this project there yet
  set(CPACK_GENERATOR "NSIS;ZIP")
  set(CPACK_NSIS_DISPLAY_NAME "Bifrons")
  set(CPACK_NSIS_PACKAGE_NAME "Bifrons")
  set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
  set(CPACK_PACKAGE_EXECUTABLES bifrons "Bifrons")
elseif(APPLE)  # not verified: nobody has built this project there yet
  set(CPACK_GENERATOR "DragNDrop;TGZ")
  set(CPACK_DMG_VOLUME_NAME "Bifrons")
else()
  set(CPACK_GENERATOR "DEB;TGZ")
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
  set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # what the programs link; the rest of what they use is named here
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${torch_lib}" "${torch_cuda_runtime}" "${bifrons_carried_folder}"
      "${PROJECT_BINARY_DIR}/core")
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite")  # the driver of the history, which Qt loads by itself
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, qt6-wayland, qt6-translations-l10n, hicolor-icon-theme")
endif()

include(CPack)
