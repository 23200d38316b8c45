#!/bin/sh
# Kills (-9) at random moments of a build, of a forgetting, of a repair; then the same command once more. What the store
# says in the end must be, byte for byte, what it says where nothing was killed.
#
#   tools/kill-test.sh SAYSO ARTICLES.jsonl[.gz] [ARTICLES=500] [KILLS=20] [SEED=1] [COMMANDS="build forget repair"]
#
# Takes the first ARTICLES lines, and KILLS kills of each command. After each kill of a forgetting or a repair the store
# must open, if it did before, and say whatever it said before and is to say in the end. Prints the moments and what the
# store held after each kill.
set -eu
sayso=$1 input=$2 articles=${3:-500} kills=${4:-20} seed=${5:-1}
commands=${6:-build forget repair}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT INT TERM
export LC_ALL=C

case $input in
  *.gz) gzip -dc "$input" ;;
  *) cat "$input" ;;
esac 2>/dev/null | head -n "$articles" > "$place/articles.jsonl"

fail() { echo "$*" >&2; exit 1; }
milliseconds() { date +%s%3N; }
# A command that may exit with 1: something was left out, as it should be.
run() { "$sayso" -q "$@" 2> /dev/null || [ $? -eq 1 ]; }
# What a store holds: its articles, and its index with all that is derived. An index is made by who asks.
said() {
  "$sayso" -q query -e 'ASK {}' --store "$1" > /dev/null
  run export --store "$1" | sha256sum | cut -c1-32
  sha256sum < "$(echo "$1"/index/*.index)" | cut -c1-32
}
count_of() { "$sayso" stats --store "$1" --json 2>/dev/null | sed 's/.*"articles":\([0-9]*\).*/\1/'; }
lines_of() { run export --store "$1" | sort; }
same_as() { [ "$(said "$1")" = "$2" ] || fail "the stores differ"; }

# Run a command, kill it at some moment of the time that it should take; false where it was quicker.
killed() {
  takes=$1; shift
  seed=$(((seed * 1103515245 + 12345) % 2147483648))
  moment=$((seed / 65536 % (takes + 1)))
  "$sayso" -q "$@" > /dev/null 2>&1 &
  child=$!
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  is_alive=true
  kill -9 "$child" 2>/dev/null || is_alive=false
  wait "$child" 2>/dev/null || true
  $is_alive
}

# KILLS kills of a command, each of a new copy of a store: `break_off NAME STORE COMMAND…`. The undisturbed command comes
# first; a copy is finished by the command once more and compared with that one.
break_off() {
  name=$1 store=$2; shift 2
  rm -rf "$place/whole.db"; cp -a "$store" "$place/whole.db"
  begun=$(milliseconds)
  run "$@" --store "$place/whole.db"
  takes=$(($(milliseconds) - begun))
  wanted=$(said "$place/whole.db")
  lines_of "$store" > "$place/before"
  lines_of "$place/whole.db" | comm -12 - "$place/before" > "$place/kept"
  echo "$name: $(count_of "$place/whole.db") articles left in $takes ms"
  number=0
  while [ "$number" -lt "$kills" ]; do
    rm -rf "$place/broken.db"; cp -a "$store" "$place/broken.db"
    killed "$takes" "$@" --store "$place/broken.db" || continue
    number=$((number + 1))
    held=$(count_of "$place/broken.db")
    if [ -n "$held" ]; then
      [ -z "$(lines_of "$place/broken.db" | comm -13 - "$place/kept")" ] || fail "kill $number: something is lost"
    else
      [ ! -s "$place/before" ] || fail "kill $number: the store does not open"
      held=none
    fi
    # An article that is forgotten already is none that can be: that is an error, but none of the store.
    "$sayso" -q "$@" --store "$place/broken.db" 2> /dev/null || true
    same_as "$place/broken.db" "$wanted"
    ! holds_forgotten "$place/broken.db" || fail "kill $number: what was forgotten is still there"
    echo "kill $number of $name after $moment ms: articles: $held, then the same"
  done
}

# Whether a store still names an article that was to be forgotten; its index is compared byte by byte.
holds_forgotten() {
  { cat "$1/manifest.jsonl"; gzip -dc "$1"/segments/*.gz; } | grep -aqF -f "$place/forgotten"
}

begun=$(milliseconds)
run build "$place/articles.jsonl" --store "$place/unbroken.db"
whole=$(($(milliseconds) - begun))
unbroken=$(said "$place/unbroken.db")
echo "unbroken: $(count_of "$place/unbroken.db") articles in $whole ms"

# Builds go on where the last one was killed; when one was quicker, the store is begun anew, so that every kill hits a
# build at work.
kill_builds() {
  number=0
  while [ "$number" -lt "$kills" ]; do
    if killed "$whole" build "$place/articles.jsonl" --store "$place/building.db"; then
      number=$((number + 1))
      held=none
      if [ -e "$place/building.db/manifest.jsonl" ]; then
        held=$(count_of "$place/building.db")
        run export --store "$place/building.db" > /dev/null # reads every segment
      fi
      echo "kill $number of build after $moment ms: opens, articles: $held"
    else
      rm -rf "$place/building.db"
    fi
  done
  run build "$place/articles.jsonl" --store "$place/building.db"
  same_as "$place/building.db" "$unbroken"
}

# Every twentieth article is forgotten; behind its name stands one of these wherever it is named.
kill_forgettings() {
  "$sayso" -q query -e 'SELECT ?a { ?a a sayso:Article } ORDER BY ?a' --store "$place/unbroken.db" --format tsv \
    | sed 1d | sed -n '0~20s/[<>]//gp' > "$place/ids"
  sed 's/.*/&>\n&#\n&"/' "$place/ids" > "$place/forgotten"
  # shellcheck disable=SC2046 # IRIs have no blanks
  break_off forget "$place/unbroken.db" forget $(cat "$place/ids")
}

# A damaged segment, then also a lost manifest.
kill_repairs() {
  : > "$place/forgotten"
  cp -a "$place/unbroken.db" "$place/damaged.db"
  segment=$(find "$place/damaged.db/segments" -name '*.gz' | sort | head -n 1)
  head -c "$(($(wc -c < "$segment") / 2))" "$segment" > "$segment.half"
  mv "$segment.half" "$segment"
  break_off "repair of a segment" "$place/damaged.db" repair
  rm "$place/damaged.db/manifest.jsonl"
  break_off "repair of a manifest" "$place/damaged.db" repair
}

for command in $commands; do
  case $command in
    build) kill_builds ;;
    forget) kill_forgettings ;;
    repair) kill_repairs ;;
    *) fail "no command $command" ;;
  esac
  echo "$command: the same after every kill"
done
