#include "core/text/jinja_template.h"

#include "core/base/error.h"
#include "core/text/jinja_expression.h"

namespace core::text {
namespace {

using Node = JinjaTemplate::Node;
using Nodes = std::vector<Node>;
using Kind = JinjaPiece::Kind;

constexpr std::size_t longest_source = std::size_t{64} << 10U;  // published ones have 2
constexpr std::size_t longest_output = std::size_t{1} << 20U;
constexpr std::size_t most_words = 200'000;  // of pieces that are worked out
constexpr int deepest = 24;  // blocks within blocks

[[noreturn]] void refuse(const std::string& what) { throw Error(ErrorKind::unsupported, what); }
[[noreturn]] void damaged(const std::string& what) { throw Error(ErrorKind::file_damaged, what); }

bool begins_with(const JinjaPiece& piece, std::string_view word) {
  return piece.kind == Kind::statement && piece.tokens.front().is_name(word);
}

/// Puts pieces into the blocks that they stand in.
class Nester {
 public:
  explicit Nester(std::vector<JinjaPiece> pieces) : pieces_(std::move(pieces)) {}

  Nodes all() {
    Nodes nodes = until_end();
    if (at_ < pieces_.size()) damaged(join("it has “", pieces_[at_].tokens.front().value, "” without its beginning"));
    return nodes;
  }

 private:
  [[nodiscard]] bool is_at(std::string_view word) const { return at_ < pieces_.size() && begins_with(pieces_[at_], word); }

  /// Up to what ends or continues a block.
  Nodes until_end() {
    if (++depth_ > deepest) refuse("it is nested too deeply");
    Nodes nodes;
    while (at_ < pieces_.size() && !is_at("endif") && !is_at("endfor") && !is_at("else") && !is_at("elif")) {
      nodes.push_back({std::move(pieces_[at_++]), {}, {}});
      if (begins_with(nodes.back().piece, "if")) finish_if(nodes.back());
      if (begins_with(nodes.back().piece, "for")) finish_for(nodes.back());
    }
    --depth_;
    return nodes;
  }

  void end(std::string_view word) {
    if (!is_at(word)) damaged(join("“", word, "” is missing"));
    ++at_;
  }

  void finish_if(Node& node) {
    node.inside = until_end();
    if (is_at("elif")) {
      if (++depth_ > deepest) refuse("it has too many branches");
      node.otherwise.push_back({std::move(pieces_[at_++]), {}, {}});
      finish_if(node.otherwise.back());
      --depth_;
      return;
    }
    if (is_at("else")) {
      ++at_;
      node.otherwise = until_end();
    }
    end("endif");
  }

  void finish_for(Node& node) {
    node.inside = until_end();
    if (is_at("else")) refuse("it has a loop with “else”, which is not supported");
    end("endfor");
  }

  std::vector<JinjaPiece> pieces_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

class Renderer {
 public:
  explicit Renderer(std::map<std::string, JinjaValue> variables) : scopes_(std::move(variables)) {}

  std::string render(const Nodes& nodes) {
    run(nodes);
    return std::move(output_);
  }

 private:
  void run(const Nodes& nodes) {
    for (const Node& node : nodes) {
      words_ += 1 + node.piece.tokens.size();
      if (words_ > most_words) refuse("it goes on for too long");
      if (node.piece.kind == Kind::text) {
        write(node.piece.text);
      } else if (node.piece.kind == Kind::output) {
        JinjaExpression expression(node.piece.tokens, scopes_);
        write(written(expression.value()));
        expression.expect_end();
      } else {
        run_statement(node);
      }
    }
  }

  void write(const std::string& text) {
    output_ += text;
    if (output_.size() > longest_output) refuse("it writes too much");
  }

  void run_statement(const Node& node) {
    JinjaExpression words(node.piece.tokens, scopes_);
    const std::string statement = words.name();
    if (statement == "if" || statement == "elif") {
      const bool holds = is_true(words.value());
      words.expect_end();
      run(holds ? node.inside : node.otherwise);
    } else if (statement == "for") {
      loop(node, words);
    } else if (statement == "set") {
      assign(words);
    } else {
      refuse(join("it has “", statement, "”, which is not supported"));
    }
  }

  void assign(JinjaExpression& words) {
    const std::string variable = words.name();
    const std::string member = words.take_sign(".") ? words.name() : std::string();
    words.expect_sign("=");
    JinjaValue value = words.value();
    words.expect_end();
    if (member.empty()) {
      scopes_.set(variable, std::move(value));
      return;
    }
    JinjaValue* object = scopes_.find(variable);
    if (object == nullptr || !object->is_object()) refuse(join("it sets “", member, "” of something that is no namespace"));
    (*object)[member] = std::move(value);
  }

  void loop(const Node& node, JinjaExpression& words) {
    const std::string variable = words.name();
    if (!words.take_name("in")) refuse("it has a loop with several variables, which is not supported");
    const JinjaValue list = words.plain_value();
    if (!list.is_array()) refuse("it loops over something that is no list");
    words.expect_end();
    for (std::size_t i = 0; i < list.size(); ++i) {
      scopes_.enter();
      scopes_.set(variable, list[i]);
      scopes_.set("loop", {{"index0", i},
                           {"index", i + 1},
                           {"revindex0", list.size() - 1 - i},
                           {"revindex", list.size() - i},
                           {"length", list.size()},
                           {"first", i == 0},
                           {"last", i + 1 == list.size()}});
      run(node.inside);
      scopes_.leave();
    }
  }

  JinjaScopes scopes_;
  std::string output_;
  std::size_t words_ = 0;
};

}  // namespace

JinjaTemplate::JinjaTemplate(const std::string& source) {
  if (source.size() > longest_source) damaged(join("it has ", source.size(), " bytes, too many for a template"));
  nodes_ = Nester(cut_jinja(source)).all();
}

std::string JinjaTemplate::render(std::map<std::string, nlohmann::json> variables) const {
  return Renderer(std::move(variables)).render(nodes_);
}

}  // namespace core::text
