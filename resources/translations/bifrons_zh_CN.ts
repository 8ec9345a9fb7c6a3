<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionGroup</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
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
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>1 token</source>
        <translation>1 个词元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 to first token</source>
        <translation>首个词元用时 %1</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 词元/秒</translation>
    </message>
    <message>
        <source>This answer reached its limit of %1. It is kept.</source>
        <translation>这个回答已达到上限（%1）。已有内容已保留。</translation>
    </message>
    <message>
        <source>Bifrons ended before the first word of this answer.</source>
        <translation>这个回答还没写出第一个字，Bifrons 就退出了。</translation>
    </message>
    <message>
        <source>Bifrons ended while this answer was written. What was kept is here.</source>
        <translation>写这个回答时 Bifrons 退出了。已保存的部分在此。</translation>
    </message>
    <message>
        <source>You stopped this answer before its first word.</source>
        <translation>这个回答还没写出第一个字就已停止。</translation>
    </message>
    <message>
        <source>You stopped this answer after %1. It is kept.</source>
        <translation>这个回答在 %1后停止。已有内容已保留。</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>正在等待模型</translation>
    </message>
    <message>
        <source>Looking at %1 pictures</source>
        <translation>正在查看 %1 张图片</translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写回答</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>The picture “%1” could not be kept.</source>
        <translation>无法保存图片“%1”。</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>is not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>has no repository like “owner/name”</source>
        <translation>缺少“所有者/名称”形式的 repository</translation>
    </message>
    <message>
        <source>has no licence</source>
        <translation>缺少 licence</translation>
    </message>
    <message>
        <source>has a licence_address that does not begin with https://</source>
        <translation>的 licence_address 不以 https:// 开头</translation>
    </message>
    <message>
        <source>has a download_bytes that is no number</source>
        <translation>的 download_bytes 不是数字</translation>
    </message>
    <message>
        <source>has parameters that are no number</source>
        <translation>的 parameters 不是数字</translation>
    </message>
    <message>
        <source>has a cache_bytes that is no number</source>
        <translation>的 cache_bytes 不是数字</translation>
    </message>
    <message>
        <source>has a context_length that is no number</source>
        <translation>的 context_length 不是数字</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2. The other models are listed.</source>
        <translation>无法读取“%1”：%2。其他模型照常列出。</translation>
    </message>
    <message>
        <source>“%1” is too large for a catalogue. The other models are listed.</source>
        <translation>“%1”太大，不像模型目录。其他模型照常列出。</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1（第 %2 字节处）</translation>
    </message>
    <message>
        <source>it has no list “models”</source>
        <translation>缺少“models”列表</translation>
    </message>
    <message>
        <source>“%1” is not a catalogue: %2. The other models are listed.</source>
        <translation>“%1”不是模型目录：%2。其他模型照常列出。</translation>
    </message>
    <message>
        <source>Entry %1 of “%2” %3. It is left out.</source>
        <translation>“%2”的第 %1 项%3，已略过。</translation>
    </message>
</context>
<context>
    <name>ChatFiles</name>
    <message>
        <source>“%1” was not imported. %2</source>
        <translation>未导入“%1”。%2</translation>
    </message>
    <message>
        <source>It is no JSON: %1.</source>
        <translation>不是 JSON：%1。</translation>
    </message>
    <message>
        <source>It is not a chat that Bifrons has exported.</source>
        <translation>不是由 Bifrons 导出的对话。</translation>
    </message>
    <message>
        <source>A newer Bifrons has written it.</source>
        <translation>由更新版本的 Bifrons 写入。</translation>
    </message>
    <message>
        <source>It holds no questions.</source>
        <translation>其中没有问题。</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>ConfidenceMap</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Row %1, column %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>the likeliest code</source>
        <translation>概率最高的编码</translation>
    </message>
    <message>
        <source>the code of rank %1</source>
        <translation>概率排第 %1 的编码</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1: %2, %3. Entropy %4 of 1.
Likeliest others: %5</source>
        <translation>%1：%2，%3。熵 %4（最大为 1）。
其他最可能的编码：%5</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>CPU, %1 threads</source>
        <translation>CPU，%1 线程</translation>
    </message>
    <message>
        <source>CPU, %1 thread</source>
        <translation>CPU，%1 线程</translation>
    </message>
    <message>
        <source>There is no CUDA device here: %1.</source>
        <translation>这里没有 CUDA 设备：%1。</translation>
    </message>
    <message>
        <source>There is no CUDA device number %1; the numbers here are 0 to %2.</source>
        <translation>没有编号为 %1 的 CUDA 设备；这里的编号为 0 到 %2。</translation>
    </message>
    <message>
        <source>No graphics card is used: %1.</source>
        <translation>未使用显卡：%1。</translation>
    </message>
    <message>
        <source>Steps on the card use libtorch&apos;s products: %1.</source>
        <translation>显卡上的运算使用 libtorch 的矩阵乘法：%1。</translation>
    </message>
    <message>
        <source>no NVIDIA driver is installed</source>
        <translation>未安装 NVIDIA 驱动</translation>
    </message>
    <message>
        <source>the NVIDIA driver is missing or reports no device</source>
        <translation>缺少 NVIDIA 驱动，或驱动未报告任何设备</translation>
    </message>
    <message>
        <source>the CUDA part of libtorch cannot be loaded (%1)</source>
        <translation>无法加载 libtorch 的 CUDA 部分（%1）</translation>
    </message>
    <message>
        <source>fp16 cannot be used on the CPU.</source>
        <translation>CPU 上不能使用 fp16。</translation>
    </message>
    <message>
        <source>Choose fp32 or bf16, or a graphics card.</source>
        <translation>可选 fp32 或 bf16，或改用显卡。</translation>
    </message>
    <message>
        <source>In %1 it needs %2 and fits.</source>
        <translation>以 %1 运行需要 %2，可以放下。</translation>
    </message>
    <message>
        <source>The least is %1, in %2.</source>
        <translation>最少需要 %1（%2）。</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>可关闭其他程序，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Close other programs.</source>
        <translation>可关闭其他程序。</translation>
    </message>
    <message>
        <source>There is no %1 “%2”.</source>
        <translation>没有%1“%2”。</translation>
    </message>
    <message>
        <source>“%1” is a file, not a %2.</source>
        <translation>“%1”是文件，不是%2。</translation>
    </message>
    <message>
        <source>model folder</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>“%1” is not a model folder: it has no config.json.</source>
        <translation>“%1”不是模型文件夹：缺少 config.json。</translation>
    </message>
    <message>
        <source>Choose the folder that holds config.json and the weights.</source>
        <translation>应选择包含 config.json 和权重的文件夹。</translation>
    </message>
    <message>
        <source>There is no built-in model in %1.</source>
        <translation>%1 中没有内置模型。</translation>
    </message>
    <message>
        <source>Install Bifrons again, or choose a model folder.</source>
        <translation>可重新安装 Bifrons，或选择模型文件夹。</translation>
    </message>
    <message>
        <source>“%1” describes a model of type “%2”, not a Janus model (multi_modality or janus).</source>
        <translation>“%1”描述的模型类型为“%2”，不是 Janus 模型（multi_modality 或 janus）。</translation>
    </message>
    <message>
        <source>“%1” holds no model.safetensors and no pytorch_model.bin.</source>
        <translation>“%1”中没有 model.safetensors，也没有 pytorch_model.bin。</translation>
    </message>
    <message>
        <source>“%1” has no tokenizer: neither tokenizer.json nor tokenizer.model is in the folder.</source>
        <translation>“%1”没有分词器：文件夹中既没有 tokenizer.json，也没有 tokenizer.model。</translation>
    </message>
    <message>
        <source>Without it the model can neither answer nor draw.</source>
        <translation>缺少它，模型既不能回答也不能绘制。</translation>
    </message>
    <message>
        <source>The files in “%1” do not belong together: %2.</source>
        <translation>“%1”中的文件不匹配：%2。</translation>
    </message>
    <message>
        <source>The weights in “%1” do not fit the model that its configuration describes.</source>
        <translation>“%1”中的权重与其配置所描述的模型不符。</translation>
    </message>
    <message>
        <source>The file “%1” of the model “%2” was changed while it was in use.</source>
        <translation>模型“%2”的文件“%1”在使用期间被更改。</translation>
    </message>
    <message>
        <source>“%1” was changed while it was read.</source>
        <translation>“%1”在读取期间被更改。</translation>
    </message>
    <message>
        <source>Load the model again.</source>
        <translation>可重新加载模型。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be read: %2.</source>
        <translation>无法读取文件夹“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” could not be saved: %2.</source>
        <translation>无法保存“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” cannot be used.</source>
        <translation>无法使用“%1”。</translation>
    </message>
    <message>
        <source>“%1” is a folder, not a file.</source>
        <translation>“%1”是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>“%1” is too large: it has %2, and such a file may have %3.</source>
        <translation>“%1”太大：大小为 %2，而此类文件最大为 %3。</translation>
    </message>
    <message>
        <source>“%1” is damaged: %2.</source>
        <translation>“%1”已损坏：%2。</translation>
    </message>
    <message>
        <source>it is not valid JSON at byte %1</source>
        <translation>第 %1 字节处不是有效的 JSON</translation>
    </message>
    <message>
        <source>it is not valid JSON</source>
        <translation>不是有效的 JSON</translation>
    </message>
    <message>
        <source>it has only %1 bytes</source>
        <translation>只有 %1 字节</translation>
    </message>
    <message>
        <source>its header would have %1 bytes, the file has %2</source>
        <translation>文件头应有 %1 字节，而文件只有 %2 字节</translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; ends at byte %2, the data has %3</source>
        <translation>张量“%1”应在第 %2 字节结束，而数据只有 %3 字节</translation>
    </message>
    <message>
        <source>“%1” is empty: it has 0 bytes.</source>
        <translation>“%1”是空文件：大小为 0 字节。</translation>
    </message>
    <message>
        <source>“%1” is not a picture of a known kind.</source>
        <translation>“%1”不是已知类型的图片。</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP and BMP pictures can be read.</source>
        <translation>可读取 PNG、JPEG、WebP 和 BMP 图片。</translation>
    </message>
    <message>
        <source>“%1” is too large: %2 × %3 pixels, the limit is %4 million.</source>
        <translation>“%1”太大：%2 × %3 像素，上限为 %4 百万像素。</translation>
    </message>
    <message>
        <source>“%1” is a BMP file with %2, which cannot be read.</source>
        <translation>“%1”是无法读取的 BMP 文件：%2。</translation>
    </message>
    <message>
        <source>“%1” is a JPEG file with %2 colour channels; 1, 3 and 4 can be read.</source>
        <translation>“%1”是有 %2 个颜色通道的 JPEG 文件；只能读取 1、3 或 4 个通道的文件。</translation>
    </message>
    <message>
        <source>There is not enough memory to read “%1”.</source>
        <translation>内存不足，无法读取“%1”。</translation>
    </message>
    <message>
        <source>There is not enough memory to save the picture.</source>
        <translation>内存不足，无法保存图片。</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>图片没有像素。</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>its pixels cannot be decoded, or the file ends too early</source>
        <translation>无法解码像素，或文件不完整</translation>
    </message>
    <message>
        <source>it is not a PNG file</source>
        <translation>不是 PNG 文件</translation>
    </message>
    <message>
        <source>The question is empty.</source>
        <translation>问题为空。</translation>
    </message>
    <message>
        <source>Write something, or add a picture.</source>
        <translation>可写点内容，或添加图片。</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>提示词为空。</translation>
    </message>
    <message>
        <source>Write what the picture is to show.</source>
        <translation>需要写出图片的内容。</translation>
    </message>
    <message>
        <source>%1 is too long: it takes %2 positions and needs %3 more for what is to be made, but the model has room for %4.</source>
        <translation>%1太长：它占 %2 个位置，生成内容还需 %3 个，而模型只有 %4 个位置。</translation>
    </message>
    <message>
        <source>The prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>What is to be avoided</source>
        <translation>要避免的内容</translation>
    </message>
    <message>
        <source>The context is full: it has room for %1 positions, and %2 are needed.</source>
        <translation>上下文已满：共 %1 个位置，需要 %2 个。</translation>
    </message>
    <message>
        <source>The model&apos;s output is not a number.</source>
        <translation>模型的输出不是数字。</translation>
    </message>
    <message>
        <source>Its weights may be damaged.</source>
        <translation>其权重可能已损坏。</translation>
    </message>
    <message>
        <source>These are %1 picture tokens; this model paints from %2.</source>
        <translation>这里有 %1 个图片词元，而此模型需要 %2 个。</translation>
    </message>
    <message>
        <source>“%1” in %2 needs %3 of memory, but %4 of %5.</source>
        <translation>“%1”以 %2 运行需要 %3 内存，而%4（共 %5）。</translation>
    </message>
    <message>
        <source>%1 are free</source>
        <translation>只有 %1 可用</translation>
    </message>
    <message>
        <source>%1 are free%2</source>
        <translation>%2只有 %1 可用</translation>
    </message>
    <message>
        <source> on the graphics card</source>
        <translation>显卡上</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model%1.</source>
        <translation>可关闭其他程序，或选择更小的模型%1。</translation>
    </message>
    <message>
        <source>, or the CPU</source>
        <translation>，或改用 CPU</translation>
    </message>
    <message>
        <source>there is no CUDA part of libtorch in “%1”</source>
        <translation>“%1”中没有 libtorch 的 CUDA 部分</translation>
    </message>
    <message>
        <source>The graphics card stopped working while %1.</source>
        <translation>%1时显卡停止了工作。</translation>
    </message>
    <message>
        <source>The graphics card cannot be had for %1: another program may use it alone.</source>
        <translation>%1时无法使用显卡：可能有其他程序独占它。</translation>
    </message>
    <message>
        <source>Close that program, or choose the CPU.</source>
        <translation>请关闭那个程序，或选择 CPU。</translation>
    </message>
    <message>
        <source>Start Bifrons again to use the card, or load the model on the CPU.</source>
        <translation>请重新启动 Bifrons 以使用显卡，或在 CPU 上加载模型。</translation>
    </message>
    <message>
        <source>There was not enough memory for %1.</source>
        <translation>内存不足，无法完成：%1。</translation>
    </message>
    <message>
        <source>There was not enough memory on the graphics card for %1.</source>
        <translation>显存不足，无法完成：%1。</translation>
    </message>
    <message>
        <source>Choose a smaller model, a lower precision or fewer pictures at once, or close other programs.</source>
        <translation>可选择更小的模型、更低的精度或一次少画几张，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Choose a lower precision, fewer pictures at once, a smaller model or the CPU.</source>
        <translation>可选择更低的精度、一次少画几张、更小的模型，或改用 CPU。</translation>
    </message>
    <message>
        <source>Something went wrong while %1.</source>
        <translation>%1时出错。</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>加载模型</translation>
    </message>
    <message>
        <source>writing an answer</source>
        <translation>书写回答</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>painting</source>
        <translation>成像</translation>
    </message>
    <message>
        <source>calculating</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>The answer cannot go on: together with the conversation it takes %1 positions, and the model has room for %2.</source>
        <translation>回答无法继续：连同对话共占 %1 个位置，而模型只能容纳 %2 个。</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>“%1” was written by a newer Bifrons. It was left as it is.</source>
        <translation>“%1”由更新版本的 Bifrons 写入，未作任何改动。</translation>
    </message>
    <message>
        <source>“%1” is in use by another program. Nothing was written.</source>
        <translation>“%1”正被其他程序使用。未写入任何内容。</translation>
    </message>
    <message>
        <source>“%1” may not be written.</source>
        <translation>没有写入“%1”的权限。</translation>
    </message>
    <message>
        <source>There is no space left for “%1”. Nothing was written.</source>
        <translation>磁盘空间不足，无法写入“%1”。未写入任何内容。</translation>
    </message>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>无法打开“%1”。</translation>
    </message>
    <message>
        <source>“%1” is damaged.</source>
        <translation>“%1”已损坏。</translation>
    </message>
    <message>
        <source>“%1” could not be read or written.</source>
        <translation>无法读写“%1”。</translation>
    </message>
    <message>
        <source>The history in memory</source>
        <translation>内存中的历史记录</translation>
    </message>
    <message>
        <source>The history needs the SQLite driver of Qt (package libqt6sql6-sqlite). Nothing is kept.</source>
        <translation>历史记录需要 Qt 的 SQLite 驱动（软件包 libqt6sql6-sqlite）。目前不会保存任何内容。</translation>
    </message>
