#include <QTest>

#include "core/base/error.h"
#include "core/text/jinja_template.h"
#include "tests/support/test_registry.h"

using namespace core::text;

namespace {

std::map<std::string, JinjaValue> variables() {
  return {{"role", "User"},
          {"blank", " \n "},
          {"padded", "  two words \n"},
          {"yes", true},
          {"nothing", nullptr},
          {"list", {"a", "b", "c"}},
          {"turn", {{"role", "user"}, {"content", {{{"type", "text"}, {"text", "hello"}}}}}}};
}

std::string rendered(const std::string& source) { return JinjaTemplate(source).render(variables()); }

/// What is said about a template that cannot be used; a sentence that says so when it was written out.
std::pair<core::ErrorKind, QByteArray> refusal(const std::string& source) {
  try {
    return {core::ErrorKind::internal, QByteArray("nothing was refused: ") + rendered(source).c_str()};
  } catch (const core::Error& error) {
    return {error.kind(), error.what()};
  }
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

void cases(std::initializer_list<std::array<const char*, 3>> all) {
  QTest::addColumn<std::string>("source");
  QTest::addColumn<std::string>("expected");
  for (const auto& [name, source, expected] : all) QTest::newRow(name) << std::string(source) << std::string(expected);
}

}  // namespace

/// What is expected here is what jinja2 writes, with the settings of `transformers`.
class TestJinjaTemplate : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void worksOutExpressions_data() {
    cases(
        {{"text", "{{ 'a\\n\\'b\\'' + \"\\t\\\"\" }}", "a\n'b'\t\""},
         {"number", "{{ 1 + 2 - 5 }}", "-2"},
         {"rest as in Python", "{{ -7 % 3 }} {{ 5 % 2 }}", "2 1"},
         {"truth", "{{ true }} {{ not yes }} {{ none }} {{ nothing }}", "True False None None"},
         {"member", "{{ turn.role }}{{ turn['role'] }}{{ turn.content[0].text }}", "useruserhello"},
         {"element", "{{ list[0] }}{{ list[-1] }}{{ list[1 + 1] }}", "acc"},
         {"no such element", "{{ list[3] }}{{ turn.other }}{{ absent }}|", "|"},
         {"own list", "{{ ['x', role, ][1] }}{{ {'k': 'v'}['k'] }}", "Userv"},
         {"object before the end", "{{ {'k': {'l': 'v'}}.k.l}}", "v"},
         {"equal", "{{ role == 'User' }} {{ 1 != 1 }} {{ absent == '' }}", "True False False"},
         {"in", "{{ 'a' in list }} {{ 'z' not in list }} {{ 'se' in role }} {{ 'role' in turn }}",
          "True True True True"},
         {"or and not", "{{ absent or 'b' and not '' }} {{ '' or 0 }} {{ 'a' and 'b' }}", "True 0 b"},
         {"brackets", "{{ not (yes and absent) }} {{ 3 - (2 - 1) }}", "True 2"},
         {"condition", "{{ 'a' if yes else 'b' }}{{ 'a' if '' else 'b' if '' else 'c' }}{{ 'a' if absent }}", "ac"},
         {"only what is chosen is worked out", "{{ absent.x if absent else 'ok' }}{{ absent and absent.x }}", "ok"},
         {"filters", "{{ role|lower }}{{ padded | trim | capitalize }}{{ list|length }}", "userTwo words3"},
         {"methods",
          "{{ role.lower() }}|{{ padded.strip() }}|{{ padded.lstrip() }}|{{ padded.rstrip() }}|{{ 'aB'.capitalize() }}",
          "user|two words|two words \n|  two words|Ab"},
         {"tests", "{{ absent is defined }} {{ role is string }} {{ list is not string }}", "False True True"},
         {"filter before comparison", "{{ role|lower == 'user' }} {{ not absent is defined }}", "True True"}});
  }
  void worksOutExpressions() { writesWhatIsExpected(); }

