#!/usr/bin/env python3
"""many-articles.py FOLDER COUNT: articles for tests that need many, as JSON Lines.

Takes the text files of FOLDER in turn, again and again under new ids, with a line that makes each text its own.
"""

import json
import pathlib
import sys


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    for number in range(count):
        text = f"{texts[number % len(texts)]}\n\nThis is copy {number}.\n"
        print(json.dumps({"id": f"copy-{number:05}", "text": text}, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main()
