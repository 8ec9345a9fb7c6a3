#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <memory>

#include "core/base/error.h"
#include "core/image/codecs.h"

namespace core::image {
namespace {

WebPData as_data(std::string_view bytes) { return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}; }

int find_orientation(std::string_view bytes) {
  const WebPData data = as_data(bytes);
  const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> demuxer(WebPDemux(&data), &WebPDemuxDelete);
  if (!demuxer) return 1;
  WebPChunkIterator chunk{};
  int orientation = 1;
  if (WebPDemuxGetChunk(demuxer.get(), "EXIF", 1, &chunk) != 0) {
    orientation = exif_orientation({reinterpret_cast<const char*>(chunk.chunk.bytes), chunk.chunk.size});
  }
  WebPDemuxReleaseChunkIterator(&chunk);
  return orientation;
}

/// The first frame of an animation on its canvas.
void decode_first_frame(std::string_view bytes, PixelImage& image, const std::string& name) {
  const WebPData data = as_data(bytes);
  WebPAnimDecoderOptions options;
  WebPAnimDecoderOptionsInit(&options);
  options.color_mode = MODE_RGBA;
  const std::unique_ptr<WebPAnimDecoder, decltype(&WebPAnimDecoderDelete)> decoder(WebPAnimDecoderNew(&data, &options),
                                                                                   &WebPAnimDecoderDelete);
  std::uint8_t* rgba = nullptr;
  int timestamp = 0;
  if (!decoder || WebPAnimDecoderGetNext(decoder.get(), &rgba, &timestamp) == 0) {
    throw_damaged(name, "its first frame cannot be decoded");
  }
  for (std::uint8_t* target = image.pixels.data(); target != image.pixels.data() + image.pixels.size();
       target += 3, rgba += 4) {
    std::copy_n(rgba, 3, target);
  }
}

void decode_still(std::string_view bytes, PixelImage& image, const std::string& name) {
  const WebPData data = as_data(bytes);
  if (WebPDecodeRGBInto(data.bytes, data.size, image.pixels.data(), image.pixels.size(), image.width * 3) == nullptr) {
    throw_damaged(name, "its pixels cannot be decoded, or the file ends too early");
  }
}

}  // namespace

bool is_webp(std::string_view bytes) {
  return bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
}

DecodedImage decode_webp(std::string_view bytes, const std::string& name) {
  const WebPData data = as_data(bytes);
  WebPBitstreamFeatures features{};
  if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK) {
    throw_damaged(name, "its head is no head of a WebP file, or the file ends too early");
  }
  DecodedImage decoded;
  decoded.pixels = make_canvas(features.width, features.height, name);
  if (features.has_animation != 0) {
    decode_first_frame(bytes, decoded.pixels, name);
  } else {
    decode_still(bytes, decoded.pixels, name);
  }
  decoded.orientation = find_orientation(bytes);
  return decoded;
}

}  // namespace core::image
