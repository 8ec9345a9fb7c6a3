#include <QTest>

#include "core/base/error.h"
#include "core/text/template_format.h"
#include "tests/support/test_registry.h"

using namespace core::text;

namespace {

/// Everything that the published template has: a list of ends, roles in any case, the blank behind the assistant,
/// pictures with newlines around them, texts behind texts.
const std::string published =
    R"({%set ends=['\n\n','<｜end▁of▁sentence｜>']%}{%set n=0%}{%for turn in messages%})"
    R"({%if turn['role']|lower=='user'%}<|User|>: )"
    R"({%elif turn['role']|lower=='assistant'%}<|Assistant|>:)"
    R"({%if not (loop.last and not add_generation_prompt and turn['content'][0]['text']=='')%} {%endif%})"
    R"({%else%}{{turn['role'].capitalize()}}: {%endif%})"
    R"({%for part in turn['content']%})"
    R"({%if part['type']=='image'%})"
    R"({%if not loop.first%}{{'\n'}}{%endif%}<image_placeholder>{%if not loop.last%}{{'\n'}}{%endif%})"
    R"({%elif part['type']=='text'%}{%set words=part['text']%})"
    R"({%if loop.first%}{%set words=words.lstrip()%}{%endif%}{%if loop.last%}{%set words=words.rstrip()%}{%endif%})"
    R"({%if not loop.first and turn['content'][loop.index0-1]['type']=='text'%}{{' '+words}}{%else%}{{words}}{%endif%})"
    R"({%endif%}{%endfor%})"
    R"({%if not loop.last or add_generation_prompt%}{{ends[0] if turn['role']|lower=='user' else ends[1]}}{%endif%})"
    R"({%endfor%}{%if add_generation_prompt%}<|Assistant|>:{%endif%})";

std::string changed(const std::string& old, const std::string& with) {
  std::string text = published;
  const std::size_t at = text.find(old);
  if (at == std::string::npos) qFatal("the template has no such part");
  return text.replace(at, old.size(), with);
}

QByteArray refusal(const std::string& source) {
  ChatFormat format;
  try {
    learn_format(format, source, "chat_template.jinja");
  } catch (const core::Error& error) {
    return error.what();
  }
  return "nothing was refused";
}

}  // namespace

class TestTemplateFormat : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void learnsThePublishedFormat() {
    ChatFormat format{.user_role = "", .assistant_role = "", .between_pictures = ""};
    learn_format(format, published, "chat_template.jinja");
    QCOMPARE(format.user_role, std::string("<|User|>"));
    QCOMPARE(format.assistant_role, std::string("<|Assistant|>"));
    QCOMPARE(format.between_pictures, std::string("\n\n"));
    QCOMPARE(format.system_prompt, std::string(default_system_prompt));
    QCOMPARE(format.picture_tokens, std::int64_t{576});
  }

  void learnsWhatDiffers() {
    ChatFormat format;
    std::string source = changed("{%if not loop.first%}{{'\\n'}}{%endif%}<image", "<image");
    for (const char* role : {"<|User|>", "<|Assistant|>", "<|Assistant|>"}) {
      source.replace(source.find(role), std::string_view(role).size(), role[2] == 'U' ? "User" : "Assistant");
    }
    learn_format(format, source, "chat_template.jinja");
    QCOMPARE(format.user_role, std::string("User"));
    QCOMPARE(format.assistant_role, std::string("Assistant"));
    QCOMPARE(format.between_pictures, std::string("\n"));
  }

  void namesWhatIsWrittenOtherwise_data() {
    QTest::addColumn<std::string>("source");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const std::string& source, const char* expected) {
      QTest::newRow(name) << source << QByteArray(expected);
    };
    row("another statement", "\n{% include 'x' %}" + published,
        "cannot be used: in line 2 there is “include”, which is not supported.");
    row("damage", published + "{{", "cannot be used: in line 1 “}}” is missing.");
    row("no question", "{% for turn in messages %}{% endfor %}", "a question in it is not written as");
    row("no pictures", changed("<image_placeholder>", ""), "it leaves out pictures");
    row("words between pictures", changed("{{'\\n'}}{%endif%}<image", "{{'and'}}{%endif%}<image"),
        "it writes words between pictures");
    row("another end of answers", changed("end▁of", "END▁of"), "it writes a conversation as");
    row("a system prompt", "Be brief. " + published, "it writes more around a question than the roles");
    row("more with a second turn", changed("{%endfor%}{%if add", "{%endfor%}{{ '!' if messages|length == 3 }}{%if add"),
        "it writes a conversation as");
  }
  void namesWhatIsWrittenOtherwise() {
    QFETCH(std::string, source);
    QFETCH(QByteArray, expected);
    const QByteArray sentence = refusal(source);
    QVERIFY2(sentence.startsWith("“chat_template.jinja”") && sentence.contains(expected), sentence);
  }
};

BIFRONS_TEST(TestTemplateFormat)
#include "tst_template_format.moc"
