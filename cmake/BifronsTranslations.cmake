# The window's texts in other languages: resources/translations/*.ts become .qm files inside the program.
# `cmake --build build/release --target update_translations` brings the .ts files up to the source; translating is then done in
# Qt Linguist or an editor.
find_package(Qt6 6.4 REQUIRED COMPONENTS CoreTools LinguistTools)

set(bifrons_translation "${PROJECT_SOURCE_DIR}/resources/translations/bifrons_zh_CN.ts")
set(bifrons_translation_qm "${PROJECT_BINARY_DIR}/translations/bifrons_zh_CN.qm")
set(bifrons_translation_cpp "${PROJECT_BINARY_DIR}/translations/qrc_bifrons_translations.cpp")

file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/translations/bifrons_translations.qrc" CONTENT
"<!DOCTYPE RCC><RCC version=\"1.0\"><qresource prefix=\"/translations\">
<file alias=\"bifrons_zh_CN.qm\">bifrons_zh_CN.qm</file>
</qresource></RCC>
")
add_custom_command(OUTPUT "${bifrons_translation_qm}"
                   COMMAND Qt6::lrelease -silent "${bifrons_translation}" -qm "${bifrons_translation_qm}"
                   DEPENDS "${bifrons_translation}" VERBATIM)
add_custom_command(OUTPUT "${bifrons_translation_cpp}"
                   COMMAND Qt6::rcc --name bifrons_translations -o "${bifrons_translation_cpp}"
                           "${PROJECT_BINARY_DIR}/translations/bifrons_translations.qrc"
                   DEPENDS "${bifrons_translation_qm}" "${PROJECT_BINARY_DIR}/translations/bifrons_translations.qrc" VERBATIM)
set_source_files_properties("${bifrons_translation_cpp}" PROPERTIES SKIP_AUTOGEN ON)

# Without places, so that a moved line changes no translation file.
add_custom_target(update_translations
                  COMMAND Qt6::lupdate -silent -no-obsolete -locations none -source-language en -target-language zh_CN
                          -I . -extensions cpp,h ui app/studio -ts "${bifrons_translation}"
                  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
