# What the scripts of install/ share: where things are, and how they speak. Sourced, never run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/target
logs=$build/logs
mkdir -p "$logs"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# step "What is done" LOG COMMAND…: runs the command with its output in target/logs/LOG, and shows that it goes on.
step() {
  local what=$1 log=$logs/$2 began=$SECONDS ticker='' status=0
  shift 2
  if [ -t 1 ]; then
    (while :; do printf '\r%s … %d s' "$what" $((SECONDS - began)); sleep 1; done) &
    ticker=$!
  else
    say "$what …"
  fi
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if [ -n "$ticker" ]; then
    kill "$ticker" 2>/dev/null
    wait "$ticker" 2>/dev/null || true
    printf '\r\033[K'
  fi
  if [ $status -ne 0 ]; then
    tail -n 40 "$log" >&2
    fail "$what failed after $((SECONDS - began)) s; the whole output is in $log"
  fi
  say "$what: $((SECONDS - began)) s"
}

# stamp FILE…: one line that changes when the content of any of the files or folders does (build output aside).
stamp() {
  find "$@" \( -name target -o -name .ipynb_checkpoints -o -name __pycache__ -o -name .brewline -o -name .pytest_cache \) \
    -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 $sha256 | $sha256 | cut -d' ' -f1
}
sha256=sha256sum
command -v sha256sum >/dev/null || sha256='shasum -a 256'

# fresh STAMPFILE STAMP: whether the file holds exactly this stamp.
fresh() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }
