#!/bin/sh
# Twenty kills (-9) at random moments of a build, then a rerun: the graph must be that of an unbroken build.
#
#   tools/kill-test.sh SAYSO ARTICLES.jsonl[.gz] [ARTICLES=500] [KILLS=20] [SEED=1]
#
# Takes the first ARTICLES lines. Prints the moments, what the store held after each kill, and both hashes.
set -eu
sayso=$1 input=$2 articles=${3:-500} kills=${4:-20} seed=${5:-1}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT INT TERM

case $input in
  *.gz) gzip -dc "$input" ;;
  *) cat "$input" ;;
esac 2>/dev/null | head -n "$articles" > "$place/articles.jsonl"

hash_of() { "$sayso" stats --store "$1" --canonical-hash --json | sed 's/.*"canonical_hash":"\([0-9a-f]*\)".*/\1/'; }
count_of() { "$sayso" stats --store "$1" --json | sed 's/.*"articles":\([0-9]*\).*/\1/'; }
milliseconds() { date +%s%3N; }

begun=$(milliseconds)
"$sayso" -q build "$place/articles.jsonl" --store "$place/unbroken.db" || [ $? -eq 1 ]
whole=$(($(milliseconds) - begun))
wanted=$(hash_of "$place/unbroken.db")
echo "unbroken: $(count_of "$place/unbroken.db") articles in $whole ms, $wanted"

# Each kill falls somewhere in the time that the rest of the build should take; when the build was
# quicker, the store is begun anew so that every kill hits a build at work.
kill_number=0
while [ "$kill_number" -lt "$kills" ]; do
  seed=$(((seed * 1103515245 + 12345) % 2147483648))
  moment=$((seed / 65536 % whole))
  "$sayso" -q build "$place/articles.jsonl" --store "$place/broken.db" 2>/dev/null &
  child=$!
  sleep "$(printf '%d.%03d' $((moment / 1000)) $((moment % 1000)))"
  if kill -9 "$child" 2>/dev/null; then
    wait "$child" 2>/dev/null || true
    kill_number=$((kill_number + 1))
    held=none
    if [ -e "$place/broken.db/manifest.jsonl" ]; then
      held=$(count_of "$place/broken.db")
      hash_of "$place/broken.db" > /dev/null # reads every segment
    fi
    echo "kill $kill_number after $moment ms: opens, articles: $held"
  else
    wait "$child" 2>/dev/null || true
    rm -rf "$place/broken.db"
  fi
done

"$sayso" -q build "$place/articles.jsonl" --store "$place/broken.db" || [ $? -eq 1 ]
found=$(hash_of "$place/broken.db")
echo "rerun: $(count_of "$place/broken.db") articles, $found"
[ "$found" = "$wanted" ] || { echo "the graphs differ" >&2; exit 1; }
echo "the same graph"
