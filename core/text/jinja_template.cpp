#include "core/text/jinja_template.h"

#include <utility>

#include "core/text/jinja_expression.h"
#include "core/text/jinja_problem.h"

namespace core::text {

/// How far a template is written out.
struct JinjaTemplate::Rendering {
  static constexpr std::size_t longest_output = std::size_t{64} << 10U;
  static constexpr std::size_t most_work = 50'000;  // words that are worked out; published templates need some hundred

  JinjaScopes variables;
  std::string output = {};
  std::size_t work = 0;

  void write(const std::string& text) {
    output += text;
    if (output.size() > longest_output) refuse_jinja("too much is written");
  }

  void count(std::size_t words) {
    work += words;
    if (work > most_work) refuse_jinja("it goes on for too long");
  }
};

namespace {

using Rendering = JinjaTemplate::Rendering;
using Statement = JinjaTemplate::Statement;
using Block = std::vector<Statement>;

constexpr std::size_t longest_source = std::size_t{64} << 10U;  // published ones have 2
constexpr int deepest = 24;                                     // blocks within blocks

void run(const Block& block, Rendering& rendering) {
  for (const Statement& statement : block) statement(rendering);
}

/// The expression of a piece. Its words are counted when it is worked out, and its errors say the line.
class Work {
 public:
  Work(const JinjaPiece& piece, JinjaExpression expression)
      : line_(piece.line), words_(1 + piece.tokens.size()), expression_(std::move(expression)) {}

  void count(Rendering& rendering) const {
    at_line(line_, [&] { rendering.count(words_); });
  }

  /// What `use` makes of the value.
  template <typename Use>
  auto operator()(Rendering& rendering, const Use& use) const {
    count(rendering);
    return at_line(line_, [&] { return use(expression_(rendering.variables)); });
  }

 private:
  std::size_t line_, words_;
  JinjaExpression expression_;
};

Statement written_out(Work work) {
  return [work = std::move(work)](Rendering& rendering) {
    work(rendering, [&](const JinjaValue& value) { rendering.write(written(value)); });
  };
}

Statement text(const JinjaPiece& piece) {
  return written_out(Work(piece, [text = piece.text](const JinjaScopes&) { return JinjaValue(text); }));
}

/// The value that `words`, which are those of the piece, go on and end with.
Work last_value(const JinjaPiece& piece, JinjaWords& words) {
  Work work(piece, words.value());
  words.expect_end();
  return work;
}

Statement assignment(const JinjaPiece& piece, JinjaWords& words) {
  const std::string name = words.name();
  words.expect_sign("=");
  return [name, work = last_value(piece, words)](Rendering& rendering) {
    work(rendering, [&](JinjaValue value) { rendering.variables.set(name, std::move(value)); });
  };
}

/// A loop is told where it is.
JinjaValue loop_state(std::size_t index, std::size_t length) {
  return {{"index", index + 1},
          {"index0", index},
          {"first", index == 0},
          {"last", index + 1 == length},
          {"length", length}};
}

/// Makes statements of pieces. Errors say the line.
class Builder {
 public:
  explicit Builder(std::vector<JinjaPiece> pieces) : pieces_(std::move(pieces)) {}

  Block whole() {
    Block all = block();
    if (at_ == pieces_.size()) return all;
    fail(pieces_[at_], join("there is “", pieces_[at_].tokens.front().value, "” without a beginning"));
  }

 private:
  [[noreturn]] static void fail(const JinjaPiece& piece, const std::string& what) {
    throw Error(ErrorKind::file_damaged, in_line(piece.line, what));
  }

  [[nodiscard]] bool is_at(std::string_view word) const {
    return at_ < pieces_.size() && pieces_[at_].kind == JinjaPiece::Kind::statement &&
           pieces_[at_].tokens.front().is_name(word);
  }

  /// Takes the piece that comes next, if it is nothing but this word.
  bool take(std::string_view word) {
    if (!is_at(word)) return false;
    const JinjaPiece& piece = pieces_[at_++];
    at_line(piece.line, [&] { JinjaWords(std::span(piece.tokens).subspan(1)).expect_end(); });
    return true;
  }

