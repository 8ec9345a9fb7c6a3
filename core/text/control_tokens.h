#pragma once

#include <array>
#include <string_view>

// The tokens of the Janus template that no text can spell. Their ids differ from model to model and are looked up.
// Mind the characters: the bars of the first three are U+FF5C, the low lines U+2581.
namespace core::text {

inline constexpr std::string_view bos_token = "<｜begin▁of▁sentence｜>";
inline constexpr std::string_view eos_token = "<｜end▁of▁sentence｜>";
inline constexpr std::string_view pad_token = "<｜▁pad▁｜>";
inline constexpr std::string_view begin_of_image_token = "<begin_of_image>";
inline constexpr std::string_view end_of_image_token = "<end_of_image>";
inline constexpr std::string_view image_placeholder_token = "<image_placeholder>";
inline constexpr std::string_view user_token = "<|User|>";            ///< Janus-Pro; Janus-1.3B writes "User" as text
inline constexpr std::string_view assistant_token = "<|Assistant|>";  ///< likewise

inline constexpr std::array template_tokens{
    bos_token,  eos_token,      pad_token, begin_of_image_token, end_of_image_token, image_placeholder_token,
    user_token, assistant_token};

}  // namespace core::text
