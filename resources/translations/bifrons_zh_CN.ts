<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerWords</name>
    <message>
        <source>1 token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer reached its limit of %1. It is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrons ended before the first word of this answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrons ended while this answer was written. What was kept is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this answer before its first word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this answer after %1. It is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at %1 pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>The picture “%1” could not be kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no repository like “owner/name”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a licence_address that does not begin with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a download_bytes that is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has parameters that are no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a cache_bytes that is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has a context_length that is no number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2. The other models are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is too large for a catalogue. The other models are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no list “models”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a catalogue: %2. The other models are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry %1 of “%2” %3. It is left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfidenceMap</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the likeliest code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the code of rank %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3. Entropy %4 of 1.
Likeliest others: %5</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>“%1” was written by a newer Bifrons. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is in use by another program. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no space left for “%1”. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history in memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history needs the SQLite driver of Qt (package libqt6sql6-sqlite). Nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message>
        <source>“%1” refuses the access token for “%2”. Accept the model’s terms on its page there, or use another token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gives “%2” only to accounts that have accepted its terms. It needs an access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be found. This computer may be offline. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not accept connections. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot prove who it is (%2). Nothing was taken from it; what was fetched before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not let Bifrons through (%1). Settings, Downloads, says which one is used. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” broke the connection. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be reached (%2). What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no model “%2”, or does not show it without an access token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no file “%2” of “%3”. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” answers with error %2. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has had too many requests from here. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is busy or being repaired (%2). What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written to. Nothing was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Bifrons that is running fetches “%1” now. What it has fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not take its place in “%2”. All its files are kept in “%3”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source answers with something that is no list of files. Nothing was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source lists “%1”, a file outside of the model’s folder. Nothing was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The source does not say how large “%1” is. Nothing was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: “%1” cannot be written. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” cannot be written (%2). What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be brought to the disk (%2). What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not take its place (%2). What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DownloadWords</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, its checksum is checked at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until the download before it is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the source which files there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading what is already here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrons asks again by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>are here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This cannot be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get another copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the free space and the folder’s permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Bifrons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No usable model in this folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, picture %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k, top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 of %2 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>“%1” is not in the models folder, so Bifrons does not remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be removed. All of it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Bifrons Blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in, for coloured shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in 1 file, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n files, %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SizeWords</name>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>A folder is a model to load, and there can be only one: not “%1” as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A desktop program for Janus models: it looks at pictures and draws them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the log to the console, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the model; without it the one that was chosen last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto, cpu or cuda[:N]; without it as the settings say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another window even where Bifrons runs already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures or texts for a question, or the folder of a model to load.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page “%1”. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no device: auto, cpu or cuda[:N].</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>about %1 h left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AboutSection</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything runs on this computer; nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT. Uses Qt %1 under the LGPL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diagnosis says what program, computer and settings these are, with the end of the log.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AnswerFoot</name>
    <message>
        <source>Older version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the question; both versions stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System follows the light or dark setting of the desktop. High contrast does, too, with stronger lines and without paler text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another language is used from the next start of Bifrons on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop is the font of your other programs. Bifrons is Inter, where it is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: what is under way shows three dots that stand still, and nothing slides.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AttachmentReader</name>
    <message>
        <source>It is a folder; attach the pictures in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not attached. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is longer than any model can read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ChatList</name>
    <message>
        <source>Search chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chat contains “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ChatListDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ChatListModel</name>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month, year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month of a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ChatPage</name>
    <message>
        <source>List of chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin this chat, or unpin it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach pictures or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you ask is held in memory and saved as soon as that is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a new chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been asked in this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ColumnHandle</name>
    <message>
        <source>Width of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; double click for the usual width</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CommandHint</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CommandList</name>
    <message>
        <source>off: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command is called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>How to compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two pictures compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab changes · ← → move the divider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Ask about a picture, or anything else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a picture or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a picture or text. Nothing was attached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not attached. It is neither a picture nor text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text was not added. It has %1 characters; no model can read more than %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be read. Nothing was attached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 1 other was not attached either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 %n others were not attached either.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your text is kept until this answer has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sent as soon as the picture is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter to send · Shift+Enter for a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something or attach a picture first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ContextMeter</name>
    <message>
        <source>Context: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context used
