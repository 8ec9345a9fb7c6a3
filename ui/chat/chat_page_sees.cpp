// Which picture the panel of what the model sees shows.
#include <algorithm>

#include "ui/chat/chat_page.h"
#include "ui/chat/composer.h"
#include "ui/chat/conversation_pane.h"
#include "ui/chat/sees_panel.h"
#include "ui/chat/stored_pictures.h"
#include "ui/widgets/page_columns.h"

namespace ui {

void ChatPage::connectSees() {
  connect(m_pane, &ConversationPane::seesRequested, this, &ChatPage::see);
  connect(m_pane, &ConversationPane::picturesChanged, this, [this] {
    m_seen.clear();
    showSeen();
  });
  connect(m_stored, &StoredPictures::read, this, [this](const AttachedPicture& picture) {
    const QString wanted = m_seen.isEmpty() ? m_pane->newestPicture().file : m_seen;
    if (m_columns->isPanelShown() && picture.file == wanted) m_sees->setPicture(picture, canCrop(picture.file));
  });
  connect(m_sees, &SeesPanel::closeRequested, this, &ChatPage::togglePanel);
  connect(m_sees, &SeesPanel::cropRequested, &composer(), &Composer::crop);
  const auto showModel = [this] {
    const core::engine::ModelInfo* info = m_bridge.model();
    m_sees->setModel(info == nullptr ? SeesPanel::Model{}
                                     : SeesPanel::Model{info->folder, info->image_size, info->image_tokens_seen, info->context_length});
    showSeen();
  };
  connect(&m_bridge, &EngineBridge::modelLoaded, this, showModel);
  connect(&m_bridge, &EngineBridge::modelUnloaded, this, showModel);
  showModel();
}

void ChatPage::see(const AttachedPicture& picture) {
  m_seen = picture.file;
  if (!m_columns->isPanelShown()) m_columns->togglePanel();
  if (picture.pixels == nullptr) return m_stored->want(picture);
  m_sees->setPicture(picture, canCrop(picture.file));
}

bool ChatPage::canCrop(const QString& file) const {
  const QList<AttachedPicture>& pictures = composer().pictures();
  return std::any_of(pictures.begin(), pictures.end(), [&](const AttachedPicture& one) { return one.file == file; });
}

/// The newest picture, where none was asked for. It is read only while the panel is shown.
void ChatPage::showSeen() {
  if (!m_columns->isPanelShown() || !m_seen.isEmpty()) return;
  const AttachedPicture picture = m_pane->newestPicture();
  if (picture.file.isEmpty()) return m_sees->clear();
  if (picture.pixels == nullptr) return m_stored->want(picture);
  m_sees->setPicture(picture, canCrop(picture.file));
}

}  // namespace ui
