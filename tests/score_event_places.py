#!/usr/bin/env python3
"""score_event_places.py GOLD.jsonl PRED.jsonl [--events FACTS.jsonl] [--errors N]

How well events are tied to the places where they happened. Not part of the test suite: the gold file is yours.

GOLD   one object a line: {"id", "text", "event": {"span": [start, end]}, "locations": [{"span": [start, end]}, …]}: one word
       that tells an event, and where in the text the places stand at which it happened; often none. Code points.
PRED   {"id", "sites": [{"span": [start, end], "inferred": bool}, …]}, what `cargo run --example where < GOLD` prints: the
       places by the same rules for that very word, whether or not sayso codes it as an event.
       Or the facts themselves (`sayso extract --format jsonl` of the same texts): then an event of the facts is found from
       the word if its trigger overlaps the word's span, and its `sites` count.
--events FACTS  count only the sentences whose word lies in the trigger of some event of these facts.

The rule. Micro precision, recall and F1 over (event, place) pairs. A gold place is found if a predicted span overlaps it;
a predicted place is right if it overlaps a gold span. All gold locations count; none is weighted. A sentence without gold
locations has no pair to find, and each place predicted for it is a false alarm. A word for which nothing is predicted, or
for which the facts have no event, finds nothing. Printed too: the same with the places marked as inferred left out, and the
baseline that gives every event the recognised place nearest to it (only for facts, which list the places).
"""
import json
import sys


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def tally(gold, predicted):
    """[right predictions, wrong predictions, gold places found, gold places missed]"""
    found = sum(any(overlap(p, g) for p in predicted) for g in gold)
    right = sum(any(overlap(p, g) for g in gold) for p in predicted)
    return [right, len(predicted) - right, found, len(gold) - found]


def report(name, counts):
    right, wrong, found, missed = counts
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"{name:28s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   right {right} wrong {wrong} missed {missed}")


def read(path):
    with open(path, encoding="utf-8") as lines:
        return {str(row["id"]): row for row in map(json.loads, lines)}


def triggered(facts, span):
    return [e for e in facts.get("events", []) if overlap(e["trigger"], span)]


def sites(row, span):
    if "sites" in row:
        return row["sites"]
    return [site for event in triggered(row, span) for site in event["sites"]]


def spans(found):
    return sorted({tuple(site["span"]) for site in found})


def nearest(facts, span):
    middle = (span[0] + span[1]) / 2
    places = [p["span"] for p in facts["places"]]
    return [min(places, key=lambda p: abs((p[0] + p[1]) / 2 - middle))] if places else []


def main():
    arguments = sys.argv[1:]
    options = {}
    for flag in ("--events", "--errors"):
        if flag in arguments:
            at = arguments.index(flag)
            options[flag] = arguments[at + 1]
            del arguments[at : at + 2]
    if len(arguments) != 2:
        sys.exit(__doc__)
    gold, predicted = read(arguments[0]), read(arguments[1])
    events = read(options["--events"]) if "--events" in options else None
    every, own, base, errors, counted, rules = [0] * 4, [0] * 4, [0] * 4, [], 0, {}
    for key, row in gold.items():
        word = row["event"]["span"]
        if events is not None and not triggered(events.get(key, {}), word):
            continue
        counted += 1
        places = [location["span"] for location in row["locations"]]
        found = sites(predicted.get(key, {}), word)
        here = tally(places, spans(found))
        every = [a + b for a, b in zip(every, here)]
        own = [a + b for a, b in zip(own, tally(places, spans([s for s in found if not s["inferred"]])))]
        if "places" in predicted.get(key, {}):
            base = [a + b for a, b in zip(base, tally(places, nearest(predicted[key], word)))]
        rule = found[0]["rule"] if found else "none"
        rules[rule] = [a + b for a, b in zip(rules.get(rule, [0] * 4), here)]
        if here[1] or here[3]:
            errors.append((row, rule, spans(found)))
    print(f"{counted} of {len(gold)} events")
    report("all places", every)
    report("without the inferred ones", own)
    if any(base):
        report("nearest recognised place", base)
    for rule, (right, wrong, _, missed) in sorted(rules.items(), key=lambda item: -sum(item[1])):
        print(f"  {rule:20s} right {right:4d} wrong {wrong:4d} missed {missed:4d}")
    for row, rule, found in errors[: int(options.get("--errors", 0))]:
        start, end = row["event"]["span"]
        text = row["text"]
        print(f"\n{row['id']} [{rule}] {text[:start]}*{text[start:end]}*{text[end:]}".rstrip())
        print("  found", [text[a:b] for a, b in found], "gold", [text[slice(*l["span"])] for l in row["locations"]])


if __name__ == "__main__":
    main()