Pictures: %1 (%2 each)
Text: %3
Free: %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: too long</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConversationPane</name>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures and text (*.png *.jpg *.jpeg *.webp *.bmp *.txt *.md *.csv *.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to insert the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a picture or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to attach (%1 positions)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop to attach</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CreateModel</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preview, row %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped at row %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture %1 of %2, %3: %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CreatePage</name>
    <message>
        <source>Tile size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the drawing settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create</source>
        <translation type="unfinished">创作</translation>
    </message>
    <message>
        <source>%1.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show how sure the model was of each token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CropView</name>
    <message>
        <source>Part of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a part, or move it with the arrow keys; Shift changes its size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DeviceProbe</name>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DownloadJob</name>
    <message>
        <source>“%1” needs %2 more on the disk of “%3”, which has %4 free. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DownloadPane</name>
    <message>
        <source>Downloaded so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what was fetched?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept, the download goes on from there another time. Removed, its place on the disk is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DownloadStrip</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloaded so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DownloadsSection</name>
    <message>
        <source>http:// or socks5:// with a port, such as proxy.example:3128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mirror of the hub, by its address. Empty: the address in HF_ENDPOINT, else huggingface.co. A download that runs stays with its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no address of a source. The one before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no proxy: it takes a host and a port. The one before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used when “Address” is chosen above</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DrawingSection</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the desktop when a job longer than 10 s ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every 4 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every 2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each preview takes some time of the picture&apos;s. Turning it off changes no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only while you use another window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DropZone</name>
    <message>
        <source>Choose a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or paste one with Ctrl+V</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EditNote</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are changing an earlier question. Both versions stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EmptyCreateView</name>
    <message>
        <source>Pictures will appear here, row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a red circle to the left of a blue square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>three yellow stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pink heart on a black background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a small purple star above a big green circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lighthouse on a cliff at dusk, gouache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three pears on a table, chiaroscuro</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hot-air balloons over green hills, paper cut-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A small sailing boat in fog, watercolour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the prompt “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EmptyGallery</name>
    <message>
        <source>Open Create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing drawn yet. Every picture you make is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the filter %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EngineSection</name>
    <message>
        <source>A change loads the model again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrons is looking for devices that it can use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, which is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fp32 takes twice the memory of the others. Automatic is bf16 on a graphics card and for a large model that is stored in half precision, else fp32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has 1 core.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n cores.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Used when the CPU does the work; Auto goes by the size of the model. %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EngineStatus</name>
    <message>
        <source>No model loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>token %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures %1–%2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shard %1 of %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1
%2 stays loaded until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: %1, of which the weights are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FileDownload</name>
    <message>
        <source>“%1” does not have the rest of “%2”. The file is fetched from its beginning; the others are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the file that the source lists: it has %2 bytes in place of %3. The other files are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checksum of “%1” is not the one that the source lists. Its bytes were thrown away; the other files are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Search in prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FilterButton</name>
    <message>
        <source>Filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete takes it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: Del takes it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FirstRunView</name>
    <message>
        <source>Show it a picture, or ask for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything runs on this computer. There is no account, and nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a few words and watch a picture appear, row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in model knows coloured shapes. Ask it what is where, how many there are, or what it sees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the red circle?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A red circle above a blue square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask what a picture shows, what is written in it, or how one thing in it relates to another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in this picture?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lighthouse on a cliff at dusk, gouache</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FolderCheck</name>
    <message>
        <source>Nothing can be written into “%1”: %2. The folder from before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FoldersSection</name>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations, pictures and models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished">设置</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for saved pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the dialog begins when you save a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder for saved pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GalleryDelegate</name>
    <message>
        <source>File is gone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GalleryGrid</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GalleryModel</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GalleryPage</name>
    <message>
        <source>Picture size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was rebuilt from its tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation type="unfinished">图库</translation>
    </message>
    <message>
        <source>Select two pictures to compare them: hold Ctrl and click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture is in the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are in the trash</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discuss in Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star, or take the star away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy with settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy without settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star the selected pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected pictures to the trash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HubListing</name>
    <message>
        <source>The source’s list of files does not end. Nothing was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” holds no Janus model that Bifrons reads: no config.json with model.safetensors or pytorch_model.bin. Nothing was fetched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HubReply</name>
    <message>
        <source>“%1” has sent nothing for a while. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” sends Bifrons on in a circle. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” sends Bifrons on to an address that it does not follow. What was fetched is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::IdleRow</name>
    <message>
        <source>Unload the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 minutes without use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After an hour without use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After %1 hours without use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its memory is free for other programs then. One press loads it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::InlineNote</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::JobHeader</name>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · seed %2 · %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this before a picture had begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this: %1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, 1 kept as far as it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>, %n kept as far as they came</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close these pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::JobNotifier</name>
    <message>
        <source>The answer is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures are drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was not written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures were not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model was not loaded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::KeyField</name>
    <message>
        <source>Press it, then the new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcut of “%1”: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” alone is for typing and moving about. Hold Ctrl or Alt with it. The keys are as before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LargeView</name>
    <message>
        <source>Picture %1 of %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LibraryCard</name>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory needed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LibraryRow</name>
    <message>
        <source>Loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded when the program starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the licence of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer about %1 tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer %1 tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From what another model’s weights were read with in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known after the first answer and the first picture of this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As measured in this session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the download of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load at every start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> It is unloaded first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1” from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are free again, and the model can only come back by another download.%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LicencePanel</name>
    <message>
        <source>Read the whole text in the browser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download under these terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LoadDesk</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was not loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped the loading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 The built-in model is used instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> “%1” is still loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrons did not end properly the last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not loaded by itself, in case it was the cause. What you made is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was unloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not used for a minute; its memory is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It was not used for %n minutes; its memory is free again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Load it again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LoadView</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading; what was loaded before stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stays loaded until then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LogDialog</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this kind was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MachineStrip</name>
    <message>
        <source>%1, %2 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 core</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No graphics card in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, system, devices and settings, as text for a report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the text input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close what lies on top, or stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Bifrons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a model from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: as the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The diagnosis is in the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has nothing to search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has no list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has no side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the largest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the smallest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelBanner</name>
    <message>
        <source>You are using the small &lt;b&gt;built-in model&lt;/b&gt;. It answers about simple coloured shapes and draws them; it knows nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message for good</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelChip</name>
    <message>
        <source>%1
Ctrl+M for another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelLibrary</name>
    <message>
        <source>Small, for coloured shapes. Always there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT, made for Bifrons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelRow</name>
    <message>
        <source>cannot be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelSwitcher</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the memory of the loaded model back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the model in a folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModelsPage</name>
    <message>
        <source>Use a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where models are fetched from, and through which proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is fetched until you press Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is here, every file checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no open keyring, so the token is asked for again another time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for models again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hugging Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NeedsView</name>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fits into what is free now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is more than what is free now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated from the size of the model; it is known when the model is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 that do not fit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NewestPill</name>
    <message>
        <source>Newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureArchive</name>
    <message>
        <source>%1 The picture stays on the page until you close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Its tokens are still in the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureDesk</name>
    <message>
        <source>Save the pictures in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 of %3 were saved; all are still in the gallery.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pictures saved in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied with its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture copied without its settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureDetails</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild from its tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discuss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Del</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a picture to see how it was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 pictures are selected. C compares them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are selected.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Compare the two  C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two pictures to compare them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped before it had all its tokens, and cannot be rebuilt from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The file holds its %n tokens and can be rebuilt exactly.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show “%1” in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture that it branched from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branch %1 of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuilding…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureDrop</name>
    <message>
        <source>Drop to bring back this picture’s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One PNG file that Bifrons wrote can be dropped here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no settings of Bifrons inside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Prompt and settings stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureGrid</name>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discuss in Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same at several guidances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw anew from a row</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureKeeper</name>
    <message>
        <source>Save the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save all pictures in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pictures saved in %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1; 1 got a new name, since its own was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1; %n got new names, since theirs were taken</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was saved; what was drawn is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture was saved; all are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were saved; all are still here.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureRebuilder</name>
    <message>
        <source>“%1” drew this picture. Load it to rebuild the file; the tokens are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureStage</name>
    <message>
        <source>Previous picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pixels as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to all pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureThumb</name>
    <message>
        <source>Picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the picture out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the picture out  Del</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureViewer</name>
    <message>
        <source>Close the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 × %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PictureWell</name>
    <message>
        <source>Show the picture large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show large  Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PlanView</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what is in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of memory are free. A full conversation is counted in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for one picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1 at once</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PromptCheck</name>
    <message>
        <source>The prompt is too long. It takes %1 positions; beside a picture, %2 has room for %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PromptComposer</name>
    <message>
        <source>Draw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should the picture show?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the picture should show first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  Enter, or Ctrl+Enter anywhere on this page
Shift+Enter for a new line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::QuestionView</name>
    <message>
        <source>You: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::QueueList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · guidance %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starts when the model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “%1” out of the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw “%1” one earlier</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RailButton</name>
    <message>
        <source>%1, at work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RerollLine</name>
    <message>
        <source>Draw anew below row %1 of %2. Up and Down move the line, Enter draws.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 rows kept · Enter draws</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SamplingPopover</name>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how varied it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the likeliest by share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the likeliest so many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: the same answer again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New seed after every answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model’s defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 takes the likeliest token each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max new tokens</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SeedField</name>
    <message>
        <source>Another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number from 0 to 18446744073709551615; the same seed gives the same result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seed is a whole number; the last one stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest seed is 18446744073709551615; the last one stays in use.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SeesPanel</name>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is given to the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The square that the model gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a model to see what it gets of a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a picture, or choose one of the chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture was sent already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, scale %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 positions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text smaller than about %1 px in the original will not be legible here. Crop to read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SegmentedControl</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SendButton</name>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingsList</name>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Restore defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything on this page but the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the default settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting is called “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are as at the first start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPanel</name>
    <message>
        <source>Settings for the next pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to the model’s defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how closely it follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CFG weight; 1 follows the prompt alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how varied it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 takes the likeliest token each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: the same pictures again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New seed after every run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k, top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the likeliest so many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the likeliest by share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the model’s defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ShortcutTable</name>
    <message>
        <source>Use them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the shortcut of “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to “%2”. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the running job; what was made is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 job waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n jobs waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Storage</name>
    <message>
        <source>It was put aside as “%1”, and a new one was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 What you do now is not kept when Bifrons ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StoredPictures</name>
    <message>
        <source>A picture of this chat cannot be read any more. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TileActions</name>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discuss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw anew from a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TileDelegate</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped, row %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Toast</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TokenForm</name>
    <message>
        <source>Keep it in the system’s keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TranscriptView</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::UndoRow</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ValueSlider</name>
    <message>
        <source>%1, slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