  /// Up to what ends or continues a block.
  Block block() {
    Block statements;
    while (at_ < pieces_.size() && !is_at("endif") && !is_at("endfor") && !is_at("else") && !is_at("elif")) {
      statements.push_back(statement(pieces_[at_++]));
    }
    return statements;
  }

  Block block_of(const JinjaPiece& opening) {
    if (++depth_ > deepest) at_line(opening.line, [] { refuse_jinja("it is nested too deeply"); });
    Block inside = block();
    --depth_;
    return inside;
  }

  Statement statement(const JinjaPiece& piece) {
    if (piece.kind == JinjaPiece::Kind::text) return text(piece);
    JinjaWords words(piece.tokens);
    if (piece.kind == JinjaPiece::Kind::output) {
      return at_line(piece.line, [&] { return written_out(last_value(piece, words)); });
    }
    const std::string first = at_line(piece.line, [&] { return words.name(); });
    if (first == "if") return branches(piece);
    if (first == "for") return loop(piece, words);
    return at_line(piece.line, [&] {
      if (first != "set") refuse_jinja(join("there is “", first, "”, which is not supported"));
      return assignment(piece, words);
    });
  }

  Statement branches(const JinjaPiece& opening) {
    std::vector<std::pair<Work, Block>> all;
    for (const JinjaPiece* head = &opening; head != nullptr; head = is_at("elif") ? &pieces_[at_++] : nullptr) {
      Work condition = at_line(head->line, [&] {
        JinjaWords words(std::span(head->tokens).subspan(1));
        return last_value(*head, words);
      });
      all.emplace_back(std::move(condition), block_of(*head));
    }
    const Block otherwise = take("else") ? block_of(opening) : Block();
    if (!take("endif")) fail(opening, "there is “if” without “endif”");
    return [all = std::move(all), otherwise](Rendering& rendering) {
      for (const auto& [condition, inside] : all) {
        if (condition(rendering, is_true)) return run(inside, rendering);
      }
      run(otherwise, rendering);
    };
  }

  Statement loop(const JinjaPiece& opening, JinjaWords& words) {
    const auto [variable_name, list_work] = at_line(opening.line, [&] {
      std::string variable = words.name();
      words.expect_name("in");
      Work items(opening, words.plain_value());
      if (words.take_name("if")) refuse_jinja("there is a loop with a condition, which is not supported");
      words.expect_end();
      return std::pair(std::move(variable), std::move(items));
    });
    Block inside = block_of(opening);
    if (is_at("else")) {
      at_line(opening.line, [] { refuse_jinja("there is a loop with “else”, which is not supported"); });
    }
    if (!take("endfor")) fail(opening, "there is “for” without “endfor”");
    return [name = variable_name, list = list_work, inside = std::move(inside)](Rendering& rendering) {
      const auto items = list(rendering, [](const JinjaValue& value) {
        if (!value.is_array()) refuse_jinja("there is a loop over something that is no list");
        return value;
      });
      for (std::size_t i = 0; i < items.size(); ++i) {
        list.count(rendering);  // however little stands inside
        rendering.variables.enter();
        rendering.variables.set(name, items[i]);
        rendering.variables.set("loop", loop_state(i, items.size()));
        run(inside, rendering);
        rendering.variables.leave();
      }
    };
  }

  std::vector<JinjaPiece> pieces_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

std::vector<JinjaPiece> pieces_of(const std::string& source) {
  if (source.size() > longest_source) damaged_jinja(join("it has ", source.size(), " bytes, too many for a template"));
  return cut_jinja(source);
}

}  // namespace

JinjaTemplate::JinjaTemplate(const std::string& source) : statements_(Builder(pieces_of(source)).whole()) {}

std::string JinjaTemplate::render(std::map<std::string, JinjaValue> variables) const {
  Rendering rendering{.variables = JinjaScopes(std::move(variables))};
  run(statements_, rendering);
  return std::move(rendering.output);
}

}  // namespace core::text
