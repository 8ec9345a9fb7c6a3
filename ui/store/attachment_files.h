#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ui {

/// Pictures of conversations as files, each named by what is in it, so that one picture is one file however often it is
/// shown. They lie in "attachments" below the data folder.
namespace attachment_files {

/// The name that a file with these bytes has: "3f/3fa9….jpg". `suffix` without a dot; strange ones are left out.
QString nameFor(const QByteArray& bytes, const QString& suffix);
QString pathOf(const QString& dataFolder, const QString& file);
/// Writes it beside its place and renames it; nothing is done where it is there already. Throws
/// core::Error(file_not_written).
void keep(const QString& dataFolder, const QString& file, const QByteArray& bytes);
/// Removes files that are not in `used` and are older than a day: a younger one may be of a question that another
/// program is just about to keep.
void removeUnused(const QString& dataFolder, const QStringList& used);

}  // namespace attachment_files
}  // namespace ui
