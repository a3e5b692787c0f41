# What must be on the machine. Each missing thing is one sentence with the way to get it. Sourced after common.sh.

# system_install PACKAGE…: with Debian's package manager, when we are root; says whether it worked.
system_install() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  export DEBIAN_FRONTEND=noninteractive
  (step "Installing $*" apt.log bash -c \
    'apt-get install -y -q --no-install-recommends "$@" || { apt-get update -q && apt-get install -y -q --no-install-recommends "$@"; }' \
    apt "$@")
}

# way DEBIAN-PACKAGE FEDORA-PACKAGE BREW-PACKAGE: the command that gets it on this machine.
way() {
  if command -v apt-get >/dev/null; then say "sudo apt-get install $1"
  elif command -v dnf >/dev/null; then say "sudo dnf install $2"
  elif command -v brew >/dev/null; then say "brew install $3"
  else say "your system's package manager (package $1)"; fi
}

# Sets JAVA_HOME to a JDK of at least 17: BREWLINE_JDK, JAVA_HOME, the java on the path, else the newest there is.
need_jdk() {
  local home on_path=''
  on_path=$(readlink -f "$(command -v javac || true)" 2>/dev/null || true)
  for home in "${BREWLINE_JDK:-}" "${JAVA_HOME:-}" "${on_path%/bin/javac}" "$("$root/install/find-jdk" --newest || true)"; do
    if [ -n "$home" ] && [ "$(jdk_version "$home")" -ge 17 ]; then
      export JAVA_HOME=$home
      return
    fi
  done
  system_install openjdk-17-jdk-headless && home=$("$root/install/find-jdk" --newest) && export JAVA_HOME=$home && return
  fail "Brewline needs a JDK, version 17 or newer: $(way openjdk-17-jdk java-17-openjdk-devel openjdk)"
}
jdk_version() {
  local version=''
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  say "${version:-0}"
}

need_maven() {
  maven_is_there && return
  system_install maven && maven_is_there && return
  fail "Brewline is built with Maven 3.8 or newer: $(way maven maven maven)"
}
maven_is_there() {
  local version
  command -v mvn >/dev/null || return 1
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
  set -- ${version:-0 0}
  [ $(($1 * 100 + $2)) -ge 308 ]
}

# Sets python to one of at least 3.10 that can make virtual environments.
need_python() {
  for python in python3 python3.14 python3.13 python3.12 python3.11 python3.10; do
    "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && return
  done
  system_install python3 python3-venv && python=python3 &&
    "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && return
  fail "JupyterLab needs Python 3.10 or newer with its venv module: $(way "python3 python3-venv" python3 python)"
}

# Charts are drawn by AWT without a screen; on Linux that needs fontconfig and one font.
need_fonts() {
  [ "$(uname)" != Linux ] && return
  command -v fc-list >/dev/null && [ -n "$(fc-list 2>/dev/null | head -n 1)" ] && return
  system_install fontconfig fonts-dejavu-core && return
  fail "Charts need one font: $(way "fontconfig fonts-dejavu-core" "fontconfig dejavu-sans-fonts" fontconfig)"
}

# Sets chromium to the browser of the tests.
need_chromium() {
  for chromium in "${BREWLINE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$chromium" ] && chromium=$(command -v "$chromium") && export chromium && return
  done
  system_install chromium fonts-dejavu-core && chromium=$(command -v chromium) && export chromium && return
  fail "The browser tests need Chromium: $(way chromium chromium chromium)"
}

# Real containers for the tests of exported pipelines. Without them these steps run as local processes.
prefer_podman() {
  [ "$(uname)" = Linux ] || return 0
  { command -v podman && command -v runc; } >/dev/null && return
  system_install podman runc || say "Exported steps are tested as local processes, not in containers: $(way "podman runc" "podman runc" podman)"
}

# The completion is loaded in a real zsh; without one that test is skipped.
want_zsh() {
  command -v zsh >/dev/null && return
  system_install zsh || say "The completion for zsh is not tested without it: $(way zsh zsh zsh)"
}

# A store on a server is tested against a real one; without it these tests are skipped.
want_postgres() {
  command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && return
  system_install postgresql && return
  say "The tests of a store on PostgreSQL are skipped without it: $(way postgresql postgresql-server postgresql)"
}

# Images are pushed to a real registry; without it this test is skipped.
want_registry() {
  [ "$(uname)" = Linux ] || return 0
  command -v docker-registry >/dev/null && return
  system_install docker-registry || say "The test that pushes an image is skipped without it: $(way docker-registry docker-distribution docker-registry)"
}
