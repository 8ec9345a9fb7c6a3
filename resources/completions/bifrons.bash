# Completion of bifrons and bifrons-cli in bash. Commands and options are read from the programs' own --help, once a shell
# for each command, so that they are always those of the version that is installed.
# shellcheck shell=bash

declare -gA _bifrons_help_texts

# Sets help_text to what `$1 [command] --help` says.
_bifrons_help() {
  local key="$*"
  if [[ -z ${_bifrons_help_texts[$key]:-} ]]; then _bifrons_help_texts[$key]=$("$@" --help 2>/dev/null); fi
  help_text=${_bifrons_help_texts[$key]}
}

# Prints the word that --help writes behind the option `$1`, such as DIR; nothing where no value follows it.
_bifrons_value() {
  sed -n "s/^  \(-[^ ]*,\)\?$1\(,[^ ]*\)\? <\?\([A-Z][A-Za-z.]*\).*/\3/p" <<<"$help_text"
}

# Fills COMPREPLY with what can stand for that word.
_bifrons_complete_value() {
  local words
  case $1 in
    DIR)
      mapfile -t COMPREPLY < <(compgen -d -- "$2")
      return
      ;;
    DEVICE) words='auto cpu cuda' ;;
    TYPE) words='auto fp32 bf16 fp16' ;;
    SHAPE) words='janus-pro-1b janus-pro-7b' ;;
    PAGE) words='chat create gallery models settings' ;;
    NAME) words=transformers ;;
    '' | FILE*)
      mapfile -t COMPREPLY < <(compgen -f -- "$2")
      return
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "${words:-}" -- "$2")
}

_bifrons() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} program=("${COMP_WORDS[0]}") help_text words=''
  compopt -o filenames 2>/dev/null
  if [[ ${program[0]} == *-cli ]] && ((COMP_CWORD > 1)); then program+=("${COMP_WORDS[1]}"); fi
  _bifrons_help "${program[@]}"
  if [[ ${program[*]} == *-cli ]]; then words=$(sed -n '/^Commands:/,/^$/s/^  \([a-z]\+\) .*/\1/p' <<<"$help_text"); fi
  if [[ -n $words || $word == -* ]]; then
    words+=" $(sed -n 's/^  \(-[^ ]*\).*/\1/p' <<<"$help_text" | tr ',' '\n' | grep -- '^--') --help"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  elif [[ $before == --* ]]; then
    _bifrons_complete_value "$(_bifrons_value "$before")" "$word"
  else
    _bifrons_complete_value '' "$word"
  fi
}

complete -F _bifrons bifrons bifrons-cli
