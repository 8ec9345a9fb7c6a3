#include "core/checkpoint/pytorch_file.h"

#include <zlib.h>

#include <algorithm>
#include <span>
#include <string_view>

#include "core/base/error.h"
#include "core/checkpoint/file_bytes.h"
#include "core/checkpoint/file_problem.h"
#include "core/checkpoint/pickle_reader.h"
#include "core/checkpoint/pytorch_tensor.h"
#include "core/checkpoint/zip_directory.h"
#include "core/tensor/shape.h"

namespace core::checkpoint {
namespace {

using Bytes = std::span<const std::byte>;

/// Throws unless the file begins as a zip archive does.
void require_archive(Bytes bytes, const std::string& file) {
  constexpr std::string_view archive_start = "PK\x03\x04";
  constexpr std::string_view legacy_start = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";  // behind two bytes
  const std::string_view start = text_of(bytes.first(std::min<std::size_t>(bytes.size(), 16)));
  if (start.starts_with(archive_start)) return;
  if (start.size() > 2 && start.substr(2).starts_with(legacy_start)) {
    unsupported(
        file,
        "it has the format of PyTorch before 1.6, which is not read; load it with torch.load in a newer PyTorch "
        "and save it again with torch.save, or get a copy as safetensors");
  }
  damaged(file, "it does not begin as the zip archive that PyTorch writes");
}

/// The members of the one folder in a PyTorch archive, which is called as the file was when it was saved.
class Archive {
 public:
  Archive(Bytes bytes, const std::string& file)
      : bytes_(bytes), file_(file), members_(read_zip_directory(bytes, file)) {
    constexpr std::string_view pickle_name = "/data.pkl";
    for (const auto& [name, member] : members_) {
      if (!name.ends_with(pickle_name) || name.find('/') != name.size() - pickle_name.size()) continue;
      if (!folder_.empty()) damaged(file_, "it has more than one member data.pkl");
      folder_ = name.substr(0, name.size() - pickle_name.size() + 1);
    }
    if (folder_.empty()) damaged(file_, "it has no member data.pkl, as PyTorch files do");
  }

  /// Null when there is no member with this name.
  [[nodiscard]] const ZipMember* find(std::string_view name) const {
    const auto found = members_.find(join(folder_, name));
    return found == members_.end() ? nullptr : &found->second;
  }

  [[nodiscard]] Bytes bytes_of(const ZipMember& member) const { return bytes_.subspan(member.begin, member.size); }

  void require_little_endian() const {
    const ZipMember* order = find("byteorder");
    if (order == nullptr) return;  // written since PyTorch 2.1
    const std::string_view text = text_of(bytes_of(*order));
    if (text == "big") unsupported(file_, "its numbers have their high byte first, which is not read");
    if (text != "little") damaged(file_, join("its byte order is '", readable(text), "'"));
  }

  [[nodiscard]] Pickle pickle() const {
    const ZipMember& member = *find("data.pkl");
    const Bytes bytes = bytes_of(member);
    // PyTorch writes 0 when it was told to compute no checksums. Larger pickles are refused by read_pickle.
    if (member.checksum != 0 && bytes.size() <= max_pickle_bytes &&
        ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())) != member.checksum) {
      damaged(file_, "its member data.pkl does not have its checksum");
    }
    return read_pickle(bytes, pytorch_globals(), file_);
  }

 private:
  Bytes bytes_;
  const std::string& file_;
  ZipDirectory members_;
  std::string folder_;  // with the slash
};

/// The dict of tensors: the whole, or what scripts for training keep under "state_dict".
const PickleValue& state_dict(const PickleValue& root, const std::string& file) {
  if (root.kind != PickleValue::Kind::dict) unsupported(file, "it does not hold a dict of tensors");
  for (std::size_t i = 0; i < root.items.size(); i += 2) {
    const PickleValue& value = *root.items[i + 1];
    if (root.items[i]->text == "state_dict" && value.kind == PickleValue::Kind::dict) return value;
  }
  return root;
}

/// Elements from the first to behind the last one; nothing when they do not fit into 63 bits.
std::optional<std::uint64_t> extent(const PickledTensor& described) {
  if (std::ranges::count(described.shape, 0) > 0) return 0;
  std::int64_t last = 0;
  for (std::size_t i = 0; i < described.shape.size(); ++i) {
    std::int64_t step = 0;
    if (__builtin_mul_overflow(described.shape[i] - 1, described.strides[i], &step)) return std::nullopt;
    if (__builtin_add_overflow(last, step, &last)) return std::nullopt;
  }
  return static_cast<std::uint64_t>(last) + 1;
}

/// Finds the tensor's place in the archive. Throws when its storage is not there, or does not hold all of it.
MappedTensor placed(const PickledTensor& described, const Archive& archive, const std::string& name,
                    const std::string& file) {
  const auto said = [&] { return join("tensor '", readable(name), "' "); };
  const auto layout = [&] {
    return join("of shape ", tensor::shape_text(described.shape), " and strides ",
                tensor::shape_text(described.strides));
  };
  const ZipMember* member = archive.find(join("data/", described.storage));
  if (member == nullptr) {
    damaged(file, join(said(), "lies in the storage '", readable(described.storage), "', which is missing"));
  }
  const std::uint64_t element_bytes = c10::elementSize(described.dtype);
  if (member->size % element_bytes != 0 || member->size / element_bytes != described.storage_elements) {
    damaged(file,
            join(said(), "lies in the storage '", readable(described.storage), "' of ", described.storage_elements,
                 " elements of ", element_bytes, " bytes, which has ", member->size, " bytes"));
  }
  const TensorInfo info{.dtype = described.dtype, .shape = described.shape};
  const auto bytes = byte_count(info);
  const auto elements = extent(described);
  if (!bytes || !elements || described.offset > described.storage_elements ||
      *elements > described.storage_elements - described.offset) {
    damaged(file, join(said(), layout(), " from element ", described.offset, " does not lie inside its storage of ",
                       described.storage_elements, " elements"));
  }
  if (*bytes > member->size) {
    unsupported(file, join(said(), layout(), " repeats the ", described.storage_elements,
                           " elements of its storage, which is not read"));
  }
  const std::uint64_t begin = member->begin + described.offset * element_bytes;
  return {.info = info, .strides = described.strides, .begin = begin, .end = begin + *elements * element_bytes};
}

}  // namespace

PytorchFile::PytorchFile(const std::filesystem::path& path) : MappedTensors(path) {
  const std::string file = origin();
  require_archive(bytes(), file);
  const Archive archive(bytes(), file);
  archive.require_little_endian();
  const Pickle pickle = archive.pickle();
  const PickleValue& dict = state_dict(pickle.root(), file);
  for (std::size_t i = 0; i < dict.items.size(); i += 2) {
    const PickleValue& key = *dict.items[i];
    if (key.kind != PickleValue::Kind::text || !is_plain_text(key.text)) {
      unsupported(file, join("it has an entry whose name is not plain text: '", readable(key.text), "'"));
    }
    const std::string name(key.text);
    const PickledTensor described = read_pickled_tensor(*dict.items[i + 1], name, file);
    if (!add(name, placed(described, archive, name, file))) {
      damaged(file, join("the tensor '", readable(name), "' is there twice"));
    }
  }
}

}  // namespace core::checkpoint
