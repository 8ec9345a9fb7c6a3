#include <QTest>
#include <algorithm>

#include "core/text/bpe_model.h"
#include "tests/support/test_registry.h"

using namespace core::text;

namespace {

/// Each byte is its own token; merged tokens have ids from 1000 on.
BpeModel::ByteTokens bytes_as_ids() {
  BpeModel::ByteTokens tokens{};
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i] = static_cast<TokenId>(i);
  return tokens;
}

TokenIds encoded(const BpeModel& model, std::string_view piece) {
  TokenIds ids;
  model.append(piece, ids);
  return ids;
}

}  // namespace

class TestBpeModel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bytesWithoutMergesStandAlone();
  void theEarlierMergeGoesFirst();
  void theLeftmostPlaceGoesFirst();
  void mergedTokensMergeAgain();
  void theLaterOfTwoMergesOfAPairCounts();
  void wholePiecesNeedNoMerge();
  void tokensGoBehindThoseThatAreThere();
  void aLongPieceTakesNoTime();
};

void TestBpeModel::bytesWithoutMergesStandAlone() {
  const BpeModel model(bytes_as_ids(), {});
  QVERIFY(encoded(model, "aé") == (TokenIds{'a', 0xC3, 0xA9}));
  QVERIFY(encoded(model, "").empty());
}

void TestBpeModel::theEarlierMergeGoesFirst() {
  const std::vector<BpeModel::Merge> merges{{'b', 'c', 1000}, {'a', 'b', 1001}};
  QVERIFY(encoded(BpeModel(bytes_as_ids(), merges), "abc") == (TokenIds{'a', 1000}));
  const std::vector<BpeModel::Merge> turned{merges[1], merges[0]};
  QVERIFY(encoded(BpeModel(bytes_as_ids(), turned), "abc") == (TokenIds{1001, 'c'}));
}

void TestBpeModel::theLeftmostPlaceGoesFirst() {
  const std::vector<BpeModel::Merge> merges{{'a', 'a', 1000}};
  QVERIFY(encoded(BpeModel(bytes_as_ids(), merges), "aaaaa") == (TokenIds{1000, 1000, 'a'}));
}

void TestBpeModel::mergedTokensMergeAgain() {
  const std::vector<BpeModel::Merge> merges{{'a', 'b', 1000}, {1000, 1000, 1001}, {1001, 'a', 1002}};
  const BpeModel model(bytes_as_ids(), merges);
  QVERIFY(encoded(model, "abab") == (TokenIds{1001}));
  QVERIFY(encoded(model, "ababa") == (TokenIds{1002}));
  QVERIFY(encoded(model, "ababab") == (TokenIds{1001, 1000}));
}

void TestBpeModel::theLaterOfTwoMergesOfAPairCounts() {
  const std::vector<BpeModel::Merge> merges{{'a', 'b', 1000}, {'b', 'c', 1001}, {'a', 'b', 1000}};
  QVERIFY(encoded(BpeModel(bytes_as_ids(), merges), "abc") == (TokenIds{'a', 1001}));
}

void TestBpeModel::wholePiecesNeedNoMerge() {
  const BpeModel model(bytes_as_ids(), {}, {{"word", 1000}});
  QVERIFY(encoded(model, "word") == (TokenIds{1000}));
  QVERIFY(encoded(model, "words") == (TokenIds{'w', 'o', 'r', 'd', 's'}));
}

void TestBpeModel::tokensGoBehindThoseThatAreThere() {
  TokenIds ids{7};
  BpeModel(bytes_as_ids(), {}).append("a", ids);
  QVERIFY(ids == (TokenIds{7, 'a'}));
}

/// Half a million merges; a loop that looks at the whole piece for each of them would run into the time limit.
void TestBpeModel::aLongPieceTakesNoTime() {
  constexpr std::size_t size = 1'000'000;
  const std::vector<BpeModel::Merge> merges{{'a', 'a', 1000}};
  const TokenIds ids = encoded(BpeModel(bytes_as_ids(), merges), std::string(size, 'a'));
  QCOMPARE(ids.size(), size / 2);
  QVERIFY(std::all_of(ids.begin(), ids.end(), [](TokenId id) { return id == 1000; }));
}

BIFRONS_TEST(TestBpeModel)
#include "tst_bpe_model.moc"