  void doesStatements_data() {
    cases({{"if", "{% if absent %}a{% elif yes %}b{% else %}c{% endif %}{% if absent %}d{% endif %}", "b"},
           {"else", "{% if absent %}a{% elif '' %}b{% else %}c{% endif %}", "c"},
           {"loop", "{% for x in list %}{{ loop.index }}{{ x }}{{ loop.index0 }}{{ ',' if not loop.last }}{% endfor %}",
            "1a0,2b1,3c2"},
           {"first and length", "{% for x in list %}{{ loop.length if loop.first }}{% endfor %}", "3"},
           {"loop in loop", "{% for x in list %}{% for y in [1, 2] %}{{ y }}{% endfor %}{{ loop.index }}{% endfor %}",
            "121122123"},
           {"set", "{% set a = 'x' %}{% set a = a + 'y' %}{{ a }}", "xy"},
           {"set in a branch stays", "{% set a = 1 %}{% if yes %}{% set a = 2 %}{% endif %}{{ a }}", "2"},
           {"set in a loop does not", "{% set a = 1 %}{% for x in list %}{% set a = 2 %}{{ a }}{% endfor %}{{ a }}",
            "2221"},
           {"comment", "a{# {{ no }} #}b", "ab"}});
  }
  void doesStatements() { writesWhatIsExpected(); }

  void takesBlanksAway_data() {
    cases({{"as asked for", "a {{- ' b ' -}} c", "a b c"},
           {"statements as asked for", "a \n {%- if yes -%} \n b \n {%- endif -%} \n c", "abc"},
           {"newline behind a statement", "{% if yes %}\nb\n{% endif %}\nc", "b\nc"},
           {"one only", "{% if yes %}\n\nb{% endif %}", "\nb"},
           {"newline behind an expression stays", "{{ 'a' }}\nb", "a\nb"},
           {"blanks before a statement on its line", "a\n  \t{% if yes %}\n  b\n  {% endif %}", "a\n  b\n"},
           {"blanks behind a word stay", "a  {% if yes %}b{% endif %}", "a  b"},
           {"blanks before an expression stay", "a\n  {{ 'b' }}", "a\n  b"},
           {"blanks before a comment", "  {# c #}\nb", "b"},
           {"blanks that begin the file", "  {% if yes %}b{% endif %}", "b"},
           {"the last newline", "a\n\n", "a\n"},
           {"newlines of Windows", "a\r\n{% if yes %}\r\nb{% endif %}\r\n", "a\nb"},
           {"lone braces", "{ } {a} %} }}", "{ } {a} %} }}"}});
  }
  void takesBlanksAway() { writesWhatIsExpected(); }

  void namesWhatItDoesNotRead_data() {
    cases({{"statement", "a\n\n{% macro f() %}{% endmacro %}", "in line 3 there is “macro”, which is not supported"},
           {"in a branch that is not taken", "{% if absent %}\n{{ role|tojson }}{% endif %}",
            "in line 2 there is the filter “tojson”"},
           {"filter of a filter", "{{ role | lower | sort }}", "in line 1 there is the filter “sort”"},
           {"method", "{{ role.split(' ') }}", "in line 1 there is the method “split”"},
           {"test", "{{ role is mapping }}", "in line 1 there is the test “mapping”"},
           {"call", "{{ strftime_now('%Y') }}", "in line 1 there is a call of “strftime_now”"},
           {"operator", "{{ 2 * 3 }}", "in line 1 there is “*”"},
           {"namespace", "{% set n = namespace(x=1) %}", "in line 1 there is a call of “namespace”"},
           {"text and number", "{{ 'a' + 1 }}", "in line 1 “+” is used on other things than numbers"},
           {"member of nothing", "\n{{ absent.role }}", "in line 2 “role” of something that has none"},
           {"loop with a condition", "{% for x in list if x %}{% endfor %}",
            "in line 1 there is a loop with a condition"},
           {"loop with else", "\n{% for x in list %}{% else %}{% endfor %}", "in line 2 there is a loop with “else”"},
           {"no list", "{% for x in role %}{% endfor %}", "in line 1 there is a loop over something that is no list"},
           {"list written out", "{{ list }}", "in line 1 a value is written out"},
           {"trim of a list", "{{ list | trim }}", "in line 1 something that is no text"},
           {"complaint", "{% if yes %}\n{{ raise_exception('Roles!') }}{% endif %}",
            "in line 2 it complains: “Roles!”"}});
  }
  void namesWhatItDoesNotRead() { isRefused(core::ErrorKind::unsupported); }