</context>
<context>
    <name>Download</name>
    <message>
        <source>“%1” refuses the access token for “%2”. Accept the model’s terms on its page there, or use another token.</source>
        <translation>“%1”拒绝了用于“%2”的访问令牌。可在其模型页面上接受条款，或换用其他令牌。</translation>
    </message>
    <message>
        <source>“%1” gives “%2” only to accounts that have accepted its terms. It needs an access token.</source>
        <translation>“%1”只向已接受条款的账户提供“%2”。需要访问令牌。</translation>
    </message>
    <message>
        <source>“%1” cannot be found. This computer may be offline. What was fetched is kept.</source>
        <translation>找不到“%1”，这台电脑可能未联网。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” does not accept connections. What was fetched is kept.</source>
        <translation>“%1”拒绝连接。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” cannot prove who it is (%2). Nothing was taken from it; what was fetched before is kept.</source>
        <translation>无法验证“%1”的身份（%2）。没有从中获取任何内容；此前下载的内容已保留。</translation>
    </message>
    <message>
        <source>The proxy does not let Bifrons through (%1). Settings, Downloads, says which one is used. What was fetched is kept.</source>
        <translation>代理不允许 Bifrons 通过（%1）。所用代理见“设置”中的“下载”。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” broke the connection. What was fetched is kept.</source>
        <translation>“%1”中断了连接。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” cannot be reached (%2). What was fetched is kept.</source>
        <translation>无法连接到“%1”（%2）。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” has no model “%2”, or does not show it without an access token.</source>
        <translation>“%1”没有模型“%2”，或需要访问令牌才能看到。</translation>
    </message>
    <message>
        <source>“%1” has no file “%2” of “%3”. What was fetched is kept.</source>
        <translation>“%1”没有“%3”的文件“%2”。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” answers with error %2. What was fetched is kept.</source>
        <translation>“%1”返回错误 %2。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” has had too many requests from here. What was fetched is kept.</source>
        <translation>对“%1”的请求过于频繁。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” is busy or being repaired (%2). What was fetched is kept.</source>
        <translation>“%1”正忙或正在维护（%2）。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written to. Nothing was fetched.</source>
        <translation>无法写入文件夹“%1”。未下载任何内容。</translation>
    </message>
    <message>
        <source>Another Bifrons that is running fetches “%1” now. What it has fetched is kept.</source>
        <translation>另一个正在运行的 Bifrons 正在下载“%1”。它已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” could not take its place in “%2”. All its files are kept in “%3”.</source>
        <translation>无法将“%1”移入“%2”。其全部文件保留在“%3”中。</translation>
    </message>
    <message>
        <source>The source answers with something that is no list of files. Nothing was fetched.</source>
        <translation>来源返回的内容不是文件列表。未下载任何内容。</translation>
    </message>
    <message>
        <source>The source lists “%1”, a file outside of the model’s folder. Nothing was fetched.</source>
        <translation>来源列出了位于模型文件夹之外的文件“%1”。未下载任何内容。</translation>
    </message>
    <message>
        <source>The source does not say how large “%1” is. Nothing was fetched.</source>
        <translation>来源没有说明“%1”的大小。未下载任何内容。</translation>
    </message>
    <message>
        <source>The disk is full: “%1” cannot be written. What was fetched is kept.</source>
        <translation>磁盘已满，无法写入“%1”。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” cannot be written (%2). What was fetched is kept.</source>
        <translation>无法写入“%1”（%2）。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” could not be brought to the disk (%2). What was fetched is kept.</source>
        <translation>无法将“%1”写到磁盘上（%2）。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” could not take its place (%2). What was fetched is kept.</source>
        <translation>无法将“%1”移到目标位置（%2）。已下载的内容已保留。</translation>
    </message>
</context>
<context>
    <name>DownloadWords</name>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1, its checksum is checked at the end</source>
        <translation>%1（最后核对校验和）</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Waits until the download before it is done</source>
        <translation>等待前一个下载完成</translation>
    </message>
    <message>
        <source>Asking the source which files there are</source>
        <translation>正在向来源查询文件列表</translation>
    </message>
    <message>
        <source>reading what is already here</source>
        <translation>正在检查已有内容</translation>
    </message>
    <message>
        <source>Bifrons asks again by itself</source>
        <translation>Bifrons 会自动重试</translation>
    </message>
    <message>
        <source>%1 are here</source>
        <translation>已下载 %1</translation>
    </message>
</context>
<context>
    <name>DrawnBy</name>
    <message>
        <source>“%1” drew this picture with other weights than those that are loaded. With these the same settings draw another one.</source>
        <translation>绘制这张图片的“%1”与已加载的模型权重不同。用现在的权重，相同的设置会画出另一张图片。</translation>
    </message>
    <message>
        <source>“%1” drew this picture. With “%2”, which is loaded, the same settings draw another one.</source>
        <translation>这张图片由“%1”绘制。用已加载的“%2”，相同的设置会画出另一张图片。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This cannot be done</source>
        <translation>无法完成此操作</translation>
    </message>
    <message>
        <source>A file cannot be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>A file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>Get another copy of it.</source>
        <translation>需要重新获取该文件。</translation>
    </message>
    <message>
        <source>A file could not be saved</source>
        <translation>无法保存文件</translation>
    </message>
    <message>
        <source>Check the free space and the folder’s permissions.</source>
        <translation>检查剩余空间和文件夹权限。</translation>
    </message>
    <message>
        <source>This is not supported</source>
        <translation>不支持此操作</translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Something went wrong inside Bifrons</source>
        <translation>Bifrons 内部出错</translation>
    </message>
    <message>
        <source>The log says more.</source>
        <translation>详情见日志。</translation>
    </message>
    <message>
        <source>No usable model in this folder</source>
        <translation>此文件夹中没有可用的模型</translation>
    </message>
    <message>
        <source>The graphics card has stopped</source>
        <translation>显卡已停止工作</translation>
    </message>
