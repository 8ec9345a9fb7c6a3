# Shared parts of installer/run, installer/test and installer/package: system packages, libtorch, configuring and building.
# Sourced by bash with `set -euo pipefail`; the caller sets nothing but may call any function here.
# shellcheck shell=bash

torch_version=2.11.0
torch_packages=("torch==$torch_version" nvidia-cuda-runtime==13.0.96 nvidia-cuda-cupti==13.0.85)
cache_dir="${XDG_CACHE_HOME:-$HOME/.cache}/bifrons"
torch_cpu_dir="$cache_dir/libtorch-$torch_version"
torch_cuda_dir="$cache_dir/libtorch-$torch_version-cuda"
build_dir=build/release

# One entry per line; `a|b` means that either name will do (the name differs between Debian and Ubuntu releases).
build_packages=(
  build-essential cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-base-dev-tools "qt6-svg-dev|libqt6svg6-dev" qt6-qpa-plugins libqt6sql6-sqlite qtkeychain-qt6-dev
  qt6-tools-dev qt6-l10n-tools qt6-translations-l10n libgl1-mesa-dev
  libspdlog-dev libfmt-dev nlohmann-json3-dev libcli11-dev libsentencepiece-dev
  libpcre2-dev libutf8proc-dev
  zlib1g-dev libpng-dev "libjpeg-dev|libjpeg62-turbo-dev|libjpeg-turbo8-dev" libwebp-dev libexif-dev
  fontconfig fonts-dejavu-core fonts-inter
)
# Needed only while libtorch has to be fetched.
fetch_packages=(ca-certificates python3 python3-pip)

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "installer: $*"
  exit 1
}

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$1" 2>/dev/null | cut -c1-2)" = ii ]
}

