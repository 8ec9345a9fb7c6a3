#include "tests/ui/screenshots/grab_library.h"

#include <QDir>
#include <QFile>
#include <QScrollArea>

#include "tests/ui/hub/hub_server.h"
#include "ui/models/download_pane.h"
#include "ui/models/library_card.h"
#include "ui/models/library_row.h"
#include "ui/models/licence_panel.h"
#include "ui/models/models_page.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/text_button.h"

namespace tests {
namespace {

void write(const QString& path, const QByteArray& content) {
  QDir().mkpath(QFileInfo(path).path());
  QFile file(path);
  if (file.open(QIODevice::WriteOnly)) file.write(content);
}

ui::LibraryRow* rowOf(ui::ModelsPage& page, const QString& id) {
  for (ui::LibraryRow* row : page.toDownload()->rows()) {
    if (row->model().id == id) return row;
  }
  return nullptr;
}

/// A model that is here, and one of the catalogue's that the hub on this computer has.
void furnish(HubServer& hub, ui::Preferences& preferences) {
  const QString mine = preferences.downloads().modelsFolder() + QStringLiteral("/Janus-Pro-7B");
  write(mine + QStringLiteral("/config.json"), "{\"model_type\": \"janus\"}");
  write(mine + QStringLiteral("/model.safetensors"), {});
  write(preferences.downloads().ownCatalogue(),
        "{\"models\": [{\"repository\": \"org/tiny\", \"name\": \"Janus-Mini\", \"licence\": \"MIT\", \"purpose\": \"From a list of "
        "one’s own\", \"licence_text\": \"The MIT licence.\", \"download_bytes\": 90000000, \"parameters\": 45000000, "
        "\"cache_bytes\": 24000, \"context_length\": 4096}]}");
  hub.setFile(QStringLiteral("config.json"), "{\"model_type\": \"janus\"}");
  hub.setFile(QStringLiteral("model.safetensors"), QByteArray(90'000'000, 'x'));
  preferences.downloads().setProxyKind(ui::ProxyChoice::Kind::None);
  (void)preferences.downloads().setSourceText(hub.endpoint().toString());
}

}  // namespace

void grabLibrary(ui::MainWindow& window, Grabber& grabber, ui::Preferences& preferences) {
  HubServer hub;
  furnish(hub, preferences);
  auto& page = *window.findChild<ui::ModelsPage*>();
  window.openPage(QStringLiteral("models"));
  waitUntil([&] { return rowOf(page, QStringLiteral("org/tiny")) != nullptr; }, 5000);
  waitUntil({}, 600);
  grabber.inBothThemes(QStringLiteral("library"));
  ui::LibraryRow* row = rowOf(page, QStringLiteral("deepseek-ai/Janus-Pro-1B"));
  row->mainButton()->click();
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("library-licence"));
  row->licence()->hide();
  ui::LibraryRow* own = rowOf(page, QStringLiteral("org/tiny"));
  hub.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Slow, .bytes = 100'000});
  hub.addFault(QStringLiteral("model.safetensors"), {.kind = Fault::Kind::Status, .status = 403});
  page.library().noteLicenceRead(QStringLiteral("org/tiny"));
  own->mainButton()->click();
  waitUntil({}, 2500);
  for (auto* area : page.findChildren<QScrollArea*>()) area->ensureWidgetVisible(own);
  grabber.inBothThemes(QStringLiteral("library-download"));
  own->cancelButton()->click();
  waitUntil({}, 200);
  grabber.inBothThemes(QStringLiteral("library-cancel"));
  own->download()->keepButton()->click();
  waitUntil({}, 400);
  own->mainButton()->click();
  waitUntil([&] { return own->download()->failure()->isVisible(); }, 8000);
  grabber.inBothThemes(QStringLiteral("library-failed"));
  page.library().cancel(QStringLiteral("org/tiny"), false);
  waitUntil({}, 400);
}

}  // namespace tests