</context>
<context>
    <name>FixedKeys</name>
    <message>
        <source>Send the question</source>
        <translation>发送问题</translation>
    </message>
    <message>
        <source>A new line in the question</source>
        <translation>在问题中换行</translation>
    </message>
    <message>
        <source>Rename the chat that is marked in the list</source>
        <translation>重命名列表中选中的对话</translation>
    </message>
    <message>
        <source>Delete the chat that is marked in the list</source>
        <translation>删除列表中选中的对话</translation>
    </message>
    <message>
        <source>Show the picture large</source>
        <translation>放大显示图片</translation>
    </message>
    <message>
        <source>Star the picture, or take the star away</source>
        <translation>为图片添加或取消星标</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Discuss the picture in Chat</source>
        <translation>在对话中讨论图片</translation>
    </message>
    <message>
        <source>Reuse its settings</source>
        <translation>沿用其设置</translation>
    </message>
    <message>
        <source>Draw, where the prompt has the focus</source>
        <translation>绘制（焦点在提示词中时）</translation>
    </message>
    <message>
        <source>A new line in the prompt</source>
        <translation>在提示词中换行</translation>
    </message>
    <message>
        <source>More like the picture</source>
        <translation>更多类似图片</translation>
    </message>
    <message>
        <source>Draw anew from a row</source>
        <translation>从某一行起重绘</translation>
    </message>
    <message>
        <source>Draw a region anew</source>
        <translation>重绘一个区域</translation>
    </message>
    <message>
        <source>Compare two pictures</source>
        <translation>比较两张图片</translation>
    </message>
    <message>
        <source>Select all pictures</source>
        <translation>选择所有图片</translation>
    </message>
    <message>
        <source>Move the pictures to the trash</source>
        <translation>将图片移到回收站</translation>
    </message>
    <message>
        <source>Continue a stopped picture</source>
        <translation>继续画停下的图片</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>最近 365 天</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>任何日期</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>今天，%1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1/%2 行</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>%1, picture %2</source>
        <translation>%1，第 %2 张</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Top-k, top-p</source>
        <translation>Top-k、top-p</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>after %1 of %2 tokens</source>
        <translation>已生成 %1/%2 个词元</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>绘制时间</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 · %2&#xa0;s</source>
        <translation>%1 · %2&#xa0;秒</translation>
    </message>
    <message>
        <source>Drawn anew</source>
        <translation>重绘</translation>
    </message>
    <message>
        <source>%1 × %2 cells, from row %3, column %4</source>
        <translation>%1 × %2 格，从第 %3 行第 %4 列起</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>Shows prompt</source>
        <translation>符合提示词</translation>
    </message>
    <message>
        <source>%1 %, says the model</source>
        <translation>%1 %（模型判断）</translation>
    </message>
    <message>
        <source>%1 × %2 cells</source>
        <translation>%1 × %2 格</translation>
    </message>
    <message>
        <source>from row %1</source>
        <translation>从第 %1 行起</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>“%1” is not in the models folder, so Bifrons does not remove it.</source>
        <translation>“%1”不在模型文件夹中，因此 Bifrons 不会移除它。</translation>
    </message>
    <message>
        <source>“%1” could not be removed. All of it is kept.</source>
        <translation>无法移除“%1”。其全部内容已保留。</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Bifrons Blocks</source>
        <translation>Bifrons Blocks</translation>
    </message>
    <message>
        <source>Built in, for coloured shapes</source>
        <translation>内置，用于彩色图形</translation>
    </message>
    <message>
        <source>%1, too much</source>
        <translation>%1，超出可用内存</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation>%1M 参数</translation>
    </message>
    <message>
        <source>%1 in 1 file, %2</source>
        <translation>%1，1 个文件，%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n files, %2</source>
        <translation>
            <numerusform>%1，%n 个文件，%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SizeWords</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>StartOptions</name>
    <message>
        <source>A folder is a model to load, and there can be only one: not “%1” as well.</source>
        <translation>文件夹表示要加载的模型，只能有一个，不能再加“%1”。</translation>
    </message>
    <message>
        <source>A desktop program for Janus models: it looks at pictures and draws them.</source>
        <translation>Janus 模型的桌面程序：看图，也画图。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Write the log to the console, too.</source>
        <translation>同时把日志写到控制台。</translation>
    </message>
    <message>
        <source>Folder of the model; without it the one that was chosen last.</source>
        <translation>模型所在的文件夹；省略时用上次选择的模型。</translation>
    </message>
    <message>
        <source>auto, cpu or cuda[:N]; without it as the settings say.</source>
        <translation>auto、cpu 或 cuda[:N]；省略时以设置为准。</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>可选：%1。</translation>
    </message>
    <message>
        <source>Open another window even where Bifrons runs already.</source>
        <translation>即使 Bifrons 已在运行，也另开一个窗口。</translation>
    </message>
    <message>
        <source>Pictures or texts for a question, or the folder of a model to load.</source>
        <translation>要提问的图片或文本，或要加载的模型文件夹。</translation>
    </message>
    <message>
        <source>There is no page “%1”. There are: %2.</source>
        <translation>没有页面“%1”。可选：%2。</translation>
    </message>
    <message>
        <source>“%1” is no device: auto, cpu or cuda[:N].</source>
        <translation>“%1”不是设备：应为 auto、cpu 或 cuda[:N]。</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>about %1 h left</source>
        <translation>约剩 %1 小时</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>约 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min %2 s</source>
        <translation>约 %1 分 %2 秒</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>约 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>约 %1 小时</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <translation>约 %1 小时 %2 分钟</translation>
    </message>
</context>
<context>
    <name>ui::AboutSection</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Everything runs on this computer; nothing is sent anywhere.</source>
        <translation>一切都在这台电脑上运行，不会向外发送任何内容。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>MIT. Uses Qt %1 under the LGPL.</source>
        <translation>MIT。使用 Qt %1（LGPL）。</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>The diagnosis says what program, computer and settings these are, with the end of the log.</source>
        <translation>诊断信息包括程序版本、电脑、设置，以及日志的末尾部分。</translation>
    </message>
</context>
<context>
    <name>ui::AnswerFoot</name>
    <message>
        <source>Older version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Change the question; both versions stay</source>
        <translation>修改问题，两个版本都会保留</translation>
    </message>
    <message>
        <source>Draw this</source>
        <translation>按此绘制</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>System follows the light or dark setting of the desktop. High contrast does, too, with stronger lines and without paler text.</source>
        <translation>“跟随系统”随桌面的浅色或深色设置变化。“高对比度”也是如此，并加强线条、不用浅色文字。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Another language is used from the next start of Bifrons on.</source>
        <translation>更改语言后，下次启动 Bifrons 时生效。</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面字体</translation>
    </message>
    <message>
        <source>Desktop is the font of your other programs. Bifrons is Inter, where it is installed.</source>
        <translation>“桌面字体”即其他程序所用的字体。“Bifrons”指 Inter 字体（已安装时）。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Off: what is under way shows three dots that stand still, and nothing slides.</source>
        <translation>关闭后，进行中的任务显示三个静止的点，界面也不再滑动。</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentReader</name>
    <message>
        <source>It is a folder; attach the pictures in it.</source>
        <translation>这是文件夹；可以添加其中的图片。</translation>
    </message>
    <message>
        <source>“%1” was not attached. %2</source>
        <translation>未添加“%1”。%2</translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>It is longer than any model can read.</source>
        <translation>内容太长，任何模型都读不下。</translation>
    </message>
</context>
<context>
    <name>ui::AvoidField</name>
    <message>
        <source>Avoid</source>
        <translation>避免</translation>
    </message>
    <message>
        <source>What should not be there</source>
        <translation>不想出现的内容</translation>
    </message>
    <message>
        <source>Negative prompt: guidance leads the pictures away from it</source>
        <translation>负面提示词：引导会让图片远离它</translation>
    </message>
    <message>
        <source>Acts only with a guidance above 1.</source>
        <translation>仅在引导强度大于 1 时起作用。</translation>
    </message>
</context>
<context>
    <name>ui::ChatExchange</name>
    <message>
        <source>This chat is not there any more.</source>
        <translation>这个对话已不存在。</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <comment>folder beside an exported chat</comment>
        <translation>%1 的图片</translation>
    </message>
    <message>
        <source>Exported as %1</source>
        <translation>已导出为 %1</translation>
    </message>
</context>
<context>
    <name>ui::ChatList</name>
    <message>
        <source>Search chats</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>No chat contains “%1”.</source>
        <translation>没有包含“%1”的对话。</translation>
    </message>
    <message>
        <source>“%1” deleted</source>
        <translation>已删除“%1”</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>重命名	F2</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>删除	Del</translation>
    </message>
</context>
<context>
    <name>ui::ChatListDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation>对话标题</translation>
    </message>
</context>
<context>
    <name>ui::ChatListModel</name>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month, year</comment>
        <translation>%2年%1</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month of a date</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已置顶</translation>
    </message>
</context>
<context>
    <name>ui::ChatPage</name>
    <message>
        <source>List of chats</source>
        <translation>对话列表</translation>
    </message>
    <message>
        <source>More for this chat</source>
        <translation>此对话的更多操作</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Rename this chat</source>
        <translation>重命名此对话</translation>
    </message>
    <message>
        <source>Pin this chat</source>
        <translation>置顶此对话</translation>
    </message>
    <message>
        <source>Delete this chat</source>
        <translation>删除此对话</translation>
    </message>
    <message>
        <source>Pin this chat, or unpin it</source>
        <translation>置顶或取消置顶此对话</translation>
    </message>
    <message>
        <source>Attach pictures or text</source>
        <translation>添加图片或文本</translation>
    </message>
    <message>
        <source>What you ask is held in memory and saved as soon as that is possible.</source>
        <translation>提问暂存在内存中，一旦可以就会保存。</translation>
    </message>
    <message>
        <source>This is a new chat</source>
        <translation>这是新对话</translation>
    </message>
    <message>
        <source>Nothing has been asked in this chat</source>
        <translation>此对话中还没有提问</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的内容</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>导出为 Markdown…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>导出为 JSON…</translation>
    </message>
    <message>
        <source>Import a chat…</source>
        <translation>导入对话…</translation>
    </message>
    <message>
        <source>Export this chat as Markdown…</source>
        <translation>将此对话导出为 Markdown…</translation>
    </message>
    <message>
        <source>Export this chat as JSON…</source>
        <translation>将此对话导出为 JSON…</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Chats of Bifrons (*.json)</source>
        <translation>Bifrons 对话 (*.json)</translation>
    </message>
    <message>
        <source>Export the chat</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>Import a chat</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Continue the answer</source>
        <translation>继续回答</translation>
    </message>
    <message>
        <source>An answer is being written</source>
        <translation>正在写回答</translation>
    </message>
    <message>
        <source>The last answer did not break off</source>
        <translation>上一个回答没有中断</translation>
    </message>
</context>
<context>
    <name>ui::ColumnHandle</name>
    <message>
        <source>Width of the column</source>
        <translation>列宽</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys; double click for the usual width</source>
        <translation>拖动或按方向键调整；双击恢复默认宽度</translation>
    </message>
</context>
<context>
    <name>ui::CommandHint</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation>按名称查找命令</translation>
    </message>
</context>
<context>
    <name>ui::CommandList</name>
    <message>
        <source>off: %1</source>
        <translation>不可用：%1</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>No command is called “%1”.</source>
        <translation>没有名为“%1”的命令。</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ui::CompareView</name>
    <message>
        <source>How to compare</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Two pictures compared</source>
        <translation>两张图片的比较</translation>
    </message>
    <message>
        <source>Divider</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Back to all pictures</source>
        <translation>返回所有图片</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab changes · ← → move the divider</source>
        <translation>Tab 切换 · ← → 移动分隔线</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Ask about a picture, or anything else</source>
        <translation>就图片提问，或随便问点什么</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Attach a picture or text</source>
        <translation>添加图片或文本</translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation>回答方式</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>This is not a picture or text. Nothing was attached.</source>
        <translation>这不是图片或文本。未添加任何内容。</translation>
    </message>
    <message>
        <source>“%1” was not attached. It is neither a picture nor text.</source>
        <translation>未添加“%1”。它既不是图片也不是文本。</translation>
    </message>
    <message>
        <source>The text was not added. It has %1 characters; no model can read more than %2.</source>
        <translation>未添加文本。它有 %1 个字符，而任何模型最多只能读 %2 个。</translation>
    </message>
    <message>
        <source>The picture could not be read. Nothing was attached.</source>
        <translation>无法读取图片。未添加任何内容。</translation>
    </message>
    <message>
        <source>%1 1 other was not attached either.</source>
        <translation>%1另有 1 个也未添加。</translation>
    </message>
    <message numerus="yes">
        <source>%1 %n others were not attached either.</source>
        <translation>
            <numerusform>%1另有 %n 个也未添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Your text is kept until this answer has ended</source>
        <translation>文字会保留到这个回答结束</translation>
    </message>
    <message>
        <source>It is sent as soon as the picture is read</source>
        <translation>图片读取完成后立即发送</translation>
    </message>
    <message>
        <source>Enter to send · Shift+Enter for a new line</source>
        <translation>Enter 发送 · Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Send  Enter</source>
        <translation>发送  Enter</translation>
    </message>
    <message>
        <source>Write something or attach a picture first</source>
        <translation>先写点内容或添加图片</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的内容</translation>
    </message>