# Prints the entries of its arguments of which no alternative is installed.
missing_packages() {
  local entry name found
  for entry in "$@"; do
    found=no
    for name in ${entry//|/ }; do
      if is_installed "$name"; then found=yes; fi
    done
    if [ "$found" = no ]; then printf '%s\n' "$entry"; fi
  done
}

# Prints the first alternative that apt can install, or the first one when it knows none.
installable_name() {
  local name candidate
  for name in ${1//|/ }; do
    candidate=$(apt-cache policy "$name" 2>/dev/null | sed -n 's/^ *Candidate: //p')
    if [ -n "$candidate" ] && [ "$candidate" != "(none)" ]; then
      printf '%s\n' "$name"
      return
    fi
  done
  printf '%s\n' "${1%%|*}"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "installing system packages needs root or sudo, and neither is here. Install the packages named above, then start again."
  fi
}

# Installs what is missing of its arguments; touches neither network nor sudo when nothing is.
ensure_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not a Debian or Ubuntu system, so no packages are installed. The build needs: $*"
    return
  fi
  local missing entry
  mapfile -t missing < <(missing_packages "$@")
  if [ "${#missing[@]}" = 0 ]; then return; fi
  say "System packages to be installed with apt-get (as root): ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq ||
    say "apt-get update failed; going on with the package lists that are here."
  local names=()
  for entry in "${missing[@]}"; do names+=("$(installable_name "$entry")"); done
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${names[@]}" ||
    fail "apt-get could not install: ${names[*]}. Its own message stands above."
}

# Prints the libtorch folder inside `$1` (the folder itself, or the one that pip filled), or fails.
torch_root_in() {
  local folder
  for folder in "$1" "$1/torch"; do
    if [ -f "$folder/include/ATen/core/Tensor.h" ] && [ -f "$folder/lib/libtorch_cpu.so" ]; then
      printf '%s\n' "$folder"
      return
    fi
  done
  return 1
}

check_python() {
  command -v python3 >/dev/null || fail "python3 was not found; it is needed once, to fetch libtorch from PyPI. Set BIFRONS_LIBTORCH to a libtorch $torch_version folder to do without."
  python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
    fail "$(python3 --version) is too old: the libtorch wheel $torch_version needs Python 3.10 or newer to be fetched. Set BIFRONS_LIBTORCH to a libtorch $torch_version folder instead."
  python3 -m pip --version >/dev/null 2>&1 ||
    fail "python3 has no pip; it is needed once, to fetch libtorch from PyPI. Install python3-pip, or set BIFRONS_LIBTORCH to a libtorch $torch_version folder."
}

# fetch_torch FOLDER pip-arguments...: fills FOLDER, which appears only when everything is there.
fetch_torch() {
  local folder=$1
  shift
  check_python
  mkdir -p "$cache_dir"
  local partial
  partial=$(mktemp -d "$folder.partial.XXXXXX")
  # shellcheck disable=SC2064  # the folder of this call is meant
  trap "rm -rf '$partial'" EXIT
  PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 python3 -m pip install --quiet --no-cache-dir --no-warn-script-location \
    --root-user-action=ignore --target "$partial/content" "$@" ||
    fail "pip could not fetch: $*. Its own message stands above; a connection to PyPI (or a configured mirror) is needed once."
  torch_root_in "$partial/content" >/dev/null || fail "pip reported success, but $partial/content holds no libtorch."
  rm -rf "$folder"
  mv "$partial/content" "$folder"
  rm -rf "$partial"
  trap - EXIT
}

# Prints the libtorch that the environment names, if any: BIFRONS_LIBTORCH, then each folder of CMAKE_PREFIX_PATH.
torch_from_environment() {
  local folder folders
  if [ -n "${BIFRONS_LIBTORCH:-}" ]; then
    torch_root_in "$BIFRONS_LIBTORCH" ||
      fail "BIFRONS_LIBTORCH is $BIFRONS_LIBTORCH, which holds no include/ATen/core/Tensor.h and lib/libtorch_cpu.so."
    return
  fi
  IFS=':;' read -ra folders <<<"${CMAKE_PREFIX_PATH:-}"
  for folder in "${folders[@]}"; do
    if [ -n "$folder" ] && torch_root_in "$folder"; then return; fi
  done
}

# Sets torch_root. `$1` is `cuda` to fetch the whole CUDA set; where that is here already, it is used in any case.
ensure_torch() {
  torch_root=$(torch_from_environment)
  if [ -n "$torch_root" ]; then return; fi
  if [ "$1" = cuda ] && ! torch_root_in "$torch_cuda_dir" >/dev/null; then
    ensure_packages "${fetch_packages[@]}"
    say "libtorch $torch_version with the whole CUDA set goes from PyPI to $torch_cuda_dir (about 5 GB)."
    fetch_torch "$torch_cuda_dir" "torch==$torch_version"
  fi
  if torch_root=$(torch_root_in "$torch_cuda_dir"); then return; fi
  if ! torch_root_in "$torch_cpu_dir" >/dev/null; then
    ensure_packages "${fetch_packages[@]}"
    say "libtorch $torch_version goes from PyPI to $torch_cpu_dir (530 MB to fetch, 1.1 GB on disk)."
    fetch_torch "$torch_cpu_dir" --no-deps "${torch_packages[@]}"
  fi
  torch_root=$(torch_root_in "$torch_cpu_dir")
}

# Compilations that include libtorch take up to 1.5 GB each: as many at once as cores and memory allow.
parallel_jobs() {
  local cores by_memory
  cores=$(nproc)
  by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
  if [ "${by_memory:-1}" -lt 1 ]; then by_memory=1; fi
  if [ "$cores" -lt "$by_memory" ]; then printf '%s\n' "$cores"; else printf '%s\n' "$by_memory"; fi
}

# Configures build/release for torch_root where that has not been done yet; ninja itself notices later changes.
configure() {
  if [ -f "$build_dir/build.ninja" ] && grep -qxF "BIFRONS_TORCH_ROOT:PATH=$torch_root" "$build_dir/CMakeCache.txt"; then
    return
  fi
  say "Configuring in $build_dir with libtorch from $torch_root."
  cmake --preset release -UBIFRONS_TORCH_ROOT "-DBIFRONS_LIBTORCH=$torch_root" >&2 ||
    fail "CMake could not configure the build; its own message stands above."
}

# build [target...]: everything when no target is named.
build() {
  configure
  local jobs arguments=()
  jobs=$(parallel_jobs)
  if [ "$#" -gt 0 ]; then arguments=(--target "$@"); fi
  say "Building in $build_dir with $jobs at once."
  cmake --build "$build_dir" -j "$jobs" "${arguments[@]}" >&2 || fail "The build failed; the compiler's message stands above."
}

# Sets up everything that a build needs. `$1`: cuda or cpu.
set_up() {
  export CCACHE_DIR="$cache_dir/ccache"
  export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1  # a clone in another folder finds the same objects
  ensure_packages "${build_packages[@]}"
  ensure_torch "$1"
}