  void namesWhatIsDamaged_data() {
    cases({{"open expression", "a\n{{ role", "in line 2 “}}” is missing"},
           {"open statement", "{% if role }}", "in line 1 “%}” is missing"},
           {"open comment", "{# a", "in line 1 a comment is not closed"},
           {"open text", "\n\n{{ 'a }}", "in line 3 a text is not closed"},
           {"escape", "{{ '\\q' }}", "in line 1 a text has the unknown escape “\\q”"},
           {"no endif", "a\n{% if yes %}\n{% for x in list %}{% endfor %}", "in line 2 there is “if” without “endif”"},
           {"no endfor", "{% for x in list %}{% if yes %}{% endif %}", "in line 1 there is “for” without “endfor”"},
           {"branch in a loop", "{% for x in list %}{% elif yes %}{% endfor %}",
            "in line 1 there is “for” without “endfor”"},
           {"stray end", "a\n{% endfor %}", "in line 2 there is “endfor” without a beginning"},
           {"nothing", "{{ }}", "in line 1 something is missing at the end"},
           {"half a sum", "{{ 1 + }}", "in line 1 something is missing at the end"},
           {"two values", "{{ role role }}", "in line 1 “role” stands at a wrong place"},
           {"word of the language", "{{ else }}", "in line 1 “else” stands at a wrong place"},
           {"row of comparisons", "{{ 1 == 1 == 1 }}", "in line 1 “==” stands at a wrong place"},
           {"several variables", "{% for a, b in list %}{% endfor %}", "in line 1 “,” stands at a wrong place"},
           {"bracket", "{{ (role }}", "in line 1 something is missing at the end"}});
  }
  void namesWhatIsDamaged() { isRefused(core::ErrorKind::file_damaged); }

  void hasLimits_data() {
    QTest::addColumn<std::string>("source");
    QTest::addColumn<std::string>("expected");
    const std::string loop = "{% for x in [1,2,3,4,5,6,7,8,9,10] %}", end = "{% endfor %}";
    const auto row = [](const char* name, const std::string& source, const char* expected) {
      QTest::newRow(name) << source << std::string(expected);
    };
    row("size", std::string(70'000, 'a'), "it has 70000 bytes");
    row("loops in loops", repeated(loop, 8) + repeated(end, 8), "it goes on for too long");
    row("output", loop + loop + loop + loop + "some words" + repeated(end, 4), "it goes on for too long");
    row("long output", loop + loop + loop + std::string(1000, 'a') + repeated(end, 3), "too much is written");
    row("doubled text", "{% set t = 'aaaaaaaa' %}" + loop + loop + "{% set t = t + t %}" + end + end, "");
    row("doubled text at once", "{% set t = 'aaaaaaaa' %}" + repeated("{% set t = t + t %}", 40),
        "a text or a list becomes too long");
    row("doubled list", "{% set l = [1] %}" + repeated("{% set l = [l, l] %}", 40),
        "a text or a list becomes too long");
    row("grown number", "{% set n = 999999 %}" + repeated("{% set n = n + n %}", 3), "a number becomes too large");
    row("long number", "{{ 99999999999999999999 }}", "a number is too large");
    row("blocks in blocks", repeated("{% if yes %}", 5000), "it is nested too deeply");
    row("brackets in brackets", "{{ " + repeated("(", 20'000) + " }}", "an expression is too long");
    row("a list of lists", "{{ " + repeated("[", 390) + repeated("]", 9) + " }}", "something is missing");
    row("not not not", "{{ " + repeated("not ", 10'000) + "yes }}", "an expression is too long");
    row("a long sum", "{{ 1" + repeated("+1", 10'000) + " }}", "an expression is too long");
    row("many branches", "{% if absent %}" + repeated("{% elif absent %}", 3000) + "{% endif %}", "");
  }
  void hasLimits() {
    QFETCH(std::string, source);
    QFETCH(std::string, expected);
    if (expected.empty()) {  // as far as it may go
      QCOMPARE(rendered(source), std::string());
      return;
    }
    const auto [kind, sentence] = refusal(source);
    QVERIFY2(kind != core::ErrorKind::internal && sentence.contains(expected.c_str()), sentence);
  }

 private:
  static void writesWhatIsExpected() {
    QFETCH(std::string, source);
    QFETCH(std::string, expected);
    QCOMPARE(rendered(source), expected);
  }

  static void isRefused(core::ErrorKind wanted) {
    QFETCH(std::string, source);
    QFETCH(std::string, expected);
    const auto [kind, sentence] = refusal(source);
    QVERIFY2(sentence.startsWith(expected.c_str()), sentence);
    QCOMPARE(kind, wanted);
  }
};

BIFRONS_TEST(TestJinjaTemplate)
#include "tst_jinja_template.moc"
