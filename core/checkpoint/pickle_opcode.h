#pragma once

#include <cstdint>
#include <string_view>

namespace core::checkpoint {

/// The instructions that torch.save writes into a pickle; its protocol 2 has more.
enum class PickleOpcode : std::uint8_t {
  protocol = 0x80,
  stop = '.',
  mark = '(',
  none = 'N',
  yes = 0x88,
  no = 0x89,
  integer = 'J',        ///< four bytes, with sign
  integer1 = 'K',       ///< one byte
  integer2 = 'M',       ///< two bytes
  long_integer = 0x8a,  ///< a byte that counts, then so many with sign
  real = 'G',           ///< eight bytes, high byte first
  text = 'X',           ///< four bytes that count, then so many of UTF-8
  empty_tuple = ')',
  tuple = 't',  ///< of all since the mark
  tuple1 = 0x85,
  tuple2 = 0x86,
  tuple3 = 0x87,
  empty_list = ']',
  append = 'a',
  appends = 'e',
  empty_dict = '}',
  set_item = 's',
  set_items = 'u',
  global = 'c',      ///< module and name, a line each
  call = 'R',        ///< of a global with a tuple
  build = 'b',       ///< sets attributes of an object
  persistent = 'Q',  ///< an object that lies outside, by its id
  put = 'q',         ///< into the memo, one byte of number
  long_put = 'r',    ///< four bytes
  get = 'h',
  long_get = 'j',
};

/// The name that Python's pickle module gives to an instruction of any protocol; empty when there is no such one.
std::string_view pickle_opcode_name(std::uint8_t opcode);

}  // namespace core::checkpoint