</context>
<context>
    <name>ui::ContextLine</name>
    <message>
        <source>The model no longer reads what is above: its context of %1 positions is full</source>
        <translation>模型不再读取以上内容：%1 个位置的上下文已满</translation>
    </message>
</context>
<context>
    <name>ui::ContextMeter</name>
    <message>
        <source>Context: %1</source>
        <translation>上下文：%1</translation>
    </message>
    <message>
        <source>Context used
Pictures: %1 (%2 each)
Text: %3
Free: %4</source>
        <translation>已用上下文
图片：%1（每张 %2）
文本：%3
剩余：%4</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1: too long</source>
        <translation>%1：太长</translation>
    </message>
</context>
<context>
    <name>ui::ConversationPane</name>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Pictures and text (*.png *.jpg *.jpeg *.webp *.bmp *.txt *.md *.csv *.json)</source>
        <translation>图片和文本 (*.png *.jpg *.jpeg *.webp *.bmp *.txt *.md *.csv *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Drop to insert the text</source>
        <translation>松开以插入文本</translation>
    </message>
    <message>
        <source>This is not a picture or text</source>
        <translation>这不是图片或文本</translation>
    </message>
    <message>
        <source>Drop to attach (%1 positions)</source>
        <translation>松开以添加（%1 个位置）</translation>
    </message>
    <message>
        <source>Drop to attach</source>
        <translation>松开以添加</translation>
    </message>
</context>
<context>
    <name>ui::CreateModel</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>preview, row %1 of %2</source>
        <translation>预览，第 %1/%2 行</translation>
    </message>
    <message>
        <source>painting</source>
        <translation>正在成像</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>stopped at row %1 of %2</source>
        <translation>停在第 %1/%2 行</translation>
    </message>
    <message>
        <source>not drawn</source>
        <translation>未绘制</translation>
    </message>
    <message>
        <source>Picture %1 of %2, %3: %4</source>
        <translation>第 %1/%2 张图片，%3：%4</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>排名 %1/%2</translation>
    </message>
    <message>
        <source>%1, the model says with %2 % that it shows the prompt</source>
        <translation>%1，模型判断符合提示词的概率为 %2%</translation>
    </message>
    <message>
        <source>%1, a token around the region fits with %2 %</source>
        <translation>%1，区域周围词元的契合度为 %2%</translation>
    </message>
</context>
<context>
    <name>ui::CreatePage</name>
    <message>
        <source>Tile size</source>
        <translation>图块大小</translation>
    </message>
    <message>
        <source>Settings panel</source>
        <translation>设置面板</translation>
    </message>
    <message>
        <source>Draw the prompt</source>
        <translation>绘制提示词</translation>
    </message>
    <message>
        <source>Reset the drawing settings</source>
        <translation>重置绘制设置</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创作</translation>
    </message>
    <message>
        <source>%1.png</source>
        <translation>%1.png</translation>
    </message>
    <message>
        <source>Show how sure the model was of each token</source>
        <translation>显示模型对每个词元的把握</translation>
    </message>
</context>
<context>
    <name>ui::CropView</name>
    <message>
        <source>Part of the picture</source>
        <translation>图片的一部分</translation>
    </message>
    <message>
        <source>Draw a part, or move it with the arrow keys; Shift changes its size</source>
        <translation>框选一部分，或用方向键移动；按住 Shift 改变大小</translation>
    </message>
</context>
<context>
    <name>ui::CudaRow</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder of the CUDA libraries</source>
        <translation>选择 CUDA 库所在的文件夹</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>不再使用</translation>
    </message>
    <message>
        <source>Forget the folder of the CUDA libraries</source>
        <translation>不再使用所选的 CUDA 库文件夹</translation>
    </message>
    <message>
        <source>CUDA libraries</source>
        <translation>CUDA 库</translation>
    </message>
    <message>
        <source>An NVIDIA card needs the CUDA part of libtorch: a folder that “pip install --target” filled with torch 2.11.0, about 5 GB. Used from the next start on.</source>
        <translation>NVIDIA 显卡需要 libtorch 的 CUDA 部分：由“pip install --target”装入 torch 2.11.0 的文件夹，约 5 GB。下次启动时生效。</translation>
    </message>
    <message>
        <source>There is no libtorch_cuda.so in “%1”, nor in its torch/lib or lib. The choice from before is kept.</source>
        <translation>“%1”及其 torch/lib、lib 中都没有 libtorch_cuda.so。保留原来的选择。</translation>
    </message>
    <message>
        <source>None chosen; looked for in %1</source>
        <translation>未选择；会在 %1 中查找</translation>
    </message>
    <message>
        <source>The folder of the CUDA libraries</source>
        <translation>CUDA 库所在的文件夹</translation>
    </message>
    <message>
        <source>%1 names %2, which goes first</source>
        <translation>%1 指定了 %2，以它为准</translation>
    </message>
</context>
<context>
    <name>ui::DeviceProbe</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
</context>
<context>
    <name>ui::DownloadJob</name>
    <message>
        <source>“%1” needs %2 more on the disk of “%3”, which has %4 free. What was fetched is kept.</source>
        <translation>“%1”还需要 %2，而“%3”所在的磁盘仅剩 %4。已下载的内容已保留。</translation>
    </message>
</context>
<context>
    <name>ui::DownloadPane</name>
    <message>
        <source>Downloaded so far</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Source…</source>
        <translation>来源…</translation>
    </message>
    <message>
        <source>Keep what was fetched?</source>
        <translation>保留已下载的内容？</translation>
    </message>
    <message>
        <source>Kept, the download goes on from there another time. Removed, its place on the disk is free again.</source>
        <translation>保留后，下次可从此处继续下载。移除后，所占的磁盘空间会释放。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Go on with the download</source>
        <translation>继续下载</translation>
    </message>
    <message>
        <source>The download stopped</source>
        <translation>下载已停止</translation>
    </message>
    <message>
        <source>%1 Files that you fetch by other means can be used with “Use a folder…”.</source>
        <translation>%1通过其他途径获取的文件可用“使用文件夹…”打开。</translation>
    </message>
</context>
<context>
    <name>ui::DownloadStrip</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Downloaded so far</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Pause the download</source>
        <translation>暂停下载</translation>
    </message>
    <message>
        <source>Downloading %1</source>
        <translation>正在下载 %1</translation>
    </message>
</context>
<context>
    <name>ui::DownloadsSection</name>
    <message>
        <source>http:// or socks5:// with a port, such as proxy.example:3128.</source>
        <translation>http:// 或 socks5://，须带端口，例如 proxy.example:3128。</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>A mirror of the hub, by its address. Empty: the address in HF_ENDPOINT, else huggingface.co. A download that runs stays with its source.</source>
        <translation>镜像站的地址。留空时使用 HF_ENDPOINT 中的地址，否则使用 huggingface.co。正在进行的下载不换来源。</translation>
    </message>
    <message>
        <source>Source of models</source>
        <translation>模型来源</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>“%1” is no address of a source. The one before is kept.</source>
        <translation>“%1”不是来源地址。仍用之前的地址。</translation>
    </message>
    <message>
        <source>“%1” is no proxy: it takes a host and a port. The one before is kept.</source>
        <translation>“%1”不是代理：需要主机和端口。仍用之前的代理。</translation>
    </message>
    <message>
        <source>Used when “Address” is chosen above</source>
        <translation>在上方选择“地址”时使用</translation>
    </message>
    <message>
        <source>The system’s is the one in the environment, such as https_proxy.</source>
        <translation>系统代理取自环境变量，如 https_proxy。</translation>
    </message>
</context>
<context>
    <name>ui::DrawingSection</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Tell the desktop when a job longer than 10 s ends</source>
        <translation>超过 10 秒的任务结束时发送桌面通知</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Every 4 rows</source>
        <translation>每 4 行</translation>
    </message>
    <message>
        <source>Every 2 rows</source>
        <translation>每 2 行</translation>
    </message>
    <message>
        <source>Every row</source>
        <translation>每行</translation>
    </message>
    <message>
        <source>Each preview takes some time of the picture&apos;s. Turning it off changes no picture.</source>
        <translation>每次预览都会占用一些绘制时间。关闭预览不会改变图片。</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Only while you use another window.</source>
        <translation>仅在使用其他窗口时通知。</translation>
    </message>
</context>
<context>
    <name>ui::DrawnNote</name>
    <message>
        <source>Open in Create</source>
        <translation>在“创作”中打开</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>This picture was drawn by Bifrons.</source>
        <translation>这张图片由 Bifrons 绘制。</translation>
    </message>
    <message>
        <source>“%1” was drawn by Bifrons.</source>
        <translation>“%1”由 Bifrons 绘制。</translation>
    </message>
</context>
<context>
    <name>ui::DropZone</name>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Try a sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Drop a picture here</source>
        <translation>将图片拖到此处</translation>
    </message>
    <message>
        <source>or paste one</source>
        <translation>或粘贴一张</translation>
    </message>
</context>
<context>
    <name>ui::EditNote</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>You are changing an earlier question. Both versions stay.</source>
        <translation>正在修改之前的问题。两个版本都会保留。</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ui::EmptyCreateView</name>
    <message>
        <source>Pictures will appear here, row by row.</source>
        <translation>图片会在这里逐行出现。</translation>
    </message>
    <message>
        <source>a red circle to the left of a blue square</source>
        <translation>a red circle to the left of a blue square</translation>
    </message>
    <message>
        <source>three yellow stars</source>
        <translation>three yellow stars</translation>
    </message>
    <message>
        <source>a pink heart on a black background</source>
        <translation>a pink heart on a black background</translation>
    </message>
    <message>
        <source>a small purple star above a big green circle</source>
        <translation>a small purple star above a big green circle</translation>
    </message>
    <message>
        <source>A lighthouse on a cliff at dusk, gouache</source>
        <translation>黄昏时分悬崖上的灯塔，水粉画</translation>
    </message>
    <message>
        <source>Three pears on a table, chiaroscuro</source>
        <translation>桌上的三只梨，明暗对照法</translation>
    </message>
    <message>
        <source>Hot-air balloons over green hills, paper cut-out</source>
        <translation>青山上空的热气球，剪纸风格</translation>
    </message>
    <message>
        <source>A small sailing boat in fog, watercolour</source>
        <translation>雾中的小帆船，水彩画</translation>
    </message>
    <message>
        <source>Use the prompt “%1”</source>
        <translation>使用提示词“%1”</translation>
    </message>
</context>
<context>
    <name>ui::EmptyGallery</name>
    <message>
        <source>Open Create</source>
        <translation>打开创作</translation>
    </message>
    <message>
        <source>Nothing drawn yet. Every picture you make is kept here.</source>
        <translation>还没有绘制图片。绘制的每张图片都会保存在这里。</translation>
    </message>
    <message>
        <source>No picture matches.</source>
        <translation>没有符合条件的图片。</translation>
    </message>
    <message>
        <source>Take back the filter %1</source>
        <translation>取消筛选 %1</translation>
    </message>
</context>
<context>
    <name>ui::EngineSection</name>
    <message>
        <source>A change loads the model again.</source>
        <translation>更改后会重新加载模型。</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Looking for devices</source>
        <translation>正在查找设备</translation>
    </message>
    <message>
        <source>Bifrons is looking for devices that it can use</source>
        <translation>Bifrons 正在查找可用的设备</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自动（%1）</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>%1, which is not there</source>
        <translation>%1（未找到）</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>fp32 takes twice the memory of the others. Automatic is bf16 on a graphics card and for a large model that is stored in half precision, else fp32.</source>
        <translation>fp32 占用的内存是其他精度的两倍。自动：在显卡上、以及对以半精度存储的大模型用 bf16，其余用 fp32。</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>This computer has 1 core.</source>
        <translation>这台电脑有 1 个核心。</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n cores.</source>
        <translation>
            <numerusform>这台电脑有 %n 个核心。</numerusform>
        </translation>
    </message>
    <message>
        <source>Used when the CPU does the work; Auto goes by the size of the model. %1 %2</source>
        <translation>由 CPU 运算时使用；“自动”按模型大小决定。%1%2</translation>
    </message>
</context>
<context>
    <name>ui::EngineStatus</name>
    <message>
        <source>No model loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>The model was not loaded</source>
        <translation>模型未能加载</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation>正在查看图片</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>正在读取提示词</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写回答</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>正在绘制</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>正在成像</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>第 %1 个词元</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>token %1 of %2</source>
        <translation>词元 %1/%2</translation>
    </message>
    <message>
        <source>pictures %1–%2 of %3</source>
        <translation>第 %1–%2 张，共 %3 张</translation>
    </message>
    <message>
        <source>picture %1 of %2</source>
        <translation>图片 %1/%2</translation>
    </message>
    <message>
        <source>shard %1 of %2 · %3</source>
        <translation>分片 %1/%2 · %3</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 词元/秒</translation>
    </message>
    <message>
        <source>Loading a model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Model not loaded</source>
        <translation>模型未加载</translation>
    </message>
    <message>
        <source>%1
%2 stays loaded until then</source>
        <translation>%1
在此之前 %2 保持加载</translation>
    </message>
    <message>
        <source>Memory: %1, of which the weights are %2</source>
        <translation>内存：%1，其中权重 %2</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation>%1M 参数</translation>
    </message>
    <message>
        <source>token %1 of at most %2</source>
        <translation>第 %1 个词元，最多 %2 个</translation>
    </message>
    <message>
        <source>1 picture read in %1 s</source>
        <translation>1 张图片读取用时 %1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures read in %1 s</source>
        <translation>
            <numerusform>%n 张图片读取用时 %1 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FileDownload</name>
    <message>
        <source>“%1” does not have the rest of “%2”. The file is fetched from its beginning; the others are kept.</source>
        <translation>“%1”没有“%2”的剩余部分。该文件将从头下载；其他文件已保留。</translation>
    </message>
    <message>
        <source>“%1” is not the file that the source lists: it has %2 bytes in place of %3. The other files are kept.</source>
        <translation>“%1”与来源列出的文件不符：大小为 %2 字节，应为 %3 字节。其他文件已保留。</translation>
    </message>
    <message>
        <source>The checksum of “%1” is not the one that the source lists. Its bytes were thrown away; the other files are kept.</source>
        <translation>“%1”的校验和与来源列出的不符。该文件的内容已丢弃；其他文件已保留。</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Search in prompts</source>
        <translation>在提示词中搜索</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星标</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1/%2</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 张图片</translation>
    </message>
</context>
<context>
    <name>ui::FilterButton</name>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>Delete takes it back</source>
        <translation>按 Delete 取消</translation>
    </message>
    <message>
        <source>%1: Del takes it back</source>
        <translation>%1：按 Del 取消</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunView</name>
    <message>
        <source>Show it a picture, or ask for one.</source>
        <translation>给它看张图片，或让它画一张。</translation>
    </message>
    <message>
        <source>Everything runs on this computer. There is no account, and nothing is sent anywhere.</source>
        <translation>一切都在这台电脑上运行。无需账户，也不会向外发送任何内容。</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Type a few words and watch a picture appear, row by row.</source>
        <translation>输入几个词，看图片逐行出现。</translation>
    </message>
    <message>
        <source>Where is the red circle?</source>
        <translation>Where is the red circle?</translation>
    </message>
    <message>
        <source>A red circle above a blue square</source>
        <translation>A red circle above a blue square</translation>
    </message>
    <message>
        <source>Ask what a picture shows, what is written in it, or how one thing in it relates to another.</source>
        <translation>可以问图片里有什么、写了什么，或其中事物之间的关系。</translation>
    </message>
    <message>
        <source>What is in this picture?</source>
        <translation>这张图片里有什么？</translation>
    </message>
    <message>
        <source>A lighthouse on a cliff at dusk, gouache</source>
        <translation>黄昏时分悬崖上的灯塔，水粉画</translation>
    </message>
    <message>
        <source>Get Janus-Pro</source>
        <translation>获取 Janus-Pro</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>The built-in model knows coloured shapes. Ask it what is where.</source>
        <translation>内置模型认识彩色图形，只懂英语。可以问它什么在哪里。</translation>
    </message>
</context>
<context>
    <name>ui::FixedKeyView</name>
    <message>
        <source>%1: %2. Cannot be changed</source>
        <translation>%1：%2。不可更改</translation>
    </message>
    <message>
        <source>These keys cannot be changed</source>
        <translation>这些按键不可更改</translation>
    </message>
</context>
<context>
    <name>ui::FolderCheck</name>
    <message>
        <source>Nothing can be written into “%1”: %2. The folder from before is kept.</source>
        <translation>无法写入“%1”：%2。仍用之前的文件夹。</translation>
    </message>
</context>
<context>
    <name>ui::FoldersSection</name>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>用户数据</translation>
    </message>
    <message>
        <source>Conversations, pictures and models.</source>
        <translation>对话、图片和模型。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder for saved pictures</source>
        <translation>选择保存图片的文件夹</translation>
    </message>
    <message>
        <source>Saved pictures</source>
        <translation>保存的图片</translation>
    </message>
    <message>
        <source>Where the dialog begins when you save a picture.</source>
        <translation>保存图片时对话框打开的位置。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the folder of “%1”</source>
        <translation>打开“%1”的文件夹</translation>
    </message>
    <message>
        <source>The folder for saved pictures</source>
        <translation>保存图片的文件夹</translation>
    </message>
</context>
<context>
    <name>ui::GalleryDelegate</name>
    <message>
        <source>File is gone</source>
        <translation>文件已丢失</translation>
    </message>
</context>
<context>
    <name>ui::GalleryGrid</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ui::GalleryModel</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Starred: %1</source>
        <translation>已加星标：%1</translation>
    </message>
</context>
<context>
    <name>ui::GalleryPage</name>
    <message>
        <source>Picture size</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>Details panel</source>
        <translation>详情面板</translation>
    </message>
    <message>
        <source>The file was rebuilt from its tokens</source>
        <translation>已根据词元重建文件</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Select two pictures to compare them: hold Ctrl and click.</source>
        <translation>选择两张图片进行比较：按住 Ctrl 并单击。</translation>
    </message>
    <message>
        <source>1 picture is in the trash</source>
        <translation>1 张图片已移到回收站</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are in the trash</source>
        <translation>
            <numerusform>%n 张图片已移到回收站</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation>沿用设置</translation>
    </message>
    <message>
        <source>Discuss in Chat</source>
        <translation>在对话中讨论</translation>
    </message>
    <message>
        <source>Star, or take the star away</source>
        <translation>添加或取消星标</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy with settings</source>
        <translation>复制（含设置）</translation>
    </message>
    <message>
        <source>Copy without settings</source>
        <translation>复制（不含设置）</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Star the selected pictures</source>
        <translation>为所选图片加星标</translation>
    </message>
    <message>
        <source>Compare two pictures</source>
        <translation>比较两张图片</translation>
    </message>
    <message>
        <source>Move the selected pictures to the trash</source>
        <translation>将所选图片移到回收站</translation>
    </message>
    <message>
        <source>Bring back what went to the trash last</source>
        <translation>恢复最近移到回收站的图片</translation>
    </message>
    <message>
        <source>Nothing is in the trash; it is emptied at each start</source>
        <translation>回收站是空的；每次启动时都会清空</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>已选 %1/%2</translation>
    </message>
    <message>
        <source>Space opens large · C compares two · S stars</source>
        <translation>空格放大 · C 比较两张 · S 加星标</translation>
    </message>
</context>
<context>
    <name>ui::HubListing</name>
    <message>
        <source>The source’s list of files does not end. Nothing was fetched.</source>
        <translation>来源的文件列表没有尽头。未下载任何内容。</translation>
    </message>
    <message>
        <source>“%1” holds no Janus model that Bifrons reads: no config.json with model.safetensors or pytorch_model.bin. Nothing was fetched.</source>
        <translation>“%1”中没有 Bifrons 能读取的 Janus 模型：缺少 config.json 以及 model.safetensors 或 pytorch_model.bin。未下载任何内容。</translation>
    </message>
</context>
<context>
    <name>ui::HubReply</name>
    <message>
        <source>“%1” has sent nothing for a while. What was fetched is kept.</source>
        <translation>“%1”有一段时间没有发送数据。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” sends Bifrons on in a circle. What was fetched is kept.</source>
        <translation>“%1”的重定向形成循环。已下载的内容已保留。</translation>
    </message>
    <message>
        <source>“%1” sends Bifrons on to an address that it does not follow. What was fetched is kept.</source>
        <translation>“%1”重定向到 Bifrons 不会访问的地址。已下载的内容已保留。</translation>
    </message>
</context>
<context>
    <name>ui::IdleRow</name>
    <message>
        <source>Unload the model</source>
        <translation>卸载模型</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>After %1 minutes without use</source>
        <translation>闲置 %1 分钟后</translation>
    </message>
    <message>
        <source>After an hour without use</source>
        <translation>闲置 1 小时后</translation>
    </message>
    <message>
        <source>After %1 hours without use</source>
        <translation>闲置 %1 小时后</translation>
    </message>
    <message>
        <source>Its memory is free for other programs then. One press loads it again.</source>
        <translation>卸载后内存可供其他程序使用。点按一下即可重新加载。</translation>
    </message>
</context>
<context>
    <name>ui::InlineNote</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>ui::JobHeader</name>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>You stopped this before a picture had begun</source>
        <translation>在开始绘制之前已停止</translation>
    </message>
    <message>
        <source>You stopped this: %1 of %2 done</source>
        <translation>已停止：完成 %1/%2 张</translation>
    </message>
    <message>
        <source>, 1 kept as far as it came</source>
        <translation>，1 张保留已绘制的部分</translation>
    </message>
    <message numerus="yes">
        <source>, %n kept as far as they came</source>
        <translation>
            <numerusform>，%n 张保留已绘制的部分</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 not begun</source>
        <translation>，%1 张未开始</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>已完成 %1/%2</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save all</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation>沿用设置</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close these pictures</source>
        <translation>关闭这些图片</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · 种子 %2</translation>
    </message>
    <message>
        <source> · %1 s</source>
        <translation> · %1 秒</translation>
    </message>
    <message>
        <source> · %1 of %2 rows kept</source>
        <translation> · 保留 %1/%2 行</translation>
    </message>
    <message>
        <source> · one seed at several guidances</source>
        <translation> · 同一种子，多种引导强度</translation>
    </message>
    <message>
        <source> · %1 × %2 cells drawn anew</source>
        <translation> · 重绘 %1 × %2 格</translation>
    </message>
    <message>
        <source>Not ranked: %1</source>
        <translation>未排名：%1</translation>
    </message>
    <message>
        <source>Waits to be ranked</source>
        <translation>等待排名</translation>
    </message>
    <message>
        <source>Does it show the prompt? Picture %1 of %2</source>
        <translation>是否符合提示词？图片 %1/%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Asks the model of each picture whether it shows the prompt, and puts the likeliest yes first</source>
        <translation>逐张询问模型图片是否符合提示词，最可能答“是”的排在最前</translation>
    </message>
    <message>
        <source>As drawn</source>
        <translation>绘制顺序</translation>
    </message>
    <message>
        <source>Best first</source>
        <translation>最佳优先</translation>
    </message>
    <message>
        <source>Puts the pictures back into the order in which they were drawn</source>
        <translation>恢复图片的绘制顺序</translation>
    </message>
    <message>
        <source>Puts the pictures into the order of their rank</source>
        <translation>按排名排列图片</translation>
    </message>
    <message>
        <source> · shows the prompt with %1 %</source>
        <translation> · 符合提示词的可能性 %1 %</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More like these</source>
        <translation>更多类似图片</translation>
    </message>
    <message>
        <source>Copy the prompt</source>
        <translation>复制提示词</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source> · avoids “%1”</source>
        <translation> · 避免“%1”</translation>
    </message>
</context>
<context>
    <name>ui::JobHeadings</name>
    <message>
        <source>Prompt copied</source>
        <translation>提示词已复制</translation>
    </message>
</context>
<context>
    <name>ui::JobNotifier</name>
    <message>
        <source>The answer is written</source>
        <translation>回答已写完</translation>
    </message>
    <message>
        <source>The pictures are drawn</source>
        <translation>图片已绘制完成</translation>
    </message>
    <message>
        <source>The model is loaded</source>
        <translation>模型已加载</translation>
    </message>
    <message>
        <source>The answer was not written</source>
        <translation>未能写出回答</translation>
    </message>
    <message>
        <source>The pictures were not drawn</source>
        <translation>未能绘制图片</translation>
    </message>
    <message>
        <source>The model was not loaded</source>
        <translation>模型未能加载</translation>
    </message>
    <message>
        <source>The pictures are ranked</source>
        <translation>图片已排名</translation>
    </message>
    <message>
        <source>The pictures were not ranked</source>
        <translation>未能为图片排名</translation>
    </message>
</context>
<context>
    <name>ui::KeyField</name>
    <message>
        <source>Press it, then the new keys</source>
        <translation>先点按此处，再按新的快捷键</translation>
    </message>
    <message>
        <source>Press keys…</source>
        <translation>按下快捷键…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Shortcut of “%1”: %2</source>
        <translation>“%1”的快捷键：%2</translation>
    </message>
    <message>
        <source>“%1” alone is for typing and moving about. Hold Ctrl or Alt with it. The keys are as before.</source>
        <translation>单独的“%1”用于输入和移动，须与 Ctrl 或 Alt 同按。快捷键未更改。</translation>
    </message>
</context>
<context>
    <name>ui::KnownFacts</name>
    <message>
        <source>Show “%1” in its folder</source>
        <translation>在文件夹中显示“%1”</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>The picture that it branched from</source>
        <translation>它所源自的图片</translation>
    </message>
    <message>
        <source>The branch of it</source>
        <translation>它的分支</translation>
    </message>
    <message>
        <source>Branch %1 of it</source>
        <translation>它的分支 %1</translation>
    </message>
</context>
<context>
    <name>ui::LargeView</name>
    <message>
        <source>Picture %1 of %2 · %3</source>
        <translation>图片 %1/%2 · %3</translation>
    </message>
    <message>
        <source>Preview · %1</source>
        <translation>预览 · %1</translation>
    </message>
</context>
<context>
    <name>ui::LibraryCard</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Memory needed here</source>
        <translation>本机所需内存</translation>
    </message>
    <message>
        <source>Speed here</source>
        <translation>本机速度</translation>
    </message>
</context>
<context>
    <name>ui::LibraryRow</name>
    <message>
        <source>Loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Loaded when the program starts</source>
        <translation>程序启动时加载</translation>
    </message>
    <message>
        <source>read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Read the licence of %1</source>
        <translation>阅读 %1 的许可证</translation>
    </message>
    <message>
        <source>More for %1</source>
        <translation>%1 的更多操作</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>picture %1 s</source>
        <translation>图片 %1 秒</translation>
    </message>
    <message>
        <source>answer about %1 tok/s</source>
        <translation>回答约 %1 词元/秒</translation>
    </message>
    <message>
        <source>answer %1 tok/s</source>
        <translation>回答 %1 词元/秒</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>From what another model’s weights were read with in this session</source>
        <translation>根据本次运行中读取其他模型权重的速度推算</translation>
    </message>
    <message>
        <source>Known after the first answer and the first picture of this session</source>
        <translation>本次运行中有了第一个回答和第一张图片后即可得知</translation>
    </message>
    <message>
        <source>As measured in this session</source>
        <translation>本次运行中测得</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>More for this model</source>
        <translation>此模型的更多操作</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel the download of %1</source>
        <translation>取消下载 %1</translation>
    </message>
    <message>
        <source>Load at every start</source>
        <translation>每次启动时加载</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Remove from this computer…</source>
        <translation>从这台电脑移除…</translation>
    </message>
    <message>
        <source> It is unloaded first.</source>
        <translation>会先卸载该模型。</translation>
    </message>
    <message>
        <source>Remove “%1” from this computer?</source>
        <translation>从这台电脑移除“%1”？</translation>
    </message>
    <message>
        <source>%1 are free again, and the model can only come back by another download.%2</source>
        <translation>将释放 %1，之后只能重新下载才能找回该模型。%2</translation>
    </message>
    <message>
        <source>The precision that it was loaded in</source>
        <translation>加载时所用的精度</translation>
    </message>
    <message>
        <source>Stop loading %1</source>
        <translation>停止加载 %1</translation>
    </message>
</context>
<context>
    <name>ui::LicencePanel</name>
    <message>
        <source>Read the whole text in the browser</source>
        <translation>在浏览器中阅读全文</translation>
    </message>
    <message>
        <source>Download under these terms</source>
        <translation>接受条款并下载</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::LoadDesk</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Other model…</source>
        <translation>其他模型…</translation>
    </message>
    <message>
        <source>“%1” was not loaded</source>
        <translation>“%1”未能加载</translation>
    </message>
    <message>
        <source>You stopped the loading.</source>
        <translation>加载已手动停止。</translation>
    </message>
    <message>
        <source>%1 The built-in model is used instead.</source>
        <translation>%1现改用内置模型。</translation>
    </message>
    <message>
        <source> “%1” is still loaded.</source>
        <translation>“%1”仍保持加载。</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Bifrons did not end properly the last time</source>
        <translation>Bifrons 上次未正常退出</translation>
    </message>
    <message>
        <source>“%1” is not loaded by itself, in case it was the cause. What you made is kept.</source>
        <translation>为防“%1”是起因，不会自动加载它。已有的成果均已保留。</translation>
    </message>
    <message>
        <source>Load it</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>“%1” was unloaded</source>
        <translation>“%1”已卸载</translation>
    </message>
    <message>
        <source>It was not used for a minute; its memory is free again.</source>
        <translation>已闲置 1 分钟，所占内存已释放。</translation>
    </message>
    <message numerus="yes">
        <source>It was not used for %n minutes; its memory is free again.</source>
        <translation>
            <numerusform>已闲置 %n 分钟，所占内存已释放。</numerusform>
        </translation>
    </message>
    <message>
        <source>Load it again</source>
        <translation>重新加载</translation>
    </message>
</context>
<context>
    <name>ui::LoadPane</name>
    <message>
        <source>Looking at the files</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Loading shard %1 of %2</source>
        <translation>正在加载分片 %1/%2</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>正在加载 %1</translation>
    </message>
    <message>
        <source>Loaded so far</source>
        <translation>已加载</translation>
    </message>
</context>
<context>
    <name>ui::LoadView</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop loading; what was loaded before stays</source>
        <translation>停止加载；之前加载的模型保持不变</translation>
    </message>
    <message>
        <source>Loaded so far</source>
        <translation>已加载</translation>
    </message>
    <message>
        <source>%1 stays loaded until then</source>
        <translation>在此之前 %1 保持加载</translation>
    </message>
    <message>
        <source>Looking at the files</source>
        <translation>正在检查文件</translation>
    </message>
</context>
<context>
    <name>ui::LogDialog</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>The end of the log</source>
        <translation>日志末尾</translation>
    </message>
    <message>
        <source>Nothing of this kind was written.</source>
        <translation>没有此类记录。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::MachineStrip</name>
    <message>
        <source>%1, %2 free</source>
        <translation>%1，可用 %2</translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>Looking for it</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 个核心</translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n 个核心</numerusform>
        </translation>
    </message>
    <message>
        <source>No graphics card in use</source>
        <translation>未使用显卡</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>可用 %1</translation>
    </message>
    <message>
        <source>Version, system, devices and settings, as text for a report</source>
        <translation>以文本形式提供版本、系统、设备和设置，用于报告问题</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
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
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>在此页搜索</translation>
    </message>
    <message>
        <source>Go to the text input</source>
        <translation>转到文本输入框</translation>
    </message>
    <message>
        <source>Show or hide the list</source>
        <translation>显示或隐藏列表</translation>
    </message>
    <message>
        <source>Show or hide the side panel</source>
        <translation>显示或隐藏侧栏</translation>
    </message>
    <message>
        <source>Go to the next region</source>
        <translation>转到下一区域</translation>
    </message>
    <message>
        <source>Go to the previous region</source>
        <translation>转到上一区域</translation>
    </message>
    <message>
        <source>Show the shortcuts</source>
        <translation>显示快捷键</translation>
    </message>
    <message>
        <source>Close what lies on top, or stop</source>
        <translation>关闭最上层内容，或停止</translation>
    </message>
    <message>
        <source>Quit Bifrons</source>
        <translation>退出 Bifrons</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Use a model from a folder</source>
        <translation>使用文件夹中的模型</translation>
    </message>
    <message>
        <source>Unload the model</source>
        <translation>卸载模型</translation>
    </message>
    <message>
        <source>Stop the running job</source>
        <translation>停止当前任务</translation>
    </message>
    <message>
        <source>Theme: as the desktop</source>
        <translation>主题：跟随桌面</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>主题：高对比度</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text in its usual size</source>
        <translation>恢复默认文字大小</translation>
    </message>
    <message>
        <source>The diagnosis is in the clipboard</source>
        <translation>诊断信息已复制到剪贴板</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>查看日志</translation>
    </message>
    <message>
        <source>Copy diagnosis</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>This page has nothing to search</source>
        <translation>此页没有可搜索的内容</translation>
    </message>
    <message>
        <source>This page has no list</source>
        <translation>此页没有列表</translation>
    </message>
    <message>
        <source>This page has no side panel</source>
        <translation>此页没有侧栏</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在运行的任务</translation>
    </message>
    <message>
        <source>This is the largest size</source>
        <translation>已是最大</translation>
    </message>
    <message>
        <source>This is the smallest size</source>
        <translation>已是最小</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>ui::MemoryFoot</name>
    <message>
        <source>Fits: %1</source>
        <translation>可容纳：%1</translation>
    </message>
    <message>
        <source>Tight: %1</source>
        <translation>紧张：%1</translation>
    </message>
    <message>
        <source>Does not fit: %1</source>
        <translation>放不下：%1</translation>
    </message>
    <message>
        <source>Draw 1</source>
        <translation>只画 1 张</translation>
    </message>
    <message>
        <source>Draw %1</source>
        <translation>只画 %1 张</translation>
    </message>
    <message>
        <source>Take so many pictures that they fit: %1</source>
        <translation>减少到放得下的数量：%1 张</translation>
    </message>
    <message>
        <source>Weights %1   Pictures %2   Painting %3</source>
        <translation>权重 %1   图片 %2   成像 %3</translation>
    </message>
    <message>
        <source>As the drawings tell that this model has finished since it was loaded</source>
        <translation>根据此模型加载以来完成的绘图估计</translation>
    </message>
    <message>
        <source>1 picture, %1</source>
        <translation>1 张图片，%1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures, %1</source>
        <translation>
            <numerusform>%n 张图片，%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageText</name>
    <message>
        <source>Open a web page</source>
        <translation>打开网页</translation>
    </message>
    <message>
        <source>The answer leads to this page. Open it in the browser?</source>
        <translation>回答中的链接指向此网页。在浏览器中打开？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ui::ModelBanner</name>
    <message>
        <source>You are using the small &lt;b&gt;built-in model&lt;/b&gt;. It answers about simple coloured shapes and draws them; it knows nothing else.</source>
        <translation>当前使用的是小型&lt;b&gt;内置模型&lt;/b&gt;。它只能回答关于简单彩色图形的问题并绘制这些图形，别的一概不知。</translation>
    </message>
    <message>
        <source>Close this message for good</source>
        <translation>不再显示此消息</translation>
    </message>
    <message>
        <source>See models</source>
        <translation>查看模型</translation>
    </message>
</context>
<context>
    <name>ui::ModelChip</name>
    <message>
        <source>%1
%2 for another model</source>
        <translation>%1
按 %2 选择其他模型</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>模型：%1</translation>
    </message>
</context>
<context>
    <name>ui::ModelLibrary</name>
    <message>
        <source>Small, for coloured shapes. Always there.</source>
        <translation>小型，用于彩色图形。始终可用。</translation>
    </message>
    <message>
        <source>MIT, made for Bifrons</source>
        <translation>MIT，为 Bifrons 制作</translation>
    </message>
    <message>
        <source>%1 fits this computer: %2 to fetch, about %3 of memory.</source>
        <translation>%1 适合这台电脑：需下载 %2，占用约 %3 内存。</translation>
    </message>
</context>
<context>
    <name>ui::ModelRow</name>
    <message>
        <source>cannot be loaded</source>
        <translation>无法加载</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>loaded</source>
        <translation>已加载</translation>
    </message>
</context>
<context>
    <name>ui::ModelSwitcher</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Use a folder…</source>
        <translation>使用文件夹…</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>卸载</translation>
    </message>
    <message>
        <source>Give the memory of the loaded model back</source>
        <translation>释放已加载模型占用的内存</translation>
    </message>
    <message>
        <source>Use the model in a folder</source>
        <translation>使用文件夹中的模型</translation>
    </message>
    <message>
        <source>Manage models</source>
        <translation>管理模型</translation>
    </message>
</context>
<context>
    <name>ui::ModelsPage</name>
    <message>
        <source>Use a folder…</source>
        <translation>使用文件夹…</translation>
    </message>
    <message>
        <source>Where models are fetched from, and through which proxy</source>
        <translation>从哪里下载模型，通过哪个代理</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在这台电脑上</translation>
    </message>
    <message>
        <source>To download</source>
        <translation>可下载</translation>
    </message>
    <message>
        <source>Nothing is fetched until you press Download</source>
        <translation>点按“下载”之前不会下载任何内容</translation>
    </message>
    <message>
        <source>“%1” is here, every file checked</source>
        <translation>“%1”已下载，所有文件均已核对</translation>
    </message>
    <message>
        <source>“%1” was removed</source>
        <translation>已移除“%1”</translation>
    </message>
    <message>
        <source>There is no open keyring, so the token is asked for again another time</source>
        <translation>密钥环未解锁，下次仍需输入访问令牌</translation>
    </message>
    <message>
        <source>Look for models again</source>
        <translation>重新查找模型</translation>
    </message>
    <message>
        <source>Hugging Face</source>
        <translation>Hugging Face</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>ui::NeedsView</name>
    <message>
        <source>fits into what is free now</source>
        <translation>当前可用内存足够</translation>
    </message>
    <message>
        <source>is more than what is free now</source>
        <translation>超出当前可用内存</translation>
    </message>
    <message>
        <source>Estimated from the size of the model; it is known when the model is here.</source>
        <translation>根据模型大小估算；模型下载后即可确知。</translation>
    </message>
    <message>
        <source>none fits</source>
        <translation>都放不下</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>and 1 that does not fit</source>
        <translation>另有 1 种放不下</translation>
    </message>
    <message numerus="yes">
        <source>and %n that do not fit</source>
        <translation>
            <numerusform>另有 %n 种放不下</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NewestPill</name>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>转到最新消息</translation>
    </message>
</context>
<context>
    <name>ui::PictureArchive</name>
    <message>
        <source>%1 The picture stays on the page, and is saved as soon as that is possible.</source>
        <translation>%1图片会留在页面上，一旦可以就会保存。</translation>
    </message>
    <message>
        <source>%1 Its tokens are still in the history.</source>
        <translation>%1它的词元仍保存在历史记录中。</translation>
    </message>
</context>
<context>
    <name>ui::PictureDesk</name>
    <message>
        <source>Save the pictures in a folder</source>
        <translation>将图片保存到文件夹</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>%1 %2 of %3 were saved; all are still in the gallery.</source>
        <translation>%1已保存 %2/%3 张；所有图片仍在图库中。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures saved in %1</source>
        <translation>
            <numerusform>%n 张图片已保存到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied with its settings</source>
        <translation>图片已复制（含设置）</translation>
    </message>
    <message>
        <source>Picture copied without its settings</source>
        <translation>图片已复制（不含设置）</translation>
    </message>
</context>
<context>
    <name>ui::PictureDetails</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Rebuild from its tokens</source>
        <translation>根据词元重建</translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation>沿用设置</translation>
    </message>
    <message>
        <source>Discuss</source>
        <translation>讨论</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Select a picture to see how it was made.</source>
        <translation>选择一张图片，查看它的绘制方式。</translation>
    </message>
    <message>
        <source>2 pictures are selected. C compares them.</source>
        <translation>已选择 2 张图片。按 C 比较。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are selected.</source>
        <translation>
            <numerusform>已选择 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare the two  C</source>
        <translation>比较两张  C</translation>
    </message>
    <message>
        <source>Select two pictures to compare them</source>
        <translation>选择两张图片进行比较</translation>
    </message>
    <message>
        <source>It was stopped before it had all its tokens, and cannot be rebuilt from them.</source>
        <translation>绘制中途停止，词元不全，无法据此重建。</translation>
    </message>
    <message numerus="yes">
        <source>The file holds its %n tokens and can be rebuilt exactly.</source>
        <translation>
            <numerusform>文件中存有全部 %n 个词元，可以精确重建。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation>文件已丢失</translation>
    </message>
    <message>
        <source>Rebuilding…</source>
        <translation>正在重建…</translation>
    </message>
</context>
<context>
    <name>ui::PictureDrop</name>
    <message>
        <source>Drop to bring back this picture’s settings</source>
        <translation>松开以恢复这张图片的设置</translation>
    </message>
    <message>
        <source>One PNG file that Bifrons wrote can be dropped here</source>
        <translation>可将一个由 Bifrons 保存的 PNG 文件拖到此处</translation>
    </message>
    <message>
        <source>“%1” has no settings of Bifrons inside.</source>
        <translation>“%1”中没有 Bifrons 的设置。</translation>
    </message>
    <message>
        <source>%1 Prompt and settings stay as they are.</source>
        <translation>%1提示词和设置保持不变。</translation>
    </message>
</context>
<context>
    <name>ui::PictureGrid</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation>沿用设置</translation>
    </message>
    <message>
        <source>Discuss in Chat</source>
        <translation>在对话中讨论</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多类似图片</translation>
    </message>
    <message>
        <source>The same at several guidances</source>
        <translation>以多种引导强度重绘</translation>
    </message>
    <message>
        <source>Draw anew from a row</source>
        <translation>从某一行起重绘</translation>
    </message>
    <message>
        <source>Draw a region anew</source>
        <translation>重绘一个区域</translation>
    </message>
    <message>
        <source>Shift+R</source>
        <translation>Shift+R</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ui::PictureKeeper</name>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Save all pictures in a folder</source>
        <translation>将所有图片保存到文件夹</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures saved in %1</source>
        <translation>
            <numerusform>%n 张图片已保存到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; 1 got a new name, since its own was taken</source>
        <translation>%1；其中 1 张因重名已改名</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n got new names, since theirs were taken</source>
        <translation>
            <numerusform>%1；其中 %n 张因重名已改名</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was saved; what was drawn is still here.</source>
        <translation>未保存任何图片；已绘制的内容仍在此处。</translation>
    </message>
    <message>
        <source>1 picture was saved; all are still here.</source>
        <translation>已保存 1 张图片；所有图片仍在此处。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were saved; all are still here.</source>
        <translation>
            <numerusform>已保存 %n 张图片；所有图片仍在此处。</numerusform>
        </translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>图片已复制</translation>
    </message>
</context>
<context>
    <name>ui::PictureRebuilder</name>
    <message>
        <source>“%1” drew this picture. Load it to rebuild the file; the tokens are kept.</source>
        <translation>这张图片由“%1”绘制。加载该模型即可重建文件；词元已保留。</translation>
    </message>
    <message>
        <source>“%1” drew this picture with other weights than those that are loaded. Load these to rebuild the file; the tokens are kept.</source>
        <translation>绘制这张图片的“%1”与已加载的模型权重不同。加载当时的权重即可重建文件；词元已保留。</translation>
    </message>
</context>
<context>
    <name>ui::PictureStage</name>
    <message>
        <source>Previous picture</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>←</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>→</translation>
    </message>
    <message>
        <source>Show the pixels as they are</source>
        <translation>按实际像素显示</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Back to all pictures</source>
        <translation>返回所有图片</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>ui::PictureThumb</name>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Take the picture out</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Take the picture out  Del</source>
        <translation>移除图片  Del</translation>
    </message>
</context>
<context>
    <name>ui::PictureViewer</name>
    <message>
        <source>Close the picture</source>
        <translation>关闭图片</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>%1 · %2 × %3</source>
        <translation>%1 · %2 × %3</translation>
    </message>
</context>
<context>
    <name>ui::PictureWell</name>
    <message>
        <source>Show the picture large</source>
        <translation>放大显示图片</translation>
    </message>
    <message>
        <source>Show large  Space</source>
        <translation>放大显示  空格</translation>
    </message>
</context>
<context>
    <name>ui::PlanView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Other folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>从列表移除</translation>
    </message>
    <message>
        <source>Reading what is in the folder</source>
        <translation>正在读取文件夹内容</translation>
    </message>
    <message>
        <source>%1: %2 of memory are free. A full conversation is counted in.</source>
        <translation>%1：内存可用 %2。已计入一次完整对话所需的内存。</translation>
    </message>
    <message>
        <source>It cannot be loaded</source>
        <translation>无法加载</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Memory for one picture</source>
        <translation>绘制 1 张所需内存</translation>
    </message>
    <message>
        <source>for %1 at once</source>
        <translation>同时绘制 %1 张</translation>
    </message>
</context>
<context>
    <name>ui::ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>working</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>ui::PromptCheck</name>
    <message>
        <source>The prompt is too long. It takes %1 positions; beside a picture, %2 has room for %3.</source>
        <translation>提示词太长。它占 %1 个位置；除去一张图片，%2 只剩 %3 个位置。</translation>
    </message>
    <message>
        <source>What to avoid is too long. It takes %1 positions; beside a picture, %2 has room for %3.</source>
        <translation>要避免的内容太长。它占 %1 个位置；除去一张图片，%2 只剩 %3 个位置。</translation>
    </message>
</context>
<context>
    <name>ui::PromptComposer</name>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>What should the picture show?</source>
        <translation>想画什么？</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Write what the picture should show first</source>
        <translation>先写下想画的内容</translation>
    </message>
    <message>
        <source>%1  Enter</source>
        <translation>%1  Enter</translation>
    </message>
    <message>
        <source>%1  Enter, or %2 anywhere on this page</source>
        <translation>%1  Enter，或在此页任意位置按 %2</translation>
    </message>
    <message>
        <source>%1
Shift+Enter for a new line</source>
        <translation>%1
Shift+Enter 换行</translation>
    </message>
</context>
<context>
    <name>ui::QuestionView</name>
    <message>
        <source>You: %1</source>
        <translation>你：%1</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的内容</translation>
    </message>
</context>
<context>
    <name>ui::QueueList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 张图片</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · guidance %2</source>
        <translation>%1 · 引导强度 %2</translation>
    </message>
    <message>
        <source>starts when the model is loaded</source>
        <translation>模型加载后开始</translation>
    </message>
    <message>
        <source>Take “%1” out of the queue</source>
        <translation>将“%1”移出队列</translation>
    </message>
    <message>
        <source>Draw “%1” one earlier</source>
        <translation>将“%1”提前一位</translation>
    </message>
    <message>
        <source>in about %1 s</source>
        <translation>约 %1 秒后</translation>
    </message>
    <message>
        <source>in about %1 min</source>
        <translation>约 %1 分钟后</translation>
    </message>
</context>
<context>
    <name>ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>ui::RailButton</name>
    <message>
        <source>%1, at work</source>
        <translation>%1，运行中</translation>
    </message>
</context>
<context>
    <name>ui::RegionFrame</name>
    <message>
        <source>Draw anew %1, from row %2 and column %3 of %4. Arrows move the frame, Shift and arrows change its size, Enter draws.</source>
        <translation>重绘 %1，从第 %2 行、第 %3 列起（共 %4 行列）。方向键移动选框，Shift 加方向键改变大小，Enter 开始绘制。</translation>
    </message>
    <message>
        <source>%1 × %2 cells</source>
        <translation>%1 × %2 格</translation>
    </message>
    <message>
        <source>%1 · Enter draws</source>
        <translation>%1 · Enter 绘制</translation>
    </message>
</context>
<context>
    <name>ui::RerollLine</name>
    <message>
        <source>Draw anew below row %1 of %2. Up and Down move the line, Enter draws.</source>
        <translation>从第 %1/%2 行以下重绘。↑ ↓ 移动分界线，Enter 开始绘制。</translation>
    </message>
    <message>
        <source>%1 of %2 kept</source>
        <translation>保留 %1/%2</translation>
    </message>
    <message>
        <source>%1 of %2 rows kept · Enter draws</source>
        <translation>保留 %1/%2 行 · Enter 绘制</translation>
    </message>
</context>
<context>
    <name>ui::SamplingPopover</name>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>how varied it is</source>
        <translation>变化程度</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>the likeliest by share</source>
        <translation>按累计概率取</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>the likeliest so many</source>
        <translation>按个数取</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>回答长度上限</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Locked: the same answer again</source>
        <translation>已锁定：再次得到相同的回答</translation>
    </message>
    <message>
        <source>New seed after every answer</source>
        <translation>每次回答后换新种子</translation>
    </message>
    <message>
        <source>Model’s defaults</source>
        <translation>模型默认值</translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation>回答方式</translation>
    </message>
    <message>
        <source>0 takes the likeliest token each time</source>
        <translation>0 表示每次都取概率最高的词元</translation>
    </message>
    <message>
        <source>max new tokens</source>
        <translation>最大新词元数（max new tokens）</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>System prompt of this chat</source>
        <translation>此对话的系统提示词</translation>
    </message>
    <message>
        <source>The model’s own</source>
        <translation>模型自带</translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>ui::SeedField</name>
    <message>
        <source>Another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation>固定种子</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>A whole number from 0 to 18446744073709551615; the same seed gives the same result</source>
        <translation>0 到 18446744073709551615 之间的整数；相同的种子得到相同的结果</translation>
    </message>
    <message>
        <source>A seed is a whole number; the last one stays in use.</source>
        <translation>种子须为整数；仍用上一个种子。</translation>
    </message>
    <message>
        <source>The largest seed is 18446744073709551615; the last one stays in use.</source>
        <translation>种子最大为 18446744073709551615；仍用上一个种子。</translation>
    </message>
</context>
<context>
    <name>ui::SeesPanel</name>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>What is given to the model</source>
        <translation>提供给模型的内容</translation>
    </message>
    <message>
        <source>Use this part</source>
        <translation>使用此部分</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的内容</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>The square that the model gets</source>
        <translation>模型得到的方形图片</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>整张图片</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Given to it</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Load a model to see what it gets of a picture.</source>
        <translation>加载模型后可查看它从图片得到的内容。</translation>
    </message>
    <message>
        <source>Attach a picture, or choose one of the chat.</source>
        <translation>添加图片，或选择对话中的一张。</translation>
    </message>
    <message>
        <source>This picture was sent already</source>
        <translation>这张图片已经发送</translation>
    </message>
    <message>
        <source>%1, scale %2</source>
        <translation>%1，缩放 %2</translation>
    </message>
    <message>
        <source>%1 of %2 positions</source>
        <translation>%1/%2 个位置</translation>
    </message>
    <message>
        <source>Grey padding</source>
        <translation>灰色填充</translation>
    </message>
    <message>
        <source>Crop to read it.</source>
        <translation>裁剪后即可看清。</translation>
    </message>
    <message>
        <source>Attach it again and crop it to read that.</source>
        <translation>重新附上图片并裁剪，即可看清。</translation>
    </message>
    <message>
        <source>Text smaller than about %1 px in the original will not be legible here. %2</source>
        <translation>原图中小于约 %1 像素的文字在此无法辨认。%2</translation>
    </message>
</context>
<context>
    <name>ui::SegmentedControl</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::SendButton</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>ui::SettingsList</name>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Restore the default settings</source>
        <translation>恢复默认设置</translation>
    </message>
    <message>
        <source>No setting is called “%1”.</source>
        <translation>没有名为“%1”的设置。</translation>
    </message>
    <message>
        <source>The settings are as at the first start</source>
        <translation>设置已恢复为初始状态</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Changes are saved as you make them</source>
        <translation>更改会即时保存</translation>
    </message>
    <message>
        <source>Changes are lost when Bifrons ends: the folder of the settings cannot be written</source>
        <translation>Bifrons 退出后更改将丢失：设置文件夹不可写</translation>
    </message>
    <message>
        <source>Restore defaults on this page</source>
        <translation>恢复本页默认设置</translation>
    </message>
    <message>
        <source>“%1” as at the first start</source>
        <translation>将“%1”恢复为初始状态</translation>
    </message>
    <message>
        <source>“%1” has nothing that is set</source>
        <translation>“%1”中没有可恢复的设置</translation>
    </message>
    <message>
        <source>“%1” is as at the first start</source>
        <translation>“%1”已恢复为初始状态</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPanel</name>
    <message>
        <source>Settings for the next pictures</source>
        <translation>后续图片的设置</translation>
    </message>
    <message>
        <source>Reset to the model’s defaults</source>
        <translation>重置为模型默认值</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片数量</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>how closely it follows</source>
        <translation>贴近提示词的程度</translation>
    </message>
    <message>
        <source>CFG weight; 1 follows the prompt alone</source>
        <translation>CFG 权重；1 表示只依提示词本身</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>how varied it is</source>
        <translation>变化程度</translation>
    </message>
    <message>
        <source>0 takes the likeliest token each time</source>
        <translation>0 表示每次都取概率最高的词元</translation>
    </message>
    <message>
        <source>Locked: the same pictures again</source>
        <translation>已锁定：再次得到相同的图片</translation>
    </message>
    <message>
        <source>New seed after every run</source>
        <translation>每次绘制后换新种子</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>the likeliest so many</source>
        <translation>按个数取</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>the likeliest by share</source>
        <translation>按累计概率取</translation>
    </message>
    <message>
        <source>These are the model’s defaults</source>
        <translation>已是模型默认值</translation>
    </message>
    <message>
        <source>Top-k, top-p, what to avoid</source>
        <translation>Top-k、top-p、要避免的内容</translation>
    </message>
    <message>
        <source>Avoids “%1”</source>
        <translation>避免“%1”</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutTable</name>
    <message>
        <source>Use them here</source>
        <translation>改用于此处</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>重置所有快捷键</translation>
    </message>
    <message>
        <source>Reset the shortcut of “%1”</source>
        <translation>重置“%1”的快捷键</translation>
    </message>
    <message>
        <source>“%1” belongs to “%2”. Nothing was changed.</source>
        <translation>“%1”已用于“%2”。未作任何更改。</translation>
    </message>
    <message>
        <source>“%1” is fixed for “%2”. Nothing was changed.</source>
        <translation>“%1”固定用于“%2”。未作任何更改。</translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the running job; what was made is kept</source>
        <translation>停止当前任务；已生成的内容会保留</translation>
    </message>
    <message>
        <source>1 job waiting</source>
        <translation>1 个任务等待中</translation>
    </message>
    <message numerus="yes">
        <source>%n jobs waiting</source>
        <translation>
            <numerusform>%n 个任务等待中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Storage</name>
    <message>
        <source>It was put aside as “%1”, and a new one was begun.</source>
        <translation>已将其另存为“%1”，并新建了一个。</translation>
    </message>
    <message>
        <source>%1 What you do now is not kept when Bifrons ends.</source>
        <translation>%1Bifrons 退出后，此后的操作不会保留。</translation>
    </message>
</context>
<context>
    <name>ui::StorageNote</name>
    <message>
        <source>Chats and pictures</source>
        <translation>对话和图片</translation>
    </message>
</context>
<context>
    <name>ui::StoredPictures</name>
    <message>
        <source>A picture of this chat cannot be read any more. %1</source>
        <translation>此对话中的一张图片已无法读取。%1</translation>
    </message>
</context>
<context>
    <name>ui::TileActions</name>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Discuss</source>
        <translation>讨论</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>更多类似图片</translation>
    </message>
    <message>
        <source>Reuse settings</source>
        <translation>沿用设置</translation>
    </message>
    <message>
        <source>Draw anew from a row</source>
        <translation>从某一行起重绘</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ui::TileDelegate</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>正在成像</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <translation>第 %1/%2 行</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped, row %1</source>
        <translation>停在第 %1 行</translation>
    </message>
    <message>
        <source>Not drawn</source>
        <translation>未绘制</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Guidance %1</source>
        <translation>引导强度 %1</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2%</translation>
    </message>
    <message>
        <source>%1 · yes %2 %</source>
        <translation>%1 · 符合 %2%</translation>
    </message>
    <message>
        <source>%1 · fits %2 %</source>
        <translation>%1 · 契合 %2%</translation>
    </message>
</context>
<context>
    <name>ui::Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::TokenForm</name>
    <message>
        <source>Keep it in the system’s keyring</source>
        <translation>保存到系统密钥环</translation>
    </message>
    <message>
        <source>Use the token</source>
        <translation>使用令牌</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
</context>
<context>
    <name>ui::TranscriptView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>ui::UndoRow</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::ValueSlider</name>
    <message>
        <source>%1, slider</source>
        <translation>%1，滑块</translation>
    </message>
    <message>
        <source>A number from %1 to %2</source>
        <translation>%1 到 %2 之间的数</translation>
    </message>
</context>
</TS>
